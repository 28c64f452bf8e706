"""Which records are tied to which?

In goes an outline; out come the ways that records state in one direction only: from a partner to
its visits, agreements, people and successors, from a visit to its agreements. The same in every
language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.written import Visit
from generator.planning.outline import Outline
from generator.planning.people import holds

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """What is tied to what, by key."""

    visits: Mapping[str, Keys]
    """Of a partner: it is in a stop, or a story of the visit names it. The latest first."""
    partner_agreements: Mapping[str, Keys]
    """Of a partner: it is a party."""
    visit_agreements: Mapping[str, Keys]
    """Of a visit: signed at a stop, or by their own word."""
    people: Mapping[str, Keys]
    """Of a partner: those who have a role there today."""
    successors: Mapping[str, Keys]
    """Of a partner."""
    visit_partners: Mapping[str, Keys]
    """Of a visit: those of its stops in their order, then those that its stories name. Hosts and
    guests only: the newsroom's own institution is not among them."""


def ties(outline: Outline) -> Ties:
    """The ties between the records of a site."""
    site = outline.site
    told = _told(outline)
    visit_partners = {
        visit.key: tuple(
            partner
            for partner in dict.fromkeys((*_met(visit.fields), *told[visit.key]))
            if partner in site.partners and not site.partners[partner].fields.self
        )
        for visit in site.visits.values()
    }
    return Ties(
        visits=_gathered(
            (partner, key) for key in latest_visits(outline) for partner in visit_partners[key]
        ),
        partner_agreements=_gathered(
            (party, agreement.key)
            for agreement in site.agreements.values()
            for party in agreement.fields.parties
        ),
        visit_agreements=_visit_agreements(outline),
        people=_gathered(
            (role.partner, person.key)
            for person in site.people.values()
            for role in person.fields.roles
            if role.partner and holds(role, outline.today)
        ),
        successors=_gathered(
            (partner.fields.predecessor, partner.key)
            for partner in site.partners.values()
            if partner.fields.predecessor
        ),
        visit_partners=visit_partners,
    )


def latest_visits(outline: Outline) -> Keys:
    """All visits, the latest first."""
    visits = sorted(outline.site.visits.values(), key=lambda visit: visit.key)
    by_start = sorted(visits, key=lambda visit: visit.fields.starts, reverse=True)
    return tuple(visit.key for visit in by_start)


def _told(outline: Outline) -> Mapping[str, list[str]]:
    """The partners that a visit's published stories name, by visit."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for story in sorted(outline.texts):
        for text in outline.texts[story].values():
            if text.facts.visit:
                told[text.facts.visit] += text.facts.partners
    return told


def _met(visit: Visit) -> Iterable[str]:
    return (partner for stop in visit.stops for partner in stop.partners)


def _visit_agreements(outline: Outline) -> Mapping[str, Keys]:
    signed = (
        (visit.key, key)
        for visit in outline.site.visits.values()
        for stop in visit.fields.stops
        for key in stop.agreements
    )
    stated = (
        (agreement.fields.visit, agreement.key)
        for agreement in outline.site.agreements.values()
        if agreement.fields.visit
    )
    return _gathered((*signed, *stated))


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Keys]:
    """Second members by their first, each once, in the order in which they came."""
    gathered: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        gathered[first][second] = None
    return {first: tuple(seconds) for first, seconds in gathered.items()}
