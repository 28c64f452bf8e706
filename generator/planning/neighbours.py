"""Which story comes before and after?

In goes an outline; out come the neighbours of every listed text. Each text stands in one chain of
its language, ordered by the stories' dates: that of its visit, or, where it has none or is alone
there, the chain of all such. So the way forward always leads back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.planning.addresses import HOME, NOTHING, VISITS, Subject
from generator.planning.outline import Outline
from generator.planning.published import Text

Neighbours = Mapping[tuple[str, Subject], tuple[Text | None, Text | None]]
"""The older and the newer neighbour, by language and story."""


def neighbours(outline: Outline) -> Neighbours:
    """The neighbours of all texts that are in lists."""
    found: dict[tuple[str, Subject], tuple[Text | None, Text | None]] = {}
    for lang in outline.config.langs:
        for chain in _chains(outline.own(HOME, lang)):
            older, newer = (None, *chain[:-1]), (*chain[1:], None)
            for before, text, after in zip(older, chain, newer, strict=True):
                found[lang, text.subject] = (before, after)
    return found


def _chains(texts: Iterable[Text]) -> Iterator[list[Text]]:
    chains: defaultdict[Subject, list[Text]] = defaultdict(list)
    for text in texts:
        visit = text.facts.visit
        chains[Subject(VISITS.kind, visit) if visit else NOTHING].append(text)
    alone = [about for about, chain in chains.items() if about != NOTHING and len(chain) == 1]
    for about in alone:
        chains[NOTHING] += chains.pop(about)
    for chain in chains.values():
        yield sorted(chain, key=_place)


def _place(text: Text) -> tuple[object, ...]:
    appeared, written = text.order
    return (written, appeared, text.version.slug, text.story.key)
