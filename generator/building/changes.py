"""What does one value say that another does not?

In go two values of the model, such as what a page showed and what it will show; out come the places
at which they differ, down to the field, each with what stands there in words. It is for people to
read: whether two values differ at all is for their digests to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.model.reasons import Change
from generator.packing import packed
from generator.values import Value


def changes(path: str, before: object, after: object) -> Iterator[Change]:
    """The places below a path at which two values differ.

    Of tuples, items that are the same are matched first, so that one that came to the front is all
    that is told of.
    """
    if isinstance(before, Value) and type(before) is type(after):
        for name in before.__struct_fields__:
            yield from changes(f"{path}.{name}", getattr(before, name), getattr(after, name))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _changes_of_items(path, before, after)
    elif before != after:
        yield Change(path, _told(before), _told(after))


def _changes_of_items(
    path: str, before: Sequence[object], after: Sequence[object]
) -> Iterator[Change]:
    packs = [packed(one) for one in before], [packed(one) for one in after]
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, *packs, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(before[start:end], after[new_start:new_end])
            for number, (old, new) in enumerate(pairs, new_start):
                yield from changes(f"{path}[{number}]", old, new)


_TELLING = ("title", "name", "words", "text")
"""Parts by which people know a value, the best first; else it is the first that says anything."""


def _told(value: object) -> str | None:
    """A value in words; None where it says nothing."""
    match value:
        case None | "" | ():
            return None
        case bool():
            return str(value).lower()
        case Value():
            parts = value.__struct_fields__
            names = (*(name for name in _TELLING if name in parts), *parts)
            told = (_told(getattr(value, name)) for name in names)
            return next((one for one in told if one is not None), None)
        case tuple():
            return ", ".join(filter(None, map(_told, value)))
        case _:
            return str(value)
