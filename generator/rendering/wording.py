"""Whether every language has all the words that the theme asks for.

In go the catalogs of all languages and the ids that templates ask for; out come translations, and a
diagnostic for everything that would show a reader a key in place of a word.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from gettext import GNUTranslations

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.rendering.catalogs import (
    MessageId,
    Problem,
    catalog_ids,
    catalog_problems,
    load_catalogs,
)
from generator.rendering.vocabulary import SECTION_NAMES


def read_catalogs(
    catalogs: Mapping[str, Sequence[bytes]], asked: AbstractSet[MessageId]
) -> Reported[Mapping[str, GNUTranslations]]:
    """Return the translations of every language; a catalog that cannot be read counts as empty."""
    wanted = asked | {MessageId(msgid) for msgid in SECTION_NAMES.values()}
    readable: dict[str, tuple[bytes, ...]] = {}
    found: list[Diagnostic] = []
    for lang, files in catalogs.items():
        problems = [(po, catalog_problems(po, frozenset())) for po in files]
        readable[lang] = tuple(po for po, faults in problems if not _is_unreadable(faults))
        found += (_worded(fault, lang) for _, faults in problems for fault in faults)
        found += _lacking(lang, readable[lang], wanted)
    return Reported(load_catalogs(readable), tuple(found))


_CODES: Mapping[str, str] = {
    "unreadable": "catalog-unreadable",
    "fuzzy": "catalog-incomplete",
    "empty": "catalog-incomplete",
    "plural-forms": "catalog-plural-forms",
    "placeholders": "catalog-placeholders",
}

_NAMED = 5
"""Ids that a message names; the rest is counted."""


def _is_unreadable(problems: Sequence[Problem]) -> bool:
    return any(problem.fault == "unreadable" for problem in problems)


def _worded(problem: Problem, lang: str) -> Diagnostic:
    return diagnostic(
        _CODES[problem.fault],
        Position(_path(lang), problem.line or 1),
        lang=lang,
        ids=_quoted(problem.message) if problem.message else "",
        reason=problem.detail,
    )


def _lacking(
    lang: str, files: Sequence[bytes], wanted: AbstractSet[MessageId]
) -> Iterator[Diagnostic]:
    missing = sorted(frozenset(wanted).difference(*map(catalog_ids, files)))
    if missing:
        named = ", ".join(map(_quoted, missing[:_NAMED]))
        more = len(missing) - _NAMED
        ids = f"{named} (+{more})" if more > 0 else named
        yield diagnostic("catalog-incomplete", Position(_path(lang)), lang=lang, ids=ids)


def _quoted(message: MessageId) -> str:
    return f'"{message.singular}"'


def _path(lang: str) -> str:
    return f"templates/locales/{lang}/LC_MESSAGES/messages.po"
