"""The first part of the line: source → model → checks. It needs no engine and nothing that renders or writes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from generator import nothing_to_sweep
from generator.checks import check_atlas
from generator.checks.hand import check_hand
from generator.checks.narrowed import Differing
from generator.checks.pictures import check_pictures
from generator.checks.quality import Quality, quality
from generator.checks.rule import Tally
from generator.editions.edition_check import all_of, check_editions
from generator.editions.outline_check import check_outlines
from generator.editions.targets import check_targets
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas, sound_files
from generator.kinds.held import beside_editions, by_edition
from generator.problems import Problem, errors_in, in_order
from generator.source.hand import HandFiles, read_hand
from generator.source.kept import read_kept
from generator.source.project import History, Revision, read_history, revision
from generator.source.records import Parse, Source, read_source
from generator.source.settings import check_settings

DATA = ("data", "catalogs", "docs")  # the folders of everything that is published


@dataclass(frozen=True)
class Checked:
    """The Atlas, where there is one, with everything that was found on the way; `held` are the editions that cannot be
    made, each with its problems."""

    atlas: Atlas | None
    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...] = ()
    hand: HandFiles = field(default_factory=HandFiles)
    advice: tuple[Problem, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    held: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether anything can be built: errors of single editions keep back these alone."""
        kept_back = {problem for problems in self.held.values() for problem in problems}
        return self.atlas is not None and not errors_in([one for one in self.problems if one not in kept_back])

    @cached_property
    def quality(self) -> Quality | None:
        """How good the data are, in numbers; nothing where there is no Atlas."""
        return quality(self.atlas, self.problems, self.waived) if self.atlas else None

    @property
    def accepted(self) -> int:
        """How many problems are accepted."""
        return len(self.waived)


@nothing_to_sweep()
def check(root: Path, revised: Revision | None = None, parse: Parse | None = None) -> Checked:
    """Source, model and checks: everything that can be known to be wrong without building. By the day of the revision,
    that of the data where none is given, is decided what has ended."""
    revised = revised or data_revision(read_history(root))
    return _judge(root, *_understood(root, revised.day, parse))


def judge(
    source: Source, problems: list[Problem], day: date | None = None, differing: Differing | None = None
) -> Checked:
    """The same of files that have been read; `problems` are those of reading them. With `differing` problems are left
    out that another state has alike."""
    atlas, more = build_atlas(source, day)
    return _judge(source.root, atlas, [*problems, *more], differing)


def _understood(root: Path, day: date | None, parse: Parse | None) -> tuple[Atlas | None, list[Problem]]:
    """What the files say; how they say it is let go, for all that follows needs memory, too."""
    source, problems = read_source(root, parse) if parse else read_kept(root)
    atlas, more = build_atlas(source, day)
    seen = check_pictures(sound_files(source), root) if atlas is None else ()  # they need no other file to be right
    return atlas, [*problems, *check_settings(root), *more, *seen]


def _judge(root: Path, atlas: Atlas | None, problems: list[Problem], differing: Differing | None = None) -> Checked:
    if atlas is None or errors_in(beside_editions(atlas, problems)):
        return Checked(None, tuple(in_order(problems)))
    judged = check_atlas(atlas, root, problems, differing)
    found = judged.problems
    hand, more = read_hand(root, atlas.languages)
    found += [*more, *check_hand(hand, atlas, root)]
    found += [] if differing and not differing.has_documents else check_outlines(atlas)
    own, more_held = by_edition(atlas, found), dict[str, tuple[Problem, ...]]()
    if not errors_in(beside_editions(atlas, found)):
        sound = replace(atlas, editions={name: one for name, one in atlas.editions.items() if name not in own})
        more_held |= check_editions(sound)
        found += [*check_targets(sound), *all_of(more_held)]  # two of one file would take it from each other
    held = {**own, **more_held}
    waived, advice = tuple(in_order(judged.waived)), tuple(in_order(judged.advice))
    return Checked(atlas, tuple(in_order(found)), waived, hand, advice, judged.tallies, held)


def data_revision(history: History) -> Revision:
    """The revision of everything that is published."""
    return revision(history, DATA, os.environ)
