"""What MkDocs is given for one language: a docs folder and a configuration. Only what changed is written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.components.picture import Picture
from generator.editions.publications import Site
from generator.output.drawings import charts
from generator.render.drawings import Svgs, chart_files
from generator.render.places import media_path
from generator.render.settings import accents_css
from generator.render.styles import bundle
from generator.source.pictures import bare_picture

_NO_ACCENT = "#0b6e74"  # of pages that belong to no cluster, as in site-base.css
Content = Mapping[str, bytes | Path]


def write_docs(folder: Path, content: Content) -> None:
    """Make the folder hold exactly the content: relative path → bytes, or a file to copy."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in content:
            path.unlink()
    for name, data in content.items():
        _write(folder / name, data)


def _write(path: Path, data: bytes | Path) -> None:
    new = data.read_bytes() if isinstance(data, Path) else data
    if path.is_file() and path.read_bytes() == new:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, Path):
        shutil.copyfile(data, path)
    else:
        path.write_bytes(new)


def styles(root: Path, site: Site) -> dict[str, bytes]:
    """One style sheet for all pages of a language, with the colours of its clusters, and one for the root page."""
    sheets = {
        "site": bundle(root / "templates", "site") + "\n" + accents_css(site.accents),
        "root": bundle(root / "templates", "root"),
    }
    return {f"assets/stylesheets/{name}.css": text.encode() for name, text in sheets.items()}


def fonts(root: Path) -> dict[str, Path]:
    """The web fonts, where the style sheets look for them."""
    return {f"assets/fonts/{path.name}": path for path in sorted((root / "templates/fonts/web").glob("*.woff2"))}


def pictures(root: Path, site: Site) -> dict[str, bytes]:
    """The pictures of the pages by their path in the docs folder, without what cameras and others write into them."""
    files = {block.view.file for page in site.pages for block in page.section.blocks if isinstance(block.view, Picture)}
    return {media_path(file): bare_picture((root / file).read_bytes()) for file in sorted(files)}


def downloads(site: Site, svgs: Svgs) -> dict[str, bytes]:
    """The files of every chart, in a folder under the address of its page."""
    accents = {slug: light for slug, light, _ in site.accents}
    return {
        f"{page.path.removesuffix('.md').removesuffix('index')}/charts/{name}".replace("//", "/").removeprefix(
            "/"
        ): data
        for page in site.pages
        for chart in charts(page.sections)
        for name, data in chart_files(chart, svgs, accents.get(page.accent, _NO_ACCENT), site.voice).items()
    }


def write_config(path: Path, settings: Mapping[str, object]) -> None:
    """The configuration as JSON, which is YAML too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True).encode())
