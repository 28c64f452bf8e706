"""The words of the theme in each language: loaded for templates, and checked.

In go the bytes of `.po` files; out come translations for Jinja, and problems.
Babel reads and compiles, the standard library's gettext translates. Every language has a whole
catalog, since a message's id is only its key and no language's text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from gettext import GNUTranslations
from io import BytesIO
from typing import Literal

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po


@dataclass(frozen=True, slots=True, order=True)
class MessageId:
    """What a template asks a catalog for."""

    singular: str
    plural: str = ""
    """Empty for a message without plural forms."""
    context: str = ""


Fault = Literal["unreadable", "missing", "fuzzy", "empty", "plural-forms", "placeholders"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one message of a catalog, or with the catalog as a whole."""

    fault: Fault
    message: MessageId | None = None
    line: int | None = None
    """The line of the `.po` file, where the trouble has one."""
    detail: str = ""
    """What Babel or Python says about it, in English."""


def load_catalogs(
    po_bytes_by_lang: Mapping[str, Sequence[bytes]],
) -> Mapping[str, GNUTranslations]:
    """Return each language's translations; of several files a later one's words win.

    The theme's file comes first and says how plurals are counted. Fuzzy and empty messages count as
    absent. A file that cannot be read raises: ask `catalog_problems` first.
    """
    return {lang: _compiled(_merged(lang, files)) for lang, files in po_bytes_by_lang.items()}


def catalog_problems(po: bytes, template_ids: AbstractSet[MessageId]) -> tuple[Problem, ...]:
    """Return all that would show a reader a key, a wrong form or an error in place of words.

    A catalog that only overrides another's words need not be whole: give no ids for it.
    """
    try:
        catalog = _read(po)
        _compiled(catalog)
    except PoFileError as error:
        detail = str(error).rpartition(" on ")[0]
        return (Problem("unreadable", line=error.lineno + 1, detail=detail),)
    except (ValueError, LookupError) as error:
        return (Problem("unreadable", detail=str(error)),)
    missing = sorted(template_ids - _ids(catalog))
    return (
        *(Problem("missing", message) for message in missing),
        *_header_problems(catalog),
        *(problem for message in _messages(catalog) for problem in _problems(message, catalog)),
    )


def catalog_ids(po: bytes) -> frozenset[MessageId]:
    """Return the ids of a readable catalog: those that no template asks for are stale."""
    return _ids(_read(po))


_PLACEHOLDER = re.compile(r"%\((\w+)\)")


def _read(po: bytes, lang: str | None = None) -> Catalog:
    return read_po(BytesIO(po), lang, ignore_obsolete=True, abort_invalid=True)


def _merged(lang: str, files: Sequence[bytes]) -> Catalog:
    whole, *overriding = [_read(po, lang) for po in files] or [Catalog(lang)]
    for message in (message for catalog in overriding for message in _messages(catalog)):
        if not message.fuzzy and any(_forms(message)):
            whole.delete(message.id, message.context)
            whole[message.id] = message
    return whole


def _compiled(catalog: Catalog) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _messages(catalog: Catalog) -> Iterator[Message]:
    """Give the messages without the header, whose id is empty."""
    return (message for message in catalog if message.id)


def _ids(catalog: Catalog) -> frozenset[MessageId]:
    return frozenset(map(_id, _messages(catalog)))


def _id(message: Message) -> MessageId:
    singular, *plural = _texts(message.id)
    return MessageId(singular, "".join(plural), message.context or "")


def _forms(message: Message) -> tuple[str, ...]:
    return _texts(message.string or "")


def _texts(one_or_many: str | Sequence[str]) -> tuple[str, ...]:
    return (one_or_many,) if isinstance(one_or_many, str) else tuple(one_or_many)


def _header_problems(catalog: Catalog) -> Iterator[Problem]:
    """Give a problem where plurals are counted otherwise than the language counts them.

    With plurals a catalog of no known language is always wrong: nobody knows how to count.
    """
    counted = get_plural(catalog.locale).num_plurals if catalog.locale else None
    has_plurals = any(message.pluralizable for message in _messages(catalog))
    if has_plurals and catalog.num_plurals != counted:
        claim = f"Language: {catalog.locale_identifier}; Plural-Forms: {catalog.plural_forms}"
        yield Problem("plural-forms", line=1, detail=claim)


def _problems(message: Message, catalog: Catalog) -> Iterator[Problem]:
    forms = _forms(message)
    if message.fuzzy:
        yield _problem("fuzzy", message)
    if not any(forms):
        yield _problem("empty", message)
    elif not all(forms):
        yield _problem("plural-forms", message)
    errors = (*message.check(catalog), *_format_errors(message))
    if errors:
        yield _problem("placeholders", message, detail=str(errors[0]))


def _problem(fault: Fault, message: Message, detail: str = "") -> Problem:
    return Problem(fault, _id(message), message.lineno, detail)


def _format_errors(message: Message) -> Iterator[Exception]:
    """Give what formatting would raise: Babel checks no placeholder where the id has none."""
    names = dict.fromkeys(_PLACEHOLDER.findall(" ".join(_texts(message.id))), 0)
    for form in _forms(message):
        try:
            form % (names | {"num": 0})
        except (KeyError, TypeError, ValueError) as error:
            yield error
