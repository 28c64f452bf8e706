"""What do lists show of a story, a visit, a partner?

In go the atlas and what is listed; out come cards in the words of one language, with the words of
another marked.
"""

from __future__ import annotations

from generator.model.parts import Card, Link, PartnerCard, VisitCard, Words
from generator.model.site import Version
from generator.model.written import Visit
from generator.planning.addresses import Subject
from generator.planning.atlas import Atlas
from generator.planning.media import image
from generator.planning.moments import stamp
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.ties import Ties


def story_card(atlas: Atlas, text: Text, lang: str) -> Card:
    """A text in a list of a language; a text in another one keeps its own title, under a badge."""
    outline = atlas.outline
    text_lang = "" if text.lang == lang else text.lang
    category, picture = text.facts.category, text.facts.image
    return Card(
        href=atlas.hrefs[text.address],
        title=Words(text.front.title, text_lang),
        summary=Words(summary(text), text_lang),
        published=stamp(text.appeared, outline.zone),
        category=atlas.record("categories", category, lang) if category else None,
        image=image(outline, picture, lang, text_lang) if picture else None,
        relation=_made_as(text.version),
        pending=text.pending,
    )


def summary(text: Text) -> str:
    """The lead, or the words that stand in for it."""
    return text.front.summary or text.body.excerpt


def _made_as(version: Version) -> str:
    """What readers of a list should know of a text: it is an adaptation or a digest."""
    return "" if version.is_faithful else version.relation or ""


def visit_card(atlas: Atlas, key: str, lang: str) -> VisitCard:
    """A visit in a list."""
    outline = atlas.outline
    visit = outline.site.visits[key].fields
    return VisitCard(
        href=atlas.href(Subject("visits", key), lang),
        title=outline.name("visits", key, lang),
        starts=visit.starts,
        ends=visit.ends,
        direction=visit.direction,
        places=visit_places(outline, visit, lang),
        story_count=len(outline.listed(Subject("visits", key), lang)),
    )


def visit_places(outline: Outline, visit: Visit, lang: str) -> tuple[Words, ...]:
    """The places of the stops in their order, each once."""
    keys = dict.fromkeys(stop.place for stop in visit.stops if stop.place)
    return tuple(outline.name("places", key, lang) for key in keys)


def partner_card(atlas: Atlas, ties: Ties, key: str, lang: str) -> PartnerCard:
    """A partner in a list."""
    outline = atlas.outline
    partner = outline.site.partners[key].fields
    logo = outline.site.logos.get(key)
    return PartnerCard(
        href=atlas.href(Subject("partners", key), lang),
        name=outline.name("partners", key, lang),
        short=outline.words(partner.short, lang),
        kind=partner.kind,
        country=partner_country(outline, key),
        place=outline.name("places", partner.place, lang) if partner.place else None,
        is_strategic=partner.strategic,
        logo=image(outline, logo, lang) if logo else None,
        story_count=len(outline.listed(Subject("partners", key), lang)),
        visit_count=len(ties.visits.get(key, ())),
    )


def partner_country(outline: Outline, key: str) -> str:
    """The country that a partner states, else its place's."""
    partner = outline.site.partners[key].fields
    place = outline.site.places.get(partner.place or "")
    return partner.country or (place and place.fields.country) or ""


def text_link(atlas: Atlas, text: Text, lang: str) -> Link:
    """The way to a text from a page of a language."""
    text_lang = "" if text.lang == lang else text.lang
    return Link(atlas.hrefs[text.address], Words(text.front.title, text_lang), text_lang)
