"""What does the register of agreements say?

In goes the atlas; out come rows for the register's page and for the pages of visits, partners and
stories. Whether an agreement is in force is a fact of the day on which the site is planned.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from generator.model.parts import AgreementRow
from generator.model.written import Agreement
from generator.planning.atlas import Atlas
from generator.planning.media import download


def agreement_row(atlas: Atlas, key: str, lang: str) -> AgreementRow:
    """An agreement in the words of a language."""
    outline = atlas.outline
    agreement = outline.site.agreements[key].fields
    title = outline.name("agreements", key, lang)
    file = outline.site.agreement_files.get(key)
    return AgreementRow(
        key=key,
        href=atlas.agreement(key, lang),
        title=title,
        kind=agreement.kind,
        signed=agreement.signed,
        valid_until=agreement.valid_until,
        status=status(agreement, outline.today),
        parties=tuple(atlas.record("partners", party, lang) for party in agreement.parties),
        signatories=tuple(outline.name("people", who, lang) for who in agreement.signatories),
        scope=outline.words(agreement.scope, lang),
        place=outline.name("places", agreement.place, lang) if agreement.place else None,
        visit=atlas.record("visits", agreement.visit, lang) if agreement.visit else None,
        file=download(outline, file, title) if file else None,
    )


def status(agreement: Agreement, today: date) -> Literal["active", "expired", "open"]:
    """Whether it is in force: through its last day, and without a stated term nobody can say."""
    if agreement.valid_until is None:
        return "open"
    return "active" if today <= agreement.valid_until else "expired"
