"""Partners: their index, and a page for each in every language, whatever tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.parts import FormerNameNote, Link, PartnerCard, PartnerGroup, Words
from generator.model.views import PartnersView, PartnerView
from generator.model.written import Partner
from generator.planning.addresses import HOME, PARTNERS, Subject, address
from generator.planning.atlas import Leaf, index_leaf
from generator.planning.cards import partner_country
from generator.planning.collation import sort_key
from generator.planning.frame import frame, pagination
from generator.planning.lists import list_leaves, on_first, page_cards
from generator.planning.media import image
from generator.planning.outline import Outline
from generator.planning.prose import record_description, record_parts
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock

KINDS = ("university", "institute", "company", "government", "other")
"""Their order on the index."""


def partner_sketches(outline: Outline) -> Iterator[Sketch]:
    """The index in each language, and the pages of every partner."""
    for lang in outline.config.langs:
        yield Sketch(index_leaf(PARTNERS, lang), "partners.html", _index_view)
        for key, entry in outline.site.partners.items():
            subject = Subject(PARTNERS.kind, key)
            first = Leaf(
                address=address(lang, *subject),
                lang=lang,
                origin=entry.at(),
                subject=subject,
                title=outline.name("partners", key, lang),
                section=PARTNERS.kind,
                above=(HOME, PARTNERS),
            )
            for leaf in list_leaves(outline, first, len(outline.listed(subject, lang))):
                yield Sketch(leaf, "partner.html", partial(_view, key))


def _index_view(stock: Stock, leaf: Leaf) -> PartnersView:
    """The newsroom's own institution has a page, but is no partner of itself."""
    site, by_name = stock.outline.site, sort_key(leaf.lang)
    cards = sorted(
        (
            stock.partners[leaf.lang, key]
            for key, one in site.partners.items()
            if not one.fields.self
        ),
        key=lambda card: by_name(card.name.text),
    )
    return PartnersView(
        frame=frame(stock, leaf),
        strategic=tuple(card for card in cards if card.is_strategic),
        groups=tuple(_groups(cards)),
        count=len(cards),
    )


def _groups(cards: list[PartnerCard]) -> Iterator[PartnerGroup]:
    for kind in KINDS:
        members = tuple(card for card in cards if card.kind == kind)
        if members:
            yield PartnerGroup(kind, members)


def _view(key: str, stock: Stock, leaf: Leaf) -> PartnerView:
    atlas, outline, ties, lang = stock.atlas, stock.outline, stock.ties, leaf.lang
    partner = outline.site.partners[key].fields
    logo = outline.site.logos.get(key)
    text = outline.site.texts.get(("partners", key, lang)) if leaf.number == 1 else None
    visits = on_first(leaf, ties.visits.get(key, ()))
    agreements = on_first(leaf, ties.partner_agreements.get(key, ()))
    return PartnerView(
        frame=frame(
            stock, leaf, record_description(text), image(outline, logo, lang) if logo else None
        ),
        name=leaf.title,
        short=outline.words(partner.short, lang),
        other_names=_other_names(partner, leaf.title),
        former_names=tuple(_former_names(outline, partner, lang)),
        predecessor=atlas.record("partners", partner.predecessor, lang)
        if partner.predecessor and leaf.number == 1
        else None,
        successors=tuple(
            atlas.record("partners", successor, lang)
            for successor in on_first(leaf, ties.successors.get(key, ()))
        ),
        kind=partner.kind,
        country=partner_country(outline, key),
        place=outline.name("places", partner.place, lang) if partner.place else None,
        url=partner.url or "",
        same_as=partner.same_as,
        since=partner.since,
        is_strategic=partner.strategic,
        is_self=partner.self,
        logo=image(outline, logo, lang) if logo else None,
        text=record_parts(atlas, text),
        people=_people(outline, on_first(leaf, ties.people.get(key, ())), lang),
        visits=tuple(stock.visits[lang, visit] for visit in visits),
        agreements=stock.rows(agreements, lang),
        cards=page_cards(stock, leaf),
        story_count=len(outline.listed(leaf.subject, lang)),
        pagination=pagination(atlas, leaf),
    )


def _people(outline: Outline, keys: tuple[str, ...], lang: str) -> tuple[Link, ...]:
    """People have no pages: names only."""
    by_name = sort_key(lang)
    names = (outline.name("people", key, lang) for key in keys)
    return tuple(Link("", name) for name in sorted(names, key=lambda name: by_name(name.text)))


def _other_names(partner: Partner, shown: Words) -> tuple[Words, ...]:
    """The names in other languages that differ from the one that the page is headed by."""
    return tuple(Words(name, lang) for lang, name in partner.name.items() if name != shown.text)


def _former_names(outline: Outline, partner: Partner, lang: str) -> Iterator[FormerNameNote]:
    """The latest first."""
    for former in sorted(partner.names, key=lambda former: former.until, reverse=True):
        name = outline.words(former.names, lang)
        if name:
            yield FormerNameNote(former.until, name)
