"""Which records have one name, each in a spelling of its own?

In go the records; out come those whose name another record of the same registry has too, but for
capitals, ё and е, or a hyphen: they are likely one thing that was registered twice. Namesakes are
let pass, for their names agree to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checking.callings import WORD
from generator.checking.checked import Checked
from generator.checking.spellings import is_cyrillic, loosened
from generator.diagnostics import Diagnostic, diagnostic
from generator.model.texts import Entry
from generator.model.written import Named


def twin_records(checked: Checked) -> Iterator[Diagnostic]:
    """Records that have the name of an earlier one in another spelling, each once."""
    site = checked.site
    groups: tuple[Iterable[Entry[Named]], ...] = (
        site.partners.values(), site.people.values(), site.places.values(),
        site.categories.values(), site.tags.values(),
    )  # fmt: skip
    for group in groups:
        yield from _twins([entry for entry in group if entry.path not in checked.lost])


def _twins(entries: Iterable[Entry[Named]]) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str], Entry[Named]] = {}
    for entry in sorted(entries, key=lambda one: one.at()):
        for lang, name in entry.fields.name.items():
            first = known.setdefault((lang, _loosened(name)), entry)
            if first.fields.name[lang] != name:
                yield diagnostic(
                    "name-spelling",
                    entry.at("name", lang),
                    found=name,
                    wanted=first.fields.name[lang],
                    registry=first.path,
                    key=entry.key,
                    first=first.key,
                )
                break


def _loosened(name: str) -> str:
    """What is left of a name when all that its spellings differ by is taken away."""
    words = WORD.findall(name)
    return " ".join(loosened(one) if is_cyrillic(one) else one.casefold() for one in words)
