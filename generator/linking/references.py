"""Which fields name something else, and whether it is there.

One table says it for every kind of record and text; one walk checks them and one takes out what
leads nowhere, so that whoever comes after finds only keys that exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from generator.diagnostics import Diagnostic, Position, catalogue, diagnostic, nearest
from generator.fields import Loc, Marks
from generator.linking.known import Known
from generator.linking.lost import Kind
from generator.model.written import (
    Agreement,
    FrontMatter,
    Partner,
    Person,
    Photo,
    RecordFrontMatter,
    Visit,
    Written,
)

Locate = Callable[..., Position]
"""The place of a value, by the way to it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field whose text, or each text of whose list, is a key; `or_name`: or somebody's name."""

    loc: tuple[str, ...]
    kind: Kind
    or_name: bool = False


_AUTHORS = (
    Reference(("authors",), "people", or_name=True),
    Reference(("translator",), "people", or_name=True),
)

REFERENCES: Mapping[type[Written], tuple[Reference, ...]] = {
    FrontMatter: (
        *_AUTHORS,
        Reference(("category",), "categories"),
        Reference(("tags",), "tags"),
        Reference(("visit",), "visits"),
        Reference(("partners",), "partners"),
        Reference(("people",), "people"),
        Reference(("agreements",), "agreements"),
        Reference(("related",), "stories"),
        Reference(("digest_of",), "stories"),
        Reference(("nolink",), "partners"),
    ),
    RecordFrontMatter: _AUTHORS,
    Partner: (
        Reference(("predecessor",), "partners"),
        Reference(("place",), "places"),
    ),
    Visit: (
        Reference(("delegation", "person"), "people", or_name=True),
        Reference(("stops", "place"), "places"),
        Reference(("stops", "partners"), "partners"),
        Reference(("stops", "people"), "people"),
        Reference(("stops", "agreements"), "agreements"),
    ),
    Agreement: (
        Reference(("parties",), "partners"),
        Reference(("signatories",), "people", or_name=True),
        Reference(("place",), "places"),
        Reference(("visit",), "visits"),
    ),
    Person: (Reference(("roles", "partner"), "partners"),),
    Photo: (
        Reference(("people",), "people"),
        Reference(("place",), "places"),
    ),
}
"""Every field that names a record or a story, by the way to it."""

_KEY = re.compile("[a-z0-9-]+")

W = TypeVar("W", bound=Written)


def check_references(
    written: Written, at: Locate, own: tuple[Kind, str], known: Known
) -> Iterator[Diagnostic]:
    """Yield what the fields name that does not exist, or that is what they belong to (`own`)."""
    for reference in _stated(written):
        for loc, key in values(written, reference.loc):
            if reference.or_name and not _KEY.fullmatch(key):
                continue
            if (reference.kind, key) == own:
                yield diagnostic("reference-to-itself", at(*loc), key=key, field=reference.loc[-1])
            else:
                yield from known.check(reference.kind, key, at(*loc))


def check_waivers(written: Written, marks: Marks, loc: Loc = ()) -> Iterator[Diagnostic]:
    """Yield the findings accepted in a file that no check can report."""
    for code in written.waive:
        if code not in catalogue():
            place = marks.key(*loc, "waive", code)
            suggestion = nearest(code, catalogue())
            yield diagnostic("code-unknown", place, code=code, suggestion=suggestion)


def existing(written: W, own: tuple[Kind, str], known: Known) -> W:
    """Return the fields without keys that nothing has."""
    for reference in _stated(written):
        if reference.or_name:
            continue

        def keep(key: str, kind: Kind = reference.kind) -> bool:
            return (kind, key) != own and known.has(kind, key)

        if not all(keep(key) for _, key in values(written, reference.loc)):
            written = cast(W, _kept(written, reference.loc, keep))
    return written


def values(value: object, way: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield each text at the end of a way of field names, with its place.

    Lists on the way are walked through.
    """
    match value:
        case None:
            return
        case tuple() if way:
            for number, item in enumerate(value):
                yield from values(item, way, (*loc, number))
        case tuple():
            yield from (((*loc, number), key) for number, key in enumerate(value))
        case str(key):
            yield loc, key
        case _:
            yield from values(getattr(value, way[0]), way[1:], (*loc, way[0]))


def _stated(written: Written) -> Iterator[Reference]:
    """Yield the references of the fields that are stated at all."""
    references = REFERENCES.get(type(written), ())
    return (one for one in references if one.loc[0] in written.model_fields_set)


def _kept(value: object, way: tuple[str, ...], keep: Callable[[str], bool]) -> object:
    """Return the value without the texts at the end of the way that are not to be kept."""
    if isinstance(value, tuple):
        kept = (_kept(item, way, keep) for item in value)
        return tuple(item for item in kept if item is not None)
    if way:
        inner = _kept(getattr(value, way[0]), way[1:], keep)
        return cast(Written, value).model_copy(update={way[0]: inner})
    return value if value is not None and keep(cast(str, value)) else None
