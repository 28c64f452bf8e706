"""The ids by which links reach the headings of a text.

Where the versions of a text have the same sequence of heading levels, all take the anchors of one
of them, so that a reader who switches the language keeps the place. An id that an editor gave wins
over that. A link may name a heading by any of its names; all lead to the id that it takes.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.model.site import RecordTarget, TextTarget
from generator.model.texts import Article, Body, ImageHole, RecordText
from generator.urls import Scheme, numbered, slugify
from generator.values import Value

Text = Article | RecordText


class Names(Value, frozen=True):
    """What a heading is called: the id it would take by itself, the one given, its words."""

    own: str
    given: str
    words: str


class Face(Value, frozen=True):
    """All that other texts can see of a text: what it is, and where in it a link may lead."""

    path: str
    whole: TextTarget | RecordTarget
    """What a link to the file leads to."""
    anchors: tuple[str, ...]
    """The ids that its headings take, by heading."""
    headings: tuple[Names, ...]
    other_ids: tuple[str, ...]
    """Those of what is not a heading."""

    def find(self, fragment: str, scheme: Scheme) -> str | None:
        """Return the id that a link's fragment means, whichever name of the heading it gives."""
        if fragment in self.ids:
            return fragment
        for name in _namings(scheme):
            for heading, anchor in zip(self.headings, self.anchors, strict=True):
                if name(heading) == fragment:
                    return anchor
        return None

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything in the text that a link can lead to."""
        return (*self.anchors, *self.other_ids)


def face(text: Text, model: Text) -> Face:
    """Return the face of a text; its anchors are the model's where their headings correspond."""
    return Face(
        text.path,
        _whole(text),
        _anchors(text, model),
        tuple(Names(one.own_anchor, one.given_id, one.text) for one in text.body.headings),
        _other_ids(text.body),
    )


def _whole(text: Text) -> TextTarget | RecordTarget:
    if isinstance(text, Article):
        return TextTarget(text.section, text.key, text.lang)
    return RecordTarget(text.registry, text.key)


def _anchors(text: Text, model: Text) -> tuple[str, ...]:
    if text is model or _levels(text) != _levels(model):
        return tuple(heading.own_anchor for heading in text.body.headings)
    inherited = (heading.own_anchor for heading in model.body.headings)
    taken = {*_other_ids(text.body), *(heading.given_id for heading in text.body.headings)}
    anchors = []
    for heading, wanted in zip(text.body.headings, inherited, strict=True):
        anchor = heading.own_anchor if heading.given_id else _free(wanted, taken)
        taken.add(anchor)
        anchors.append(anchor)
    return tuple(anchors)


def _other_ids(body: Body) -> tuple[str, ...]:
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
    return next(name for name in numbered(wanted) if name not in taken)


def _namings(scheme: Scheme) -> tuple[Callable[[Names], str], ...]:
    return (
        lambda heading: heading.own,
        lambda heading: heading.given,
        lambda heading: slugify(heading.words, scheme),
    )
