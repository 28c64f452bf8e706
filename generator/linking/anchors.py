"""The ids by which links reach the headings of a text.

Where the versions of a text have the same sequence of heading levels, all take the anchors of one
of them, so that a reader who switches the language keeps the place. An id that an editor gave wins
over that. A link may name a heading by any of its names; all lead to the id that it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.texts import Article, Body, Heading, ImageHole, RecordText
from generator.urls import Scheme, slugify

Text = Article | RecordText


@dataclass(frozen=True, slots=True)
class Anchored:
    """A text and the ids that its headings take, by heading."""

    text: Text
    anchors: tuple[str, ...]

    def find(self, fragment: str, scheme: Scheme) -> str | None:
        """Return the id that a link's fragment means, whichever name of the heading it gives."""
        if fragment in self.anchors or fragment in other_ids(self.text.body):
            return fragment
        for name in _names(scheme):
            for heading, anchor in zip(self.text.body.headings, self.anchors, strict=True):
                if name(heading) == fragment:
                    return anchor
        return None

    @property
    def face(self) -> tuple[object, ...]:
        """Return all of it that another text can see, as plain values."""
        text = self.text
        kind = text.section if isinstance(text, Article) else text.registry
        return (
            text.path, kind, text.key, text.lang, self.anchors, text.body.headings,
            other_ids(text.body),
        )  # fmt: skip

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything in the text that a link can lead to."""
        return (*self.anchors, *other_ids(self.text.body))


def anchored(text: Text, model: Text) -> Anchored:
    """Return the text with the model's anchors where their headings correspond, else its own."""
    own = tuple(heading.own_anchor for heading in text.body.headings)
    if text is model or _levels(text) != _levels(model):
        return Anchored(text, own)
    inherited = (heading.own_anchor for heading in model.body.headings)
    taken = {*other_ids(text.body), *(heading.given_id for heading in text.body.headings)}
    anchors = []
    for heading, wanted in zip(text.body.headings, inherited, strict=True):
        anchor = heading.own_anchor if heading.given_id else _free(wanted, taken)
        taken.add(anchor)
        anchors.append(anchor)
    return Anchored(text, tuple(anchors))


def other_ids(body: Body) -> tuple[str, ...]:
    """Return the ids of what is not a heading: those in the segments and those of pictures."""
    pictures = (
        image.id
        for hole in body.holes
        if isinstance(hole, ImageHole)
        for image in hole.images
        if image.id
    )
    return (*body.ids, *pictures)


def _levels(text: Text) -> tuple[int, ...]:
    return tuple(heading.level for heading in text.body.headings)


def _free(wanted: str, taken: set[str]) -> str:
    return next(name for name in _numbered(wanted) if name not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _names(scheme: Scheme) -> tuple[Callable[[Heading], str], ...]:
    return (
        lambda heading: heading.own_anchor,
        lambda heading: heading.given_id,
        lambda heading: slugify(heading.text, scheme),
    )
