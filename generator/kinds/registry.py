"""All kinds of records: a line a kind. Files, schemas, references, rules and walks follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.kinds import (
    abbreviation,
    body,
    breakdown,
    centre,
    chain,
    chart,
    cluster,
    control,
    document,
    edition,
    figure,
    glossary,
    join,
    kpi,
    language,
    measure,
    note,
    outline,
    publication,
    region_map,
    relation,
    remark,
    roadmap,
    source,
    strategy,
    swot,
    synonyms,
    topic,
    translation,
    unit,
    waiver,
    words,
)
from generator.kinds.catalogue import (
    category,
    certificate,
    codes,
    eligibility,
    event,
    exhibit,
    offer,
    organisation,
    product,
    service,
)
from generator.model.address import Address
from generator.model.kind import FileKind, Kind
from generator.model.quantity import Quantity
from generator.model.texts import Text

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

KINDS: tuple[Kind, ...] = (
    language.KIND,
    unit.KIND,
    breakdown.KIND,
    abbreviation.KIND,
    source.KIND,
    synonyms.KIND,
    words.KIND,
    centre.KIND,
    region_map.KIND,
    cluster.KIND,
    figure.KIND,
    chart.KIND,
    note.KIND,
    topic.KIND,
    chain.KIND,
    swot.KIND,
    strategy.KIND,
    kpi.KIND,
    body.KIND,
    roadmap.KIND,
    join.KIND,
    measure.KIND,
    relation.KIND,
    translation.KIND,
    waiver.KIND,
    control.KIND,
    remark.KIND,
    publication.KIND,
    glossary.KIND,
    document.KIND,
    outline.KIND,
    edition.KIND,
    codes.KIND,
    category.KIND,
    organisation.KIND,
    product.KIND,
    eligibility.KIND,
    service.KIND,
    certificate.KIND,
    offer.VACANCY,
    offer.PROPOSAL,
    event.KIND,
    exhibit.KIND,
)
FILE_KINDS = tuple(file for kind in KINDS for file in kind.files)
RULES = tuple(rule for kind in KINDS for rule in kind.rules)
NUMBERS = {model: observe for kind in KINDS for model, observe in kind.numbers.items()}
_LABELS: Mapping[type, Callable[[Any], Text | None]] = {kind.model: kind.label for kind in KINDS}


def address_of(path: str) -> Address | None:
    """The address of the file at a path, or of the record whose file it is; nothing for a path that is no data file."""
    return next((address for kind in FILE_KINDS if (address := kind.address(path)) is not None), None)


def kind_of(path: str) -> tuple[FileKind, str] | None:
    """The kind of the file at a path and its owner, or nothing for a path that is no data file."""
    for kind in FILE_KINDS:
        address = kind.address(path)
        if address is not None:
            return kind, address.owner
    return None


def files_of(main: str) -> Mapping[str, type[BaseModel]]:
    """The models of all files in the folder of a cluster, document or centre, by their names."""
    return {kind.name: kind.model for kind in FILE_KINDS if kind.main == main}


def observations(atlas: Atlas, owner: str | None = None) -> Iterator[Quantity]:
    """Every number of all data, or of one owner: figures and the parts of counts, cells of tables, plans and what came
    of them, links of chains, samples. A range is one quantity with both ends."""
    for address, item in atlas.of(*NUMBERS) if owner is None else atlas.items_of(owner):
        observe = NUMBERS.get(type(item)) if isinstance(item, BaseModel) else None
        if observe is not None:
            yield from observe(atlas, address, item)


def label(record: object) -> Text | None:
    """How a record is named; nothing for what is none, or has no name."""
    named = _LABELS.get(type(record))
    return named(record) if named else None


def is_labelled(kind: type[object]) -> bool:
    """Whether records of a type are named by their kind."""
    return kind in _LABELS
