"""Releases of the site for a server of one's own: whole at every moment, compressed, and led back when asked."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.release import SERVERS, back, release, site_policy
from tests.conftest import Run
from tests.project import digests, write_tree

TEXT = "текст " * 500
PAGES = {
    "index.html": "<p>A</p>",
    "ru/index.html": f"<script>let a = 1</script><p>{TEXT}</p>",
    "ru/picture.png": TEXT,  # no text by its name
    ".nojekyll": "",
}


def site(project: Path, **more: str) -> Path:
    return write_tree(project / "build/site", {**PAGES, **more})


def held(folder: Path, name: str) -> dict[str, str]:
    return digests(folder / "releases" / name)


def test_a_release_holds_the_site_and_its_texts_compressed(tmp_path: Path) -> None:
    built, server = site(tmp_path), tmp_path / "server"
    done = release(built, server, 5)
    assert (server / "current").readlink() == Path("releases", done.name)
    files = {path.relative_to(server / "current").as_posix() for path in (server / "current/").rglob("*")}
    assert files == {*PAGES, "ru", "ru/index.html.gz"}
    packed = (server / "current/ru/index.html.gz").read_bytes()
    assert gzip.decompress(packed) == (built / "ru/index.html").read_bytes()
    other = release(built, tmp_path / "other", 5)
    assert other.name == done.name
    assert held(tmp_path / "other", other.name) == held(server, done.name)  # the same bytes, whenever it is made


def test_what_is_alike_is_the_same_file_and_of_the_same_time(tmp_path: Path) -> None:
    """It takes no room, and browsers keep what they have."""
    built, server = site(tmp_path), tmp_path / "server"
    release(built, server, 5)
    first = (server / "current").resolve()
    site(tmp_path, **{"ru/picture.png": "another"})
    release(built, server, 5)
    second = (server / "current").resolve()
    for name in ("ru/index.html", "ru/index.html.gz"):
        assert (second / name).samefile(first / name)
    assert (first / "ru/picture.png").read_text(encoding="utf-8") == TEXT
    assert (second / "ru/picture.png").read_text(encoding="utf-8") == "another"


def test_releases_come_and_go_and_come_back(tmp_path: Path) -> None:
    server, names = tmp_path / "server", []
    for number in range(5):
        names.append(release(site(tmp_path, **{"ru/number.txt": str(number)}), server, 2).name)
    assert {path.name for path in (server / "releases").iterdir()} == set(names[2:])
    assert not release(tmp_path / "build/site", server, 2).is_new
    assert [back(server).name, back(server).name] == [names[3], names[2]]
    assert (server / "current/ru/number.txt").read_text(encoding="utf-8") == "2"
    with pytest.raises(Exception, match="no earlier release"):
        back(server)
    newest = release(site(tmp_path, **{"ru/number.txt": "9"}), server, 2).name
    # What somebody went back from is not shown again.
    assert (server / "history").read_text(encoding="utf-8").split() == [names[2], newest]
    assert back(server).name == names[2]


def test_what_was_cut_off_is_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built, server = site(tmp_path), tmp_path / "server"
    before = release(built, server, 5)

    def fails(*_: object, **__: object) -> None:
        raise OSError("full")

    site(tmp_path, **{"ru/index.html": "changed"})
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copy2", fails)
        with pytest.raises(OSError, match="full"):
            release(built, server, 5)
    assert (server / "current").readlink().name == before.name
    assert "текст" in (server / "current/ru/index.html").read_text(encoding="utf-8")
    after = release(built, server, 5)
    assert {path.name for path in (server / "releases").iterdir()} == {before.name, after.name}


def test_what_others_laid_beside_the_releases_stays(tmp_path: Path) -> None:
    server = tmp_path / "server"
    first = release(site(tmp_path), server, 1)
    for name in ("mine", ".git", "0123456789ab"):  # the last is called as ours are, and was never shown here
        (server / "releases" / name).mkdir()
    (server / "releases/notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "keep").write_text("mine", encoding="utf-8")
    history = server / "history"
    history.write_text(f"..\n../../keep\n{history.read_text(encoding='utf-8')}", encoding="utf-8")
    for text in ("two", "three"):
        release(site(tmp_path, **{"ru/number.txt": text}), server, 1)
    there = {path.name for path in (server / "releases").iterdir()}
    assert {"mine", ".git", "0123456789ab", "notes.txt"} < there
    assert first.name not in there
    assert len(there) == 6
    assert (tmp_path / "keep").is_file()


def test_servers_are_told_what_the_pages_say(tmp_path: Path, command: Run) -> None:
    built, server = site(tmp_path), tmp_path / "server"
    ran = command("release", str(server), "--root", str(tmp_path))
    assert ran.code == 0
    assert all(f"{server}/{name}" in ran.out for name in SERVERS)
    policy = site_policy(built)
    assert policy.count("sha256-") == 1
    for name in SERVERS:
        text = (server / name).read_text(encoding="utf-8")
        assert f'"{policy}"' in text
        assert f'"{server}/current"' in text
        assert "{folder}" not in text
    assert "read it again" not in command("release", str(server), "--root", str(tmp_path)).out
    site(tmp_path, **{"ru/more.html": "<script>let b = 2</script>"})
    assert command("release", str(server), "--root", str(tmp_path)).out.count("read it again") == len(SERVERS)
    assert command("release", str(server), "--root", str(tmp_path), "--back").code == 0
    empty = tmp_path / "empty"
    empty.mkdir()
    assert command("release", str(server), "--root", str(empty)).code == 2


@pytest.mark.skipif(shutil.which("nginx") is None, reason="there is no nginx here")
def test_nginx_understands_its_file(tmp_path: Path) -> None:
    release(site(tmp_path), tmp_path / "server", 5)
    main = tmp_path / "nginx.conf"
    inner = f"server {{ listen 127.0.0.1:8000; include {tmp_path}/server/nginx.conf; }}"
    paths = "".join(f"{name}_temp_path {tmp_path}/{name}; " for name in ("proxy", "fastcgi", "uwsgi", "scgi"))
    http = f"http {{ client_body_temp_path {tmp_path}/body; access_log off; {paths}{inner} }}"
    main.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} {http}", encoding="utf-8")
    done = subprocess.run(["nginx", "-t", "-c", main], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr
