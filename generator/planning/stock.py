"""Which parts do many pages show?

In goes the atlas; out comes the stock: chrome, cards of stories, visits and partners, and rows of
agreements, each made once a language, so that pages share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.parts import AgreementRow, Card, Chrome, PartnerCard, VisitCard
from generator.planning.addresses import HOME, Subject
from generator.planning.atlas import Atlas
from generator.planning.cards import partner_card, story_card, visit_card
from generator.planning.chrome import chrome
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.register import agreement_row
from generator.planning.ties import Ties, ties


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """Parts by language of the page and key."""

    atlas: Atlas
    ties: Ties
    chromes: Mapping[str, Chrome]
    stories: Mapping[tuple[str, Subject], Card]
    """Of every story in a list of the language."""
    visits: Mapping[tuple[str, str], VisitCard]
    partners: Mapping[tuple[str, str], PartnerCard]
    agreements: Mapping[tuple[str, str], AgreementRow]

    @property
    def outline(self) -> Outline:
        """What there is to show."""
        return self.atlas.outline

    def chrome(self, lang: str) -> Chrome:
        """The chrome of a language; pages in all of them have that of `x-default`."""
        return self.chromes[lang or self.outline.config.x_default_lang]

    def cards(self, texts: Iterable[Text], lang: str) -> tuple[Card, ...]:
        """The cards of listed texts."""
        return tuple(self.stories[lang, text.subject] for text in texts)

    def rows(self, keys: Iterable[str], lang: str) -> tuple[AgreementRow, ...]:
        """Rows of agreements in the register's order, the latest first.

        A key that no agreement has was reported by linking and is no reason to fail here.
        """
        rows = (self.agreements.get((lang, key)) for key in keys)
        known = (row for row in rows if row)
        return tuple(sorted(known, key=lambda row: (-row.signed.toordinal(), row.key)))


def stocked(atlas: Atlas) -> Stock:
    """The parts of a whole site."""
    outline, tied = atlas.outline, ties(atlas.outline)
    site, langs = outline.site, outline.config.langs
    return Stock(
        atlas=atlas,
        ties=tied,
        chromes={lang: chrome(atlas, lang) for lang in langs},
        stories={
            (lang, text.subject): story_card(atlas, text, lang)
            for lang in langs
            for text in outline.listed(HOME, lang)
        },
        visits={(lang, key): visit_card(atlas, key, lang) for lang in langs for key in site.visits},
        partners={
            (lang, key): partner_card(atlas, tied, key, lang)
            for lang in langs
            for key in site.partners
        },
        agreements={
            (lang, key): agreement_row(atlas, key, lang)
            for lang in langs
            for key in site.agreements
        },
    )
