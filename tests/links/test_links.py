"""Links to other sites: found wherever they stand, asked within bounds, and told in words."""

from __future__ import annotations

import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar
from unittest.mock import Mock

import pytest

from generator.checking import check
from generator.language import LANGS
from generator.links import report
from generator.links.ask import Answer, Manner, State, ask, ask_all, is_public
from generator.links.collect import Where, external
from generator.problems import Location, Severity
from tests.conftest import Run
from tests.listening import listening
from tests.project import write_tree

MANNER = Manner(timeout=0.3, pause=0, redirects=3, may_ask=lambda address: True)
WHERE = (Where(Location("data/sources.yml", 3, 5), "/sources:survey"),)


class _Server(BaseHTTPRequestHandler):
    """Says what its path asks for: /404, /301/404 … ; counts what it was asked."""

    asked: ClassVar[Counter[str]] = Counter()
    together, most = 0, 0
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        """Answer the first thing that is asked."""
        with self.lock:
            _Server.asked[f"{self.command} {self.path}"] += 1
            _Server.together += 1
            _Server.most = max(_Server.most, _Server.together)
        time.sleep(0.01)
        with self.lock:  # whoever has an answer may ask again at once
            _Server.together -= 1
        self._answer()

    def _answer(self) -> None:
        first, _, rest = self.path.strip("/").partition("/")
        if first == "silent":
            time.sleep(1)
        elif first == "slow":
            for letter in "HTTP/1.1 200 OK and so on and on":
                time.sleep(0.1)
                self.wfile.write(letter.encode())
        elif first == "garbage":
            self.wfile.write(b"\x00\xff" * 99 + b"\r\n\r\n")
        else:
            status = 405 if first == "get-only" and self.command == "HEAD" else int(first) if first.isdecimal() else 200
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", rest if rest.startswith(("http:", "https:")) else f"/{rest or first}")
            self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that says what it is asked to."""
    with listening(_Server) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/200", Answer(State.FOUND, "200")),
        ("/get-only", Answer(State.FOUND, "200")),
        ("/страница?и=так", Answer(State.FOUND, "200")),
        ("/301/200", Answer(State.MOVED, "{}/200")),
        ("/302/200", Answer(State.FOUND, "200")),
        ("/302/301/200", Answer(State.FOUND, "200")),  # what is passing may lead elsewhere tomorrow
        ("/301/404", Answer(State.BROKEN, "404")),
        ("/301", Answer(State.BROKEN, "redirects")),
        ("/301/https://host.example/", Answer(State.SAMPLE)),
        ("/301/http://[", Answer(State.BROKEN, "address")),
        ("/404", Answer(State.BROKEN, "404")),
        ("/410", Answer(State.BROKEN, "410")),
        ("/403", Answer(State.UNSURE, "403")),
        ("/429", Answer(State.UNSURE, "429")),
        ("/503", Answer(State.UNSURE, "503")),
        ("/silent", Answer(State.UNSURE, "timeout")),
        ("/slow", Answer(State.UNSURE, "timeout")),
        ("/garbage", Answer(State.BROKEN, "connection")),
    ],
)
def test_what_a_server_says_is_told(path: str, answer: Answer, server: str) -> None:
    expected = replace(answer, detail=answer.detail.format(server))
    assert ask(server + path, MANNER) == expected


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (10, Answer(State.BROKEN, "certificate")),  # it has ended
        (62, Answer(State.BROKEN, "certificate")),  # it is that of another host
        (18, Answer(State.UNSURE, "issuer")),
        (20, Answer(State.UNSURE, "issuer")),  # as where a country has an authority of its own
    ],
)
def test_a_certificate_that_is_wrong_is_not_one_of_an_unknown_issuer(
    code: int, answer: Answer, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    monkeypatch.setattr("generator.links.ask._request", Mock(side_effect=error))
    assert ask(f"{server}/200", MANNER) == answer


def test_what_is_no_page_is_told(server: str) -> None:
    assert ask(server.replace("http:", "https:"), MANNER) == Answer(State.BROKEN, "encryption")
    assert ask("http://127.0.0.1:1/", MANNER) == Answer(State.BROKEN, "connection")
    assert ask("https://user@host/", MANNER) == Answer(State.BROKEN, "address")
    assert ask("https://" + "a" * 99 + "/", MANNER) == Answer(State.BROKEN, "address")
    assert ask("https://plant.example/", MANNER) == Answer(State.SAMPLE)
    assert ask_all(["http://[", "https://plant.example/"], MANNER)["http://["] == Answer(State.BROKEN, "address")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        *((one, False) for one in ("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.0.1", "169.254.169.254")),
        *((one, False) for one in ("0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::")),  # noqa: S104
        *((one, False) for one in ("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::")),
    ],
)
def test_which_addresses_are_public(address: str, said: bool) -> None:
    assert is_public(address) is said


def test_nobody_is_asked_inside_of_a_network(server: str) -> None:
    """Neither at once nor by being sent there."""
    before = _Server.asked.copy()
    assert ask(f"{server}/200", Manner()) == Answer(State.INSIDE)
    assert _Server.asked == before
    calls = iter([True, False])
    once = replace(MANNER, may_ask=lambda address: next(calls))
    assert ask(f"{server}/302/200", once) == Answer(State.INSIDE)
    assert (_Server.asked - before).total() == 1


def test_a_host_is_asked_once_at_a_time_and_left_alone_when_it_is_silent(server: str) -> None:
    _Server.most = 0
    found = ask_all([f"{server}/200/{number}" for number in range(9)], MANNER)
    assert {answer.state for answer in found.values()} == {State.FOUND}
    assert _Server.most == 1
    before = _Server.asked.copy()
    found = ask_all([f"{server}/silent/{number}" for number in range(6)], replace(MANNER, timeout=0.05))
    assert set(found.values()) == {Answer(State.UNSURE, "timeout")}
    found = ask_all([f"{server}/429/{number}" for number in range(6)], MANNER)
    assert set(found.values()) == {Answer(State.UNSURE, "429")}
    assert (_Server.asked - before).total() == 3 + 1


def test_links_are_found_wherever_they_stand(minimal_project: Path) -> None:
    sources = "sample-survey: {text: {ru: 'Опрос, [тут](https://a.example/x_(y)#part)', en: 'Survey, [a](https://b.example/)'}}\n"
    page = "# О нас\n\nТекст [тут](https://a.example/x_(y)) и [почта](mailto:a@b.example).\n"
    write_tree(minimal_project, {"data/sources.yml": sources, "docs/ru/us.md": page, "docs/en/us.md": "# Us\n"})
    checked = check(minimal_project)
    assert checked.atlas is not None, checked.problems
    found = external(checked.atlas, checked.hand)
    assert {address: [(str(one.at), one.record) for one in places] for address, places in found.items()} == {
        "https://a.example/x_(y)": [("data/sources.yml:1:24", "/sources:sample-survey"), ("docs/ru/us.md:3:13", "")],
        "https://b.example/": [("data/sources.yml:1:74", "/sources:sample-survey")],
    }


@pytest.mark.parametrize("lang", LANGS)
def test_each_state_is_told_with_its_place(lang: str) -> None:
    answers = {f"https://{state}.example/": Answer(state, "404") for state in State}
    places = dict.fromkeys(answers, WHERE)
    told = list(report.problems(answers, places, lang))
    assert len(told) == len(State) - 1  # what is there is not told
    assert {one.address for one in told} == {"/sources:survey"}
    assert {one.rule for one in told if one.severity is Severity.WARNING} == {
        "link-broken",
        "link-inside",
        "link-sample",
    }
    issue = "\n".join(report.as_issue(answers, places, 2, lang))
    assert issue.count("- [ ]") == len(told)
    assert all(address in issue for address in answers if "found" not in address)
    assert not report.is_sound(answers)
    sound = {"https://found.example/": Answer(State.FOUND), "https://unsure.example/": Answer(State.UNSURE, "503")}
    assert report.is_sound(sound)
    assert list(report.as_issue({"https://found.example/": Answer(State.FOUND)}, places, 0, lang)) == []


def test_an_issue_is_never_too_long() -> None:
    answers = {f"https://{number}.example/": Answer(State.BROKEN, "404") for number in range(5_000)}
    issue = "\n".join(report.as_issue(answers, dict.fromkeys(answers, WHERE), 0, "en"))
    assert 50_000 < len(issue) < 65_536
    assert issue.endswith("The rest is told by: clusterbook links")


def test_a_machine_without_a_network_says_so() -> None:
    lost, there = Answer(State.BROKEN, "name"), Answer(State.FOUND, "200")
    assert report.is_offline({"a": lost, "b": lost, "c": Answer(State.SAMPLE)})
    assert not report.is_offline({"a": lost, "b": there})
    assert not report.is_offline({})


def test_the_command_tells_and_counts(minimal_project: Path, command: Run) -> None:
    """With names that are kept for examples nobody is asked."""
    text = "sample-survey: {text: {ru: 'Опрос [тут](https://a.example/)', en: 'Survey [here](https://b.example/)'}}\n"
    write_tree(minimal_project, {"data/sources.yml": text})
    ran = command("links", "--root", str(minimal_project))
    assert ran.code == 1
    assert ran.err.count("link-sample") == 2
    ran = command("links", "--root", str(minimal_project), "--format", "issue", "--most", "1", lang="ru")
    assert (ran.code, ran.err) == (0, "")
    said = ran.out.replace("\u00a0", " ")
    assert said.startswith(
        "### Адреса из примеров\n\n- [ ] `https://a.example/`. `/sources:sample-survey` (data/sources.yml:"
    )
    assert said.endswith("Не проверена еще 1 ссылка\n")
