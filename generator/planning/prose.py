"""What does a page show of its text?

In go the atlas and a published text, or the text of a record; out come its parts, the same on every
kind of page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.parts import Stamp
from generator.model.prose import Byline, CorrectionNote, OriginNote, RecordParts, TextParts
from generator.model.site import LinkedText
from generator.model.written import FrontMatter, TextFields
from generator.planning.addresses import story_subject
from generator.planning.atlas import Atlas
from generator.planning.bodies import body_view
from generator.planning.cards import text_link
from generator.planning.media import attachments, image, images
from generator.planning.moments import stamp
from generator.planning.outline import Outline
from generator.planning.published import UNDATED, Text
from generator.planning.versions import relation, version_links


def text_parts(atlas: Atlas, text: Text) -> TextParts:
    """The parts of a text, each in its own language."""
    outline, lang = atlas.outline, text.lang
    front, facts = text.front, text.facts
    appeared = None if text.appeared == UNDATED else stamp(text.appeared, outline.zone)
    is_modified = text.changed != text.appeared
    return TextParts(
        title=front.title,
        summary=front.summary or "",
        byline=_byline(outline, front, lang, appeared),
        relation=relation(atlas, text),
        versions=version_links(atlas, text),
        is_expired=text.is_expired,
        image=image(outline, facts.image, lang) if facts.image else None,
        body=body_view(atlas, text.version.article, text.version.fills),
        correction=_correction(front),
        origin=_origin(front),
        digest_of=tuple(text_link(atlas, one, lang) for one in _condensed(outline, text)),
        photos=images(outline, facts.photos, lang),
        files=attachments(outline, facts.files, lang),
        pending=text.pending,
        modified=stamp(text.changed, outline.zone) if is_modified else None,
    )


def record_parts(atlas: Atlas, linked: LinkedText | None) -> RecordParts:
    """The parts of a record's text, or those of none; a body with nothing in it is left out."""
    if linked is None:
        return RecordParts()
    text = linked.text
    return RecordParts(
        summary=text.front.summary or "",
        body=None if text.body.is_empty else body_view(atlas, text, linked.fills),
        byline=_byline(atlas.outline, text.front, text.lang),
    )


def record_description(linked: LinkedText | None) -> str:
    """What machines are told of a record: its lead, or the words that its text begins with."""
    return (linked.text.front.summary or linked.text.body.excerpt) if linked else ""


def _byline(
    outline: Outline, front: TextFields, lang: str, published: Stamp | None = None
) -> Byline:
    return Byline(
        authors=tuple(outline.name("people", key, lang) for key in front.authors),
        translator=outline.name("people", front.translator, lang) if front.translator else None,
        published=published,
        updated=stamp(front.updated, outline.zone) if front.updated else None,
    )


def _correction(front: FrontMatter) -> CorrectionNote | None:
    correction = front.correction
    return CorrectionNote(correction.date, correction.text) if correction else None


def _origin(front: FrontMatter) -> OriginNote | None:
    source = front.source
    if source is None:
        return None
    return OriginNote(source.kind, source.name, source.url or "", source.retrieved)


def _condensed(outline: Outline, text: Text) -> Iterator[Text]:
    """The stories that the text condenses, each by its text in the same language if it has one."""
    for key in text.version.digest_of:
        condensed = outline.text(story_subject("news", key), text.lang)
        if condensed:
            yield condensed
