"""Requests to the API of a hosting service."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_LONGEST = 30  # seconds that an answer may take
_LARGEST = 2_000_000  # bytes of an answer
_MOST = 50  # pages of a list, of a hundred each
_SECRETS = ("Authorization", "Private-token")

Json = dict[str, object]


class ApiError(Exception):
    """The service refuses, or is not there; the text says what was asked and what it answered, never with which key."""


class _Redirects(HTTPRedirectHandler):
    """Follows where files lie elsewhere, without taking the key along to another host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        if new is not None and urlsplit(new.full_url)[:2] != urlsplit(req.full_url)[:2]:
            for name in _SECRETS:
                new.remove_header(name)
        return new


@dataclass(frozen=True)
class Api:
    """A service under its address, asked with a key in one of its headers."""

    address: str
    headers: Mapping[str, str]

    def get(self, path: str) -> Json:
        """One thing. ApiError where there is none."""
        found = self._json("GET", path)
        if not isinstance(found, dict):
            raise ApiError(f"GET {path}: not what was expected")
        return found

    def all(self, path: str) -> Iterator[Json]:
        """All that a list holds, page by page."""
        sign = "&" if "?" in path else "?"
        for page in range(1, _MOST + 1):
            found = self._json("GET", f"{path}{sign}per_page=100&page={page}")
            if not isinstance(found, list):
                raise ApiError(f"GET {path}: not what was expected")
            yield from (one for one in found if isinstance(one, dict))
            if len(found) < 100:
                return

    def text(self, path: str) -> str:
        """A file, as far as it can be read."""
        return self._ask("GET", path, None).decode(errors="replace")

    def send(self, method: str, path: str, content: Json) -> None:
        """Make or change one thing."""
        self._ask(method, path, json.dumps(content).encode())

    def _json(self, method: str, path: str) -> object:
        try:
            found: object = json.loads(self._ask(method, path, None))
        except ValueError as error:
            raise ApiError(f"{method} {path}: the answer is no JSON") from error
        return found

    def _ask(self, method: str, path: str, body: bytes | None) -> bytes:
        headers = {"Accept": "application/json", "User-Agent": "clusterbook", **self.headers}
        request = Request(f"{self.address.rstrip('/')}{path}", body, headers, method=method)  # noqa: S310 - told by the service
        if body is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with build_opener(_Redirects).open(request, timeout=_LONGEST) as answer:
                found: bytes = answer.read(_LARGEST)
        except HTTPError as error:
            error.close()
            raise ApiError(f"{method} {path}: {error.code} {error.reason}") from error
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise ApiError(f"{method} {path}: {getattr(error, 'reason', error)}") from error
        return found
