"""The texts of partners and visits, with everything that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, Reported, diagnostic
from generator.linking.bodies import fill
from generator.linking.guesses import probable
from generator.linking.known import Known
from generator.linking.references import check_references, check_waivers
from generator.model.site import LinkedText
from generator.model.texts import RecordText, Registry

LinkedTexts = Mapping[tuple[Registry, str, str], LinkedText]


def link_texts(texts: Iterable[RecordText], known: Known) -> Reported[LinkedTexts]:
    """Return the linked texts of the records that exist, by registry, key and language."""
    linked = Reported.collect(_link_text(one, known) for one in texts)
    by_place = {
        (one.text.registry, one.text.key, one.text.lang): one
        for one in linked.value
        if known.has(one.text.registry, one.text.key)
    }
    return Reported(by_place, linked.diagnostics)


def _link_text(text: RecordText, known: Known) -> Reported[LinkedText]:
    fills = fill(text, known)
    found = (
        *_has_record(text, known),
        *check_references(text.front, text.marks.at, (text.registry, text.key), known),
        *check_waivers(text.front, text.marks),
        *fills.diagnostics,
    )
    return Reported(LinkedText(text, fills.value, known.texts[text.path].anchors), found)


def _has_record(text: RecordText, known: Known) -> Iterator[Diagnostic]:
    """Yield a text that belongs to no record."""
    if not known.has(text.registry, text.key) and not known.lost.has(text.registry, text.key):
        suggestion = probable(text.key, tuple(sorted(known.keys(text.registry))))
        yield diagnostic(
            "text-without-record", text.marks.at(), key=text.key, suggestion=suggestion,
            record=f"content/{text.registry}/{text.key}.yaml",
        )  # fmt: skip
