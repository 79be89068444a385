"""Markdown and configuration → site; the only module that imports MkDocs. Runs in a worker process."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.output.engine_log import collected


def build_site(config_file: Path, target: Path) -> tuple[int, tuple[str, ...]]:
    """Build the site into the target folder: number of its pages, and everything MkDocs warns of."""
    with collected("mkdocs") as problems:
        try:
            config = load_config(config_file=str(config_file), strict=True, site_dir=str(target))
            problems += _links_outside(Path(config.docs_dir))
            if not problems:
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    build(config)
                finally:
                    config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:
            # Strict mode ends with a count of the warnings; it says something only where they do not.
            problems += [] if problems else [str(error)]
    return sum(1 for _ in target.rglob("index.html")), tuple(problems)


def _links_outside(docs: Path) -> list[str]:
    """MkDocs publishes whatever symbolic links lead to, strict or not: none may leave the folder."""
    inside = docs.resolve()
    links = (path for path in docs.rglob("*") if path.is_symlink())
    return [
        f"symbolic link out of the pages: {path.relative_to(docs).as_posix()}"
        for path in sorted(links)
        if not path.resolve().is_relative_to(inside)
    ]
