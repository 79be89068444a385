"""Data of any size, and what it costs to read them."""

from __future__ import annotations

import time
from pathlib import Path

from generator.kinds.build import build_atlas
from generator.source.records import Source, read_source
from tests.project import copy_good, write_tree


def grown(root: Path, figures: int) -> Source:
    """The smallest good project with so many figures more: each named in a text, in a list and in a rule."""
    names = [f"f{number}" for number in range(figures)]
    shared = "period: 2018, unit: firms, source: sample-survey, note: first"
    values = "".join(f"{name}: {{title: Ф, value: 4, {shared}}}\n" for name in names[::2])
    rules = "".join(
        f"{name}: {{title: Ф, derive: {{sum: [f{n - 1}]}}, {shared}}}\n" for n, name in enumerate(names) if n % 2
    )
    claims = "".join(f"    - {{ru: 'Их {{{name}}}.', en: 'They are {{{name}}}.'}}\n" for name in names)
    files = {
        "data/clusters/sample/notes.yml": "first: {ru: Да, en: Yes}\n",
        "data/clusters/sample/members.yml": f"all:\n  figures: [{', '.join(names)}]\n  claims:\n{claims}",
        "data/clusters/sample/figures.yml": f"firms: {{title: К, unit: firms, value: 4}}\n{values}{rules}",
    }
    source, problems = read_source(write_tree(copy_good("minimal", root), files))
    assert problems == []
    return source


def seconds(source: Source, times: int = 2) -> float:
    """CPU seconds of building the Atlas, the least of several times."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        atlas, problems = build_atlas(source)
        found.append(time.process_time() - begin)
        assert atlas is not None, problems[:3]
    return min(found)
