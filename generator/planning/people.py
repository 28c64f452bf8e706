"""Who was what on a day?

In go an outline, a person and a day; out come names with roles. A person without a record, whom a
text or a visit calls by name, has no role that is known here.
"""

from __future__ import annotations

from datetime import date

from generator.model.parts import DelegateRow, Words
from generator.model.written import Role
from generator.planning.outline import Outline


def holds(role: Role, day: date) -> bool:
    """Whether a role is held on a day; a bound that is not stated is far away."""
    return (role.from_ or day) <= day <= (role.until or day)


def person_row(
    outline: Outline, person: str, day: date, lang: str, role: Words | None = None
) -> DelegateRow:
    """A person with the given role, else with the one held on the day."""
    return DelegateRow(
        outline.name("people", person, lang), role or _role_on(outline, person, day, lang)
    )


def _role_on(outline: Outline, person: str, day: date, lang: str) -> Words | None:
    entry = outline.site.people.get(person)
    held = (role for role in entry.fields.roles if holds(role, day)) if entry else iter(())
    role = next(held, None)
    return outline.words(role.role, lang) if role else None
