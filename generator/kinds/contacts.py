"""How to reach a centre or a cluster: what is known, and whom to ask for what is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from generator.kinds.person import Person
from generator.model.address import Address
from generator.model.base import Model, wrong
from generator.model.refs import SourceRef
from generator.model.texts import Text
from generator.model.values import Mail, Phone, WebAddress
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

Required = Literal["address", "phone", "mail", "hours", "post"]
REQUIRED: tuple[Required, ...] = get_args(Required)


class Contacts(Model):
    """Each of the required five is given, or named under `not-given` with whom to ask instead."""

    address: Text | None = Field(default=None, description="The whole postal address")
    phone: Phone | None = Field(default=None, description="Telephone: +7 8652 00-00-00")
    mail: Mail | None = Field(default=None, description="E-mail, better a shared mailbox than a personal one")
    hours: Text | None = Field(default=None, description="Office hours")
    post: Text | None = Field(default=None, description="Post of whoever answers")
    person: Person | None = Field(default=None, description="A name – only with a consent or from a published document")
    site: WebAddress | None = None
    not_given: tuple[Required, ...] = Field(
        default=(), description="What the source does not give: [address, phone, …]"
    )
    ask: Text | None = Field(default=None, description="Whom to ask for what is not here")
    source: SourceRef | None = None

    @model_validator(mode="after")
    def whole(self) -> Self:
        """Nothing is silently missing, and nothing is both given and not."""
        errors = [
            InitErrorDetails(type=error, loc=(key,), input=None)
            for key, error in ((key, self._wrong(key)) for key in REQUIRED)
            if error
        ]
        if self.not_given and self.ask is None:
            fix = msg("Write ask: whom readers are to ask instead")
            lacking = wrong("contacts", "Something is not given, and nobody is named to ask", fix)
            errors.append(InitErrorDetails(type=lacking, loc=("not-given",), input=None))
        if errors:
            raise ValidationError.from_exception_data("Contacts", errors)
        return self

    def _wrong(self, key: Required) -> PydanticCustomError | None:
        given, named = getattr(self, key) is not None, key in self.not_given
        if given and named:
            fix = msg("Delete it in one of the two places")
            return wrong("contacts", "“{name}” is given, and stands under not-given, too", fix, name=key)
        if not given and not named:
            fix = msg("Write {name}: here, or add {name} to the list not-given:", name=key)
            return wrong("contacts", "Contacts lack “{name}”", fix, name=key)
        return None


def unreachable(atlas: Atlas, at: Address) -> Problem:
    """What `check` says of a publication that tells nobody whom to turn to."""
    fix = msg(
        "Write contacts: with address, phone, mail, hours and post; what is not known goes into the list not-given:, "
        "with ask: whom to ask instead"
    )
    return Problem(atlas.place(at), Severity.ERROR, "contacts", msg("Contacts are missing"), fix, str(at))


def contacts_missing(atlas: Atlas) -> Iterator[Problem]:
    """A cluster with a programme, or the centre of a site, that cannot be reached; drafts may be unfinished."""
    for edition in atlas.editions.values():
        centre = edition.centre if atlas.outlines[edition.kind].of == "centre" else None
        if centre and atlas.centres[centre].contacts is None:
            yield unreachable(atlas, Address(centre, "centre", ("contacts",)))
    for slug, cluster in atlas.clusters.items():
        if cluster.file.programme is not None and cluster.file.contacts is None and not cluster.file.draft:
            yield unreachable(atlas, Address(slug, "cluster", ("contacts",)))
