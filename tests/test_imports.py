"""The form of the house: who may import whom, one importer for each engine, and nothing that grows too long."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.project import ROOT

# From the left to the right: a part imports only from what stands to its left, never from its neighbours in a group.
ORDER = (
    {"__init__"},
    {"home", "problems", "shipped"},
    {"language"},
    {"charts"},
    {"source"},
    {"model"},
    {"kinds"},
    {"checks"},
    {"components"},
    {"editions"},
    {"checking"},
    {"render"},
    {"output"},
    {"pipeline"},
    {
        "console",
        "control_list",
        "due",
        "exchange",
        "fixing",
        "hosting",
        "links",
        "manifest",
        "pin",
        "release",
        "reports",
        "review",
        "serve",
        "starter",
        "translations",
    },
    {"drift"},
    {"cli", "mkdocs_hook"},
    {"__main__"},
)
IMPORTERS: Mapping[str, tuple[str, ...]] = {
    "yaml": ("source/events.py", "source/quick.py"),
    "pydantic": (
        "model/",
        "kinds/",
        "editions/outline_check.py",
        "editions/seal.py",
        "editions/shown.py",
        "exchange/",
        "drift/printed.py",
    ),
    "pydantic_core": ("model/", "kinds/"),
    "babel": ("language/",),
    "markdown": ("language/handmade.py",),
    "nh3": ("language/handmade.py",),
    "PIL": (
        "checks/pictures.py",
        "output/thumbnails.py",
        "output/press_colours.py",
        "review/pictures.py",
        "review/sheets.py",
    ),
    "pypdfium2": ("review/sheets.py",),
    "zxingcpp": ("render/qr.py",),
    "jinja2": ("render/environment.py", "render/compiled.py"),
    "mkdocs": ("output/mkdocs_engine.py", "mkdocs_hook.py"),
    "material": ("output/mkdocs_engine.py",),
    "selectolax": ("output/markup.py",),
    "fontTools": ("charts/lettering.py", "output/glyphs.py"),
    "vl_convert": ("charts/vega_engine.py",),
    "weasyprint": ("output/weasyprint_engine.py", "output/engine_"),
    "openpyxl": ("exchange/workbook.py",),
    "defusedxml": ("translations/xliff.py",),
    "pydyf": ("output/weasyprint_engine.py", "output/engine_pictures.py", "output/engine_tags.py"),
    "pikepdf": (
        "output/book_manifest.py",
        "output/book_merge.py",
        "output/book_fonts.py",
        "output/booklet.py",
        "output/press_look.py",
        "output/press_pdf.py",
        "output/press_streams.py",
    ),
    "tinycss2": ("output/theme_styles.py", "output/engine_styles.py"),
    "click": ("cli/",),
    "watchfiles": ("serve.py",),
    "markupsafe": ("",),
}
LONGEST_FUNCTION, LONGEST_FILE = 60, 400
# What a worker does without: models and views cost a second of every process that imports them.
UNKNOWN_TO_WORKERS = {"source", "model", "kinds", "checks", "components", "editions"}

Sources = Mapping[str, str]


def sources(folder: str) -> Sources:
    paths = (ROOT / folder).rglob("*.py")
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


def imported(text: str) -> Iterator[str]:
    """Every module that a file imports, wherever in the file; of `from generator import x` it is generator.x."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, "imports are absolute"
            yield from ([f"generator.{alias.name}" for alias in node.names] if node.module == "generator" else [])
            yield node.module


def part(path: str) -> str:
    return path.split("/")[1].removesuffix(".py")


def rank(name: str) -> int:
    return next((place for place, names in enumerate(ORDER) if name in names), 0)


def backward_imports(files: Sources) -> list[str]:
    found = []
    for path, text in files.items():
        own = part(path)
        for module in imported(text):
            name = module.split(".")[1] if module.startswith("generator.") else ""
            if name and name != own and rank(name) and rank(name) >= rank(own):
                found.append(f"{path} imports {module}")
    return found


def stray_imports(files: Sources) -> list[str]:
    found = []
    for path, text in files.items():
        for module in imported(text):
            name = module.partition(".")[0]
            if name in sys.stdlib_module_names or name == "generator":
                continue
            inside = path.removeprefix("generator/")
            if not inside.startswith(IMPORTERS.get(name, ())):
                found.append(f"{path} imports {module}")
    return found


def reached(files: Sources, starts: Iterable[str]) -> set[str]:
    """The files that are imported when these are, with the packages that they lie in."""
    found: set[str] = set()
    left = list(starts)
    while left:
        path = left.pop()
        if path in found or path not in files:
            continue
        found.add(path)
        for module in ("generator", *imported(files[path])):
            steps = module.split(".")
            left += [f"{'/'.join(steps[:end])}/__init__.py" for end in range(1, len(steps) + 1)]
            left.append(f"{'/'.join(steps)}.py")
    return found


def known_to_workers(files: Sources) -> list[str]:
    """What a worker would import and has no use for."""
    starts = [path for path in files if path.endswith(("_works.py", "/worker.py"))]
    return sorted(path for path in reached(files, starts) if part(path) in UNKNOWN_TO_WORKERS)


def long_functions(files: Sources) -> list[str]:
    return [
        f"{path} {node.name}"
        for path, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def long_files(files: Sources) -> list[str]:
    return [path for path, text in files.items() if text.count("\n") > LONGEST_FILE]


def test_every_part_has_its_place() -> None:
    known = set().union(*ORDER)
    assert {part(path) for path in sources("generator")} <= known
    assert {name for name in known if not list((ROOT / "generator").glob(f"{name}*"))} == set()


def test_imports_go_one_way() -> None:
    assert backward_imports(sources("generator")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("generator/model/x.py", "from generator.editions.publications import Page"),
        ("generator/model/x.py", "def f():\n    import generator.pipeline"),
        ("generator/components/x.py", "from generator.editions.subject import Subject"),
        ("generator/editions/x.py", "from generator.render.shown import Shown"),
        ("generator/source/x.py", "from generator import cli"),
        ("generator/console.py", "from generator import starter"),
        ("generator/problems.py", "from generator.language import Lang"),
    ],
)
def test_an_import_backward_is_seen(path: str, text: str) -> None:
    assert len(backward_imports({path: text})) == 1
    assert backward_imports({"generator/__main__.py": text}) == []


def test_each_engine_has_one_importer() -> None:
    assert stray_imports(sources("generator")) == []


@pytest.mark.parametrize(
    "text", ["import yaml", "from weasyprint import HTML", "import requests", "from babel.core import x"]
)
def test_a_stray_import_is_seen(text: str) -> None:
    assert len(stray_imports({"generator/editions/x.py": text})) == 1


def test_every_importer_still_imports() -> None:
    files = sources("generator")
    for name, allowed in IMPORTERS.items():
        for prefix in allowed:
            inside = {path: text for path, text in files.items() if path.removeprefix("generator/").startswith(prefix)}
            modules = {module.partition(".")[0] for text in inside.values() for module in imported(text)}
            assert name in modules, f"{prefix} does not import {name}"


def test_workers_import_neither_models_nor_views() -> None:
    assert known_to_workers(sources("generator")) == []
    assert {"generator/output/print_works.py", "generator/output/weasyprint_engine.py"} <= reached(
        sources("generator"), ["generator/output/print_works.py"]
    )


@pytest.mark.parametrize("text", ["from generator.output.x import y", "def f():\n    import generator.components.y"])
def test_a_model_in_a_worker_is_seen(text: str) -> None:
    files = {
        "generator/output/z_works.py": text,
        "generator/output/x.py": "from generator.components.y import z",
        "generator/components/__init__.py": "",
    }
    assert known_to_workers(files) == ["generator/components/__init__.py"]


@pytest.mark.parametrize("folder", ["generator", "tests"])
def test_functions_are_short(folder: str) -> None:
    assert long_functions(sources(folder)) == []


@pytest.mark.parametrize("folder", ["generator", "tests"])
def test_files_are_short(folder: str) -> None:
    assert list(long_files(sources(folder))) == []


def test_what_is_too_long_is_seen() -> None:
    function = "def f():\n" + "    pass\n" * LONGEST_FUNCTION
    assert long_functions({"x.py": function}) == ["x.py f"]
    assert long_functions({"x.py": function.removesuffix("    pass\n")}) == []
    assert long_files({"x.py": "\n" * (LONGEST_FILE + 1)}) == ["x.py"]
    assert long_files({"x.py": "\n" * LONGEST_FILE}) == []
