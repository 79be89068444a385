"""Compiled templates are kept for later processes; what is broken, or of another text, is compiled anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.render import compiled


def said(text: str, folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What a template of this text says, in a process of its own as it were, and how many were compiled for it."""
    kept = compiled._Compiled()
    kept.keep_in(folder)
    environment, count = Environment(loader=DictLoader({"a": text}), bytecode_cache=kept, autoescape=True), 0
    compile_as_ever = environment.compile

    def counted(*given: object, **named: object) -> object:
        nonlocal count
        count += 1
        return compile_as_ever(*given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(environment, "compile", counted)
    return environment.get_template("a").render(), count


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "code/now"
    assert said("{{ 1 }}", folder, monkeypatch) == ("1", 1)
    assert said("{{ 1 }}", folder, monkeypatch) == ("1", 0)
    assert said("{{ 2 }}", folder, monkeypatch) == ("2", 1)
    assert said("{{ 1 }}", None, monkeypatch) == ("1", 1)


def test_a_broken_file_is_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "code/now"
    said("{{ 1 }}", folder, monkeypatch)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for broken in (b"", whole[:-1], whole[:40] + bytes([whole[40] ^ 1]) + whole[41:]):
        file.write_bytes(broken)
        assert said("{{ 1 }}", folder, monkeypatch) == ("1", 1)
        assert file.read_bytes() == whole


def test_the_folders_of_the_last_programs_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_MOST_PROGRAMS", 2)
    for time, name in enumerate("abcd", start=1):
        said("{{ 1 }}", tmp_path / "code" / name, monkeypatch)
        os.utime(tmp_path / "code" / name, (time, time))
    compiled._Compiled().keep_in(tmp_path / "code/d")
    assert sorted(path.name for path in (tmp_path / "code").iterdir()) == ["c", "d"]


def test_a_folder_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_MOST", 2)
    for number in range(8):
        said(f"{{{{ {number} }}}}", tmp_path / "code/now", monkeypatch)
        assert len(list((tmp_path / "code/now").iterdir())) <= 3
