"""Whom to turn to in an organisation, by what is asked for: mailboxes of a role first; a person needs a consent."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.kinds.person import Consent
from generator.model.base import Model, wrong
from generator.model.codes import Spoken
from generator.model.texts import Text
from generator.model.values import Mail, Phone
from generator.problems import msg

Role = Literal["general", "sales", "export", "press", "jobs", "partnership"]


class ContactPerson(Model):
    """A named person, who has agreed to be named (152-FZ, art. 10.1)."""

    name: Text = Field(description="Name of the person")
    post: Text | None = Field(default=None, description="Post")
    consent: Consent | None = Field(default=None, description="Consent: given, scope, until")

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """Nobody is named without a consent."""
        if self.consent is None:
            fix = msg("Write consent: with given: and scope:, or leave only the mailbox of the role")
            raise wrong("consent", "A person may be named here only with a consent", fix)
        return self


class RoleContact(Model):
    """How to reach a role: a mailbox, a telephone, or both."""

    mail: Mail | None = Field(default=None, description="Shared mailbox: sales@…")
    phone: Phone | None = Field(default=None, description="Telephone: +7 8652 00-00-00")
    hours: Text | None = Field(default=None, description="When somebody answers")
    languages: tuple[Spoken, ...] = Field(default=(), description="In which languages somebody answers: [ru, en]")
    person: ContactPerson | None = Field(default=None, description="A name – only with a consent")

    @model_validator(mode="after")
    def reachable(self) -> Self:
        """A contact leads somewhere."""
        if self.mail is None and self.phone is None:
            raise wrong("contacts", "This contact has neither mail nor phone", msg("Write mail: or phone:"))
        return self


class RoleContacts(Model):
    """The contacts of an organisation by role."""

    general: RoleContact | None = Field(default=None, description="General questions")
    sales: RoleContact | None = Field(default=None, description="Sales")
    export: RoleContact | None = Field(default=None, description="Export")
    press: RoleContact | None = Field(default=None, description="Press")
    jobs: RoleContact | None = Field(default=None, description="Vacancies")
    partnership: RoleContact | None = Field(default=None, description="Joint projects")

    def of(self, role: Role | None) -> RoleContact | None:
        """The contact of a role, else the general one, else the first that there is."""
        found = self.role_of(role)
        return getattr(self, found) if found else None

    def role_of(self, role: Role | None) -> str | None:
        """Whose contact that is."""
        roles = (role, "general", *type(self).model_fields)
        return next((name for name in roles if name and getattr(self, name)), None)
