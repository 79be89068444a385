"""Whatever is edited and whatever was built before: a build with all that it finds is a clean one, byte for byte.

The engines are cheap ones here, which tell all that the real ones would read; of the real ones, the sample tells more.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from generator import pipeline
from generator.editions.plan import Selection
from generator.output.inputs import Inputs
from generator.output.jobs import Task
from generator.shipped import BASE, shipped
from tests.output import cheap
from tests.output.cheap import cheap_engines
from tests.project import ROOT, copy_good, digests

STEPS, EDITS = 6, 30
SEED = 20_261_126


class Editor:
    """Somebody who edits a project here and there, each time by the throw of a dice."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.patch, self.dice = root, patch, random.Random(SEED)  # noqa: S311 - repeatable, no secret
        self.count = 0
        self.kept: list[dict[Path, bytes]] = []

    def edit(self) -> str:
        """One edit that leaves the data sound; its name."""
        ways: list[Callable[[], Path]] = [
            *(self.number, self.number, self.text, self.text, self.prose_by_hand, self.picture, self.edition),
            *(self.outline, self.template, self.template, self.page_template, self.style, self.style, self.font),
            *(self.settings, self.surroundings, self.day, self.undone),
        ]
        while True:
            way = self.dice.choice(ways)
            before = self.files()
            self.count += 1
            path = way().relative_to(self.root)
            if path.parts[:1] in (("templates",), ("mkdocs.yml",), ()) or self.is_sound():
                self.kept.append(before)
                return way.__name__
            self.restore(before)

    def is_sound(self) -> bool:
        """Whether the data can be built."""
        return not any(problem.severity == "error" for problem in pipeline.check(self.root).problems)

    def files(self) -> dict[Path, bytes]:
        """Everything that an edit may touch."""
        folders = ("data", "catalogs", "docs", "templates")
        paths = [path for name in folders for path in (self.root / name).rglob("*") if path.is_file()]
        return {path: path.read_bytes() for path in (*paths, self.root / "mkdocs.yml")}

    def restore(self, before: dict[Path, bytes]) -> None:
        """Write what is not as it was; nothing else is touched."""
        for path, content in self.files().items():
            if path not in before:
                path.unlink()
            elif before[path] != content:
                path.write_bytes(before[path])
        for path in before.keys() - self.files().keys():
            path.write_bytes(before[path])

    def one_of(self, pattern: str) -> Path:
        return self.dice.choice(sorted(path for path in self.root.glob(pattern) if path.is_file()))

    def change(self, path: Path, pattern: str, new: Callable[[re.Match[str]], str]) -> Path:
        """Change one of the places of a file that look like this, if there is any."""
        text = path.read_text(encoding="utf-8")
        places = list(re.finditer(pattern, text))
        if places:
            place = self.dice.choice(places)
            path.write_text(text[: place.start()] + new(place) + text[place.end() :], encoding="utf-8")
        return path

    def number(self) -> Path:
        return self.change(self.one_of("data/**/*.yml"), r"(?<=: )\d+\b", lambda found: str(int(found[0]) + self.count))

    def text(self) -> Path:
        return self.change(self.one_of("data/**/*.yml"), r"(?<=ru: )\w+", lambda found: f"{found[0]} снова")

    def prose_by_hand(self) -> Path:
        path = self.one_of("docs/**/*.md")
        path.write_text(f"{path.read_text(encoding='utf-8')}\nAgain and again.\n", encoding="utf-8")
        return path

    def picture(self) -> Path:
        path = self.one_of("data/**/*.png")
        Image.new("RGB", (64, 48), (self.count % 256, 80, 80)).save(path)
        return path

    def edition(self) -> Path:
        path = self.one_of("catalogs/*.yml")
        ways = [("[ru, en]", "[ru]"), ("[ru]", "[ru, en]"), ("programme-{", "plan-{"), ("plan-{", "programme-{")]
        text = path.read_text(encoding="utf-8")
        old, new = self.dice.choice([way for way in ways if way[0] in text])
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    def outline(self) -> Path:
        return self.change(self.one_of("catalogs/outlines/*.yml"), r"(?<=ru: )\w+", lambda found: f"{found[0]} иначе")

    def template(self) -> Path:
        mark = f'<span class="n{self.count}"></span>'
        return self.change(
            self.one_of("templates/components/*/*.j2"), r"block content %\}", lambda found: found[0] + mark
        )

    def page_template(self) -> Path:
        path = self.one_of("templates/pages/**/*.html")
        path.write_text(f"{path.read_text(encoding='utf-8')}{{# {self.count} #}}", encoding="utf-8")
        return path

    def style(self) -> Path:
        path = self.one_of("templates/**/*.css")
        path.write_text(f"{path.read_text(encoding='utf-8')}.n{self.count} {{ color: red; }}\n", encoding="utf-8")
        return path

    def font(self) -> Path:
        path = self.one_of("templates/fonts/*/*.*")
        path.write_bytes(path.read_bytes() + b"\0")
        return path

    def settings(self) -> Path:
        path = self.root / "mkdocs.yml"
        text = re.sub(r"(?m)^copyright: .*\n", "", path.read_text(encoding="utf-8"))
        path.write_text(f"{text.rstrip()}\ncopyright: !ENV [COPYRIGHT, '{self.count}']\n", encoding="utf-8")
        return path

    def surroundings(self) -> Path:
        """The environment, of which the settings may ask."""
        self.patch.setenv("COPYRIGHT", str(self.count // 4))
        return self.root

    def day(self) -> Path:
        """The data are of another day."""
        self.patch.setenv("SOURCE_DATE_EPOCH", str(1606780801 + 86_400 * self.count))
        return self.root

    def undone(self) -> Path:
        """All files as they were some edits ago, which were built already."""
        if self.kept:
            self.restore(self.dice.choice(self.kept))
        return self.root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample project with looks of its own."""
    root = copy_good("sample", tmp_path / "project")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "catalogs/outlines", root / "catalogs/outlines", dirs_exist_ok=True)
    return root


def built(root: Path) -> dict[str, str]:
    """Everything that a build publishes, with its digests."""
    outcome = pipeline.build(root, root / "build", Selection(), jobs=2, progress=lambda *_: None)
    assert outcome.published.failures == ()
    return {name: digest for name, digest in digests(root / "build").items() if not name.startswith(".clusterbook")}


def built_clean(root: Path) -> dict[str, str]:
    """The same, with nothing there."""
    (root / "build").rename(root / "warm")
    found = built(root)
    shutil.rmtree(root / "build")
    (root / "warm").rename(root / "build")
    return found


def test_a_warm_build_is_a_clean_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    editor = Editor(project, monkeypatch)
    before = built(project)
    done: list[str] = []
    seen = {frozenset(before.items())}
    for step in range(STEPS):
        names = [editor.edit() for _ in range(EDITS // STEPS + (step < EDITS % STEPS))]
        done += names
        warm = built(project)
        seen.add(frozenset(warm.items()))
        assert warm == built_clean(project), f"after {', '.join(names)}"
    assert len(done) == EDITS
    assert len(seen) > STEPS // 2, "the edits change what is published"


@contextmanager
def saved_meanwhile(
    patch: pytest.MonkeyPatch, save: Callable[[], object], restore: Callable[[], object]
) -> Iterator[None]:
    """What is done to the files when the first work of a build begins, and when it is at its tenth."""
    start, count = cheap.Inline.start, iter(range(10_000))

    def counted(self: cheap.Inline, task: Task) -> None:
        number = next(count)
        if number == 0:
            save()
        if number == 10:
            restore()
        start(self, task)

    with patch.context() as inner:
        inner.setattr(cheap.Inline, "start", counted)
        yield
    assert next(count) > 10, "the build was at work all the time"


@pytest.mark.parametrize("is_frozen", [True, False])
def test_what_is_saved_while_a_build_is_at_work_spoils_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, is_frozen: bool
) -> None:
    """All files are as they were before the build has ended: neither this build nor a later one shows what stood there.

    The control: works that read the project itself would keep it.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    if not is_frozen:
        monkeypatch.setattr(pipeline, "freeze", lambda root, copy, pictures, day, environ, stats: Inputs(root, day))
        shutil.copy(shipped() / "mkdocs.yml", project / BASE)  # which a frozen copy has
    before = built(project)
    shutil.rmtree(project / "build")
    editor = Editor(project, monkeypatch)
    sound = editor.files()

    def save() -> None:
        for way in (editor.font, editor.page_template, editor.settings, editor.style, editor.picture):
            way()

    with saved_meanwhile(monkeypatch, save, lambda: editor.restore(sound)):
        during = built(project)
    assert editor.files() == sound
    assert (during == before) is is_frozen
    assert (built(project) == before) is is_frozen
