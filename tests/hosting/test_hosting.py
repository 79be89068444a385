"""Comments and issues on GitHub and GitLab, against a server that answers as these do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.hosting.__main__ import run
from generator.hosting.api import Api, ApiError
from generator.hosting.services import MARK, body_of, service_of
from tests.listening import listening
from tests.project import ROOT

Thing = dict[str, object]
KEY = "secret-key"


class _Service(BaseHTTPRequestHandler):
    """Lists by path, to which things are added and in which they are changed; files; what was asked with which key."""

    lists: ClassVar[dict[str, list[Thing]]] = {}
    files: ClassVar[dict[str, str]] = {}
    keys: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        """A page of a list, a thing, a file, or a way elsewhere."""
        at, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.keys.append((at, self.headers.get("Authorization", "") + self.headers.get("PRIVATE-TOKEN", "")))
        if at in self.lists:
            first = (int(query["page"][0]) - 1) * 100
            self._say(200, json.dumps(self.lists[at][first : first + 100]))
        elif at == "/user":
            self._say(200, '{"id": 7}')
        elif self.files.get(at, "").startswith("http"):
            self.send_response(302)
            self.send_header("Location", self.files[at])
            self.end_headers()
        else:
            self._say(200 if at in self.files else 404, self.files.get(at, "{}"))

    def do_POST(self) -> None:
        """Something new; what a list holds has ids."""
        self.lists[self.path].append({"id": 900, "iid": 90, "number": 90, **self._content()})
        self._say(201, "{}")

    def do_PUT(self) -> None:
        """Something else."""
        at, _, number = self.path.rpartition("/")
        known = self.lists.get(at) or self.lists[at.replace("issues/comments", "issues/5/comments")]
        [one] = [one for one in known if number in map(str, (one.get("id"), one.get("iid"), one.get("number")))]
        one |= self._content()
        self._say(200, "{}")

    do_PATCH = do_PUT  # noqa: N815

    def _content(self) -> Thing:
        found: Thing = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return found

    def _say(self, status: int, text: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the service is."""
    with listening(_Service) as found:
        yield found


@pytest.fixture(autouse=True)
def service() -> type[_Service]:
    """The service with nothing in it."""
    _Service.lists, _Service.files = {}, {}
    _Service.keys.clear()
    return _Service


@pytest.fixture
def github(address: str) -> dict[str, str]:
    """What a job on GitHub knows; request 5 stands at its commit."""
    comments: list[Thing] = [{"id": n, "user": {"type": "User"}, "body": f"{MARK} mine?"} for n in range(120)]
    _Service.lists |= {
        "/repos/o/r/pulls": [{"number": 4, "head": {"sha": "old"}}, {"number": 5, "head": {"sha": "new"}}],
        "/repos/o/r/issues/5/comments": comments,
        "/repos/o/r/issues": [{"number": 8, "title": "Links", "pull_request": {}}],
    }
    known = {"GH_TOKEN": KEY, "GITHUB_REPOSITORY": "o/r", "GITHUB_API_URL": address}
    return {**known, "COMMIT": "new", "OWNER": "fork", "BRANCH": "a&b #1"}


@pytest.fixture
def gitlab(address: str) -> dict[str, str]:
    """What a job on GitLab knows: a request of the house, one of a fork, and one whose job is not done."""
    _Service.lists |= {"/projects/3/merge_requests": [{"iid": n, "sha": f"c{n}"} for n in (1, 2, 9)]}
    for number, project, state in ((1, 3, "success"), (2, 44, "failed"), (9, 3, "running")):
        old: Thing = {"id": number * 10, "sha": "older", "project_id": 3}
        _Service.lists |= {
            f"/projects/3/merge_requests/{number}/pipelines": [
                old,
                {"id": number, "sha": f"c{number}", "project_id": project},
            ],
            f"/projects/{project}/pipelines/{number}/jobs": [{"id": number, "name": "data", "status": state}],
            f"/projects/3/merge_requests/{number}/notes": [{"id": 1, "author": {"id": 6}, "body": MARK}],
        }
        _Service.files[f"/projects/{project}/jobs/{number}/artifacts/review/review.md"] = f"**Review {number}**\n"
    _Service.lists["/projects/3/issues"] = []
    return {"CLUSTERBOOK_TOKEN": KEY, "CI_API_V4_URL": address, "CI_PROJECT_ID": "3"}


def bodies(path: str) -> list[object]:
    return [one.get("body", one.get("description")) for one in _Service.lists[path]]


def test_a_comment_on_github_is_written_once_and_renewed(github: dict[str, str], tmp_path: Path) -> None:
    review = tmp_path / "review.md"
    review.write_text("**1 change**\n", encoding="utf-8")
    assert run(["comment", str(review)], github) == ["#5: written"]
    at = "/repos/o/r/issues/5/comments"
    _Service.lists[at][-1]["user"] = {"type": "Bot"}
    assert len(_Service.lists[at]) == 121  # what others wrote, on the second page too, is left alone
    review.write_text("**2 changes**\n", encoding="utf-8")
    assert run(["comment", str(review)], github) == ["#5: renewed"]
    assert bodies(at)[120:] == [f"{MARK}\n**2 changes**"]
    assert run(["comment", str(review)], {**github, "COMMIT": "gone"}) == ["the request has moved on"]


def test_comments_on_gitlab_stand_beside_every_request_whose_job_is_done(gitlab: dict[str, str]) -> None:
    assert run(["comment"], gitlab) == ["!1: written", "!2: written"]
    for number in (1, 2):
        _Service.lists[f"/projects/3/merge_requests/{number}/notes"][-1]["author"] = {"id": 7}
    _Service.files["/projects/44/jobs/2/artifacts/review/review.md"] = "**Another**"
    assert run(["comment"], gitlab) == ["!1: as before", "!2: renewed"]
    assert bodies("/projects/3/merge_requests/1/notes") == [MARK, f"{MARK}\n**Review 1**\n"]
    assert bodies("/projects/3/merge_requests/2/notes") == [MARK, f"{MARK}\n**Another**"]
    assert bodies("/projects/3/merge_requests/9/notes") == [MARK]


@pytest.mark.parametrize("where", ["github", "gitlab"])
def test_an_issue_is_opened_renewed_and_closed(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    environment: dict[str, str] = request.getfixturevalue(where)
    due = tmp_path / "due.md"
    said = []
    for text in ("", "- one\n", "- two\n", "\n"):
        due.write_text(text, encoding="utf-8")
        said += run(["issue", "Links", str(due)], environment)
    assert [line.removeprefix("Links: ") for line in said] == ["nothing to say", "opened", "renewed", "closed"]
    issue = _Service.lists["/repos/o/r/issues" if where == "github" else "/projects/3/issues"][-1]
    assert issue.get("body", issue.get("description")) == "- two"
    assert "close" in str(issue.get("state", issue.get("state_event")))


def test_a_key_is_not_taken_to_another_host(address: str) -> None:
    other = address.replace("127.0.0.1", "localhost")
    _Service.files |= {"/here": f"{address}/file", "/there": f"{other}/file", "/file": "content"}
    api = Api(address, {"PRIVATE-TOKEN": KEY})
    assert (api.text("/here"), api.text("/there")) == ("content", "content")
    assert _Service.keys == [("/here", KEY), ("/file", KEY), ("/there", KEY), ("/file", "")]


def test_a_comment_is_never_refused_for_its_length() -> None:
    assert len(body_of("я" * 70_000)) == 65_536


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"GITHUB_REPOSITORY": "o/other"}, "404"),
        ({"GITHUB_API_URL": "http://127.0.0.1:9"}, "refused"),
        ({"GH_TOKEN": ""}, "no key"),
    ],
)
def test_a_service_that_refuses_is_told_in_one_line_without_the_key(
    github: dict[str, str], wrong: dict[str, str], said: str
) -> None:
    command = [sys.executable, "-S", "-m", "generator.hosting", "comment", os.devnull]  # Python itself is enough
    environment = {"PATH": os.environ["PATH"], **github, **wrong}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("clusterbook: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert KEY not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["comment", "a", "b"], ["issue", "x"], ["say"]])
def test_what_nobody_means_is_refused(arguments: list[str]) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        run(arguments, {})


def test_a_service_without_a_key_is_none() -> None:
    with pytest.raises(ApiError, match="no key"):
        service_of({"CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_PROJECT_ID": "3"})
