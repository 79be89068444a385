"""A docs folder made into a site by the engine, page by page, as the units of the site have it."""

from __future__ import annotations

from pathlib import Path

from generator.output.listing import fill
from generator.output.mkdocs_engine import (
    make_page,
    not_found_page,
    open_site,
    search_settings,
    theme_files,
    told,
)
from generator.output.search import search_index
from generator.output.stats import files_under


def build_site(config: Path, target: Path) -> tuple[int, tuple[str, ...]]:
    """The site of the configuration, whose docs lie in `docs/` beside it: how many pages, and what is wrong."""
    docs = config.parent / "docs"
    names = sorted(files_under(docs, "."))
    texts = {name: (docs / name).read_text("utf-8") for name in names if name.endswith(".md")}

    def make() -> None:
        site = open_site(config, tuple(texts))
        made = [make_page(site, name, text) for name, text in texts.items()]
        index = search_index(search_settings(site), [entry for page in made for entry in page.entries])
        others = {name: docs / name for name in names if name not in texts}
        pages = {page.target: page.html for page in made}
        extra = {"404.html": not_found_page(site), "search/search_index.json": index}
        fill(target, {**theme_files(site), **others, **pages, **extra})

    return len(texts), told(make)
