"""What every model of a data file shares: frozen, kebab-case keys, unknown keys refused, ids and references by type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from generator.model.address import Address, parse_address
from generator.problems import Message, msg

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

LONGEST_ID = 100  # names of files are made of ids

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]

V = TypeVar("V")
Frozen = Annotated[Mapping[Id, V], AfterValidator(MappingProxyType)]
Filled = Annotated[Mapping[Id, V], Field(min_length=1), AfterValidator(MappingProxyType)]  # with something in it


class Model(BaseModel):
    """A mapping in a data file. Python names become kebab-case keys.

    `inlined` names a field that is a mapping by language, whose keys stand among the others.
    """

    inlined: ClassVar[str] = ""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )


def wrong(rule: str, template: str, fix: Message | None = None, /, **params: str | int) -> PydanticCustomError:
    """An error with our own words; the template is a msgid of the catalogue, `{key}` in it the key of the value.

    Without a fix the advice is that of the rule.
    """
    return PydanticCustomError(rule, "{msgid}", {"msgid": template, "fix": fix, **params})


Refused = tuple[tuple[str, ...], PydanticCustomError]  # the keys of a place inside a model, and what is wrong there


def refuse(model: type[BaseModel], found: Iterable[Refused]) -> None:
    """Refuse what is found inside a model, if anything is."""
    errors = [InitErrorDetails(type=error, loc=keys, input=keys[-1]) for keys, error in found]
    if errors:
        raise ValidationError.from_exception_data(model.__name__, errors)


def undeclared(template: str, name: str, known: Iterable[str]) -> PydanticCustomError:
    """A key that must stand among those that are declared beside it; `{name}` in the template is the key."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    fix = (
        msg("Did you mean “{key}”?", key=close[0]) if close else msg("Known here are: {known}", known=", ".join(names))
    )
    return wrong("dangling-reference", template, fix, name=name)


class Whose(Enum):
    """Whose file holds what a reference names."""

    OWN = "own"  # the owner that writes it, or the one named before the slash
    CENTRE = "centre"  # the centre of that owner
    SHARED = "shared"  # nobody's
    ITSELF = "itself"  # the reference names the owner of a file


@dataclass(frozen=True)
class Held:
    """Where a reference may lead: the kind of file, whose it is, and the keys down to the ids."""

    whose: Whose
    kind: str
    within: tuple[str, ...] = ()


class Word(str):
    """A text of a form of its own."""

    pattern: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(pattern=cls.pattern)
        return core_schema.no_info_after_validator_function(cls, text)


class OwnAddress(Word):
    """A place in the files of whoever writes it, whether something stands there or not: `roadmap:fairs.title`."""

    pattern = r"^[a-z0-9-]+:[a-z0-9-]+(\.[a-z0-9-]+)*$"

    def address(self, owner: str) -> Address:
        """The whole address."""
        kind, _, path = self.partition(":")
        return Address(owner, kind, tuple(path.split(".")))


# In a schema: of which kind the ids are that stand there, or that are keys, so that those of a project can be named.
KNOWN, KNOWN_KEYS = "x-known", "x-known-keys"


class Ref(Word):
    """The id of a record elsewhere; its class says of which kind, and where that is held. The Atlas proves that it
    exists."""

    kind: ClassVar[str] = ""
    held: ClassVar[tuple[Held, ...]] = ()
    pattern = r"^[a-z0-9-]+$"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), KNOWN: cls.kind}

    @property
    def may_be_of_centre(self) -> bool:
        """Whether the centre of the owner may hold it."""
        return any(held.whose is Whose.CENTRE for held in self.held)

    def address(self, owner: str) -> Address:
        """What is named where the owner writes it; of several places that could hold it the first."""
        return self._in(self.held[0], owner)

    def records(self, owner: str, centre: str = "") -> tuple[Address, ...]:
        """Every place that could hold the record that is named, or that has the field that is named; `centre` is that
        of the owner."""
        found = (
            (held, self._in(held, owner, centre)) for held in self.held if held.whose is not Whose.CENTRE or centre
        )
        return tuple(Address(at.owner, at.kind, at.path[: len(held.within) + 1]) for held, at in found)

    def _in(self, held: Held, owner: str, centre: str = "") -> Address:
        if held.whose is Whose.ITSELF:
            return Address(self, held.kind)
        whose = {Whose.OWN: owner, Whose.CENTRE: centre}.get(held.whose, "")
        # Only a reference to what an owner has of its own may name another one, or a part of a record.
        parsed = parse_address(self, kind=held.kind, owner=whose) if held.whose is Whose.OWN else None
        found = parsed or Address(whose, held.kind, (self,))
        return Address(found.owner, held.kind, (*held.within, *found.path))


EMPTY: Mapping[Any, Any] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """The default of a mapping that may be absent; a factory, since pydantic copies plain defaults."""
    return EMPTY
