"""What pyproject.toml cannot say: files beside the code go into the package, where `generator/shipped.py` looks."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = (
    "templates",
    "catalogs/outlines",
    "catalogs/spelling",
    "mkdocs.yml",
    "requirements.lock",
    "docs/guide/rules.en.md",
    "docs/guide/rules.ru.md",
    "docs/guide/web-editor.en.md",
    "docs/guide/web-editor.ru.md",
)


class BuildWithShipped(build_py):
    """The code, and what comes with it; in a checkout that is used as it stands nothing is copied."""

    def run(self) -> None:
        """Build the package."""
        super().run()
        if self.editable_mode:
            return
        share = Path(self.build_lib) / "generator/share"
        shutil.rmtree(share, ignore_errors=True)
        for name in SHIPPED:
            (share / name).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if Path(name).is_dir() else shutil.copyfile
            copy(name, share / name)


setup(cmdclass={"build_py": BuildWithShipped})
