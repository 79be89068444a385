"""GitHub and GitLab: one comment of ours beside a request, and one issue of a title, each renewed in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.hosting.api import Api, ApiError, Json

MARK = "<!-- clusterbook review -->"  # by which the comment is found again
_LARGEST = 65_536  # characters of a comment
_REVIEW, _JOB = "review/review.md", "data"  # what the job of a request leaves


@dataclass(frozen=True)
class GitHub:
    """A repository on GitHub."""

    api: Api
    repository: str

    def request_of(self, commit: str, owner: str, branch: str) -> int | None:
        """The open request whose last commit this is; None where it has moved on."""
        head = quote(f"{owner}:{branch}", safe=":")
        for one in self.api.all(f"/repos/{self.repository}/pulls?state=open&head={head}"):
            if _inner(one, "head", "sha") == commit:
                return _number(one, "number")
        return None

    def comment(self, request: int, text: str) -> str:
        """Write the comment, or renew it; what was done."""
        comments = f"/repos/{self.repository}/issues/{request}/comments"
        body = body_of(text)
        for one in self.api.all(comments):
            if _inner(one, "user", "type") == "Bot" and str(one.get("body", "")).startswith(MARK):
                self.api.send("PATCH", f"/repos/{self.repository}/issues/comments/{_number(one, 'id')}", {"body": body})
                return "renewed"
        self.api.send("POST", comments, {"body": body})
        return "written"

    def issue(self, title: str, text: str) -> str:
        """Open the issue, renew it, or close it where there is no text; what was done."""
        issues = f"/repos/{self.repository}/issues"
        for one in self.api.all(f"{issues}?state=open"):
            if one.get("title") == title and "pull_request" not in one:
                change: Json = {"body": text} if text else {"state": "closed"}
                self.api.send("PATCH", f"{issues}/{_number(one, 'number')}", change)
                return "renewed" if text else "closed"
        if text:
            self.api.send("POST", issues, {"title": title, "body": text})
        return "opened" if text else "nothing to say"


@dataclass(frozen=True)
class GitLab:
    """A project on GitLab."""

    api: Api
    project: str

    def reviews(self) -> Iterator[tuple[int, str]]:
        """The open requests whose last pipeline has left a review, with its text. The pipeline of a fork runs there."""
        for one in self.api.all(f"{self._at}/merge_requests?state=opened"):
            request = _number(one, "iid")
            for pipeline in self.api.all(f"{self._at}/merge_requests/{request}/pipelines"):
                if pipeline.get("sha") != one.get("sha"):
                    continue
                text = self._left(f"/projects/{_number(pipeline, 'project_id')}", _number(pipeline, "id"))
                if text:
                    yield request, text
                break

    def _left(self, project: str, pipeline: int) -> str:
        """What the job has left; nothing where it is not done, or where it may not be read."""
        try:
            for job in self.api.all(f"{project}/pipelines/{pipeline}/jobs"):
                if job.get("name") == _JOB and job.get("status") in ("success", "failed"):
                    return self.api.text(f"{project}/jobs/{_number(job, 'id')}/artifacts/{_REVIEW}")
        except ApiError:
            return ""
        return ""

    def comment(self, request: int, text: str) -> str:
        """Write the comment, or renew it where it says something else; what was done."""
        notes, body = f"{self._at}/merge_requests/{request}/notes", body_of(text)
        own = self.api.get("/user").get("id")
        for one in self.api.all(notes):
            if _inner(one, "author", "id") == own and str(one.get("body", "")).startswith(MARK):
                if str(one.get("body", "")).strip() == body.strip():
                    return "as before"
                self.api.send("PUT", f"{notes}/{_number(one, 'id')}", {"body": body})
                return "renewed"
        self.api.send("POST", notes, {"body": body})
        return "written"

    def issue(self, title: str, text: str) -> str:
        """Open the issue, renew it, or close it where there is no text; what was done."""
        issues = f"{self._at}/issues"
        for one in self.api.all(f"{issues}?state=opened"):
            if one.get("title") == title:
                change: Json = {"description": text} if text else {"state_event": "close"}
                self.api.send("PUT", f"{issues}/{_number(one, 'iid')}", change)
                return "renewed" if text else "closed"
        if text:
            self.api.send("POST", issues, {"title": title, "description": text})
        return "opened" if text else "nothing to say"

    @property
    def _at(self) -> str:
        return f"/projects/{quote(self.project, safe='')}"


def body_of(text: str) -> str:
    """A comment that is found again, and is never refused for its length."""
    return f"{MARK}\n{text}"[:_LARGEST]


def service_of(environment: Mapping[str, str]) -> GitHub | GitLab:
    """The service on which a job runs, with the key that it was given. ApiError where there is none."""
    token = environment.get("GH_TOKEN", "")
    if token and environment.get("GITHUB_REPOSITORY"):
        address = environment.get("GITHUB_API_URL", "https://api.github.com")
        return GitHub(Api(address, {"Authorization": f"Bearer {token}"}), environment["GITHUB_REPOSITORY"])
    token = environment.get("CLUSTERBOOK_TOKEN", "")
    if token and environment.get("CI_API_V4_URL") and environment.get("CI_PROJECT_ID"):
        return GitLab(Api(environment["CI_API_V4_URL"], {"PRIVATE-TOKEN": token}), environment["CI_PROJECT_ID"])
    raise ApiError("no key: GH_TOKEN on GitHub, CLUSTERBOOK_TOKEN on GitLab")


def _inner(one: Json, key: str, inner: str) -> object:
    found = one.get(key)
    return found.get(inner) if isinstance(found, dict) else None


def _number(one: Json, key: str) -> int:
    found = one.get(key)
    if not isinstance(found, int):
        raise ApiError(f"the answer has no {key}")
    return found
