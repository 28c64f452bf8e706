"""What does a text say: its front matter and its body?

In go the bytes of one Markdown file, out comes an article or a record's text. No other file is
looked at: what the links, keys and pictures in it lead to is for linking to find out.
"""

from __future__ import annotations

from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Reported, diagnostic
from generator.fields import Fields, Marks
from generator.model.texts import Article, Reading, RecordText, Source
from generator.model.written import FrontMatter, RecordFrontMatter
from generator.reading.bodies import read_body
from generator.reading.decoding import decode
from generator.reading.frontmatter import Divided, divide, missing
from generator.reading.paths import Classified, classify
from generator.schemas.checking import salvage

TITLE_LIMIT = 200
"""Letters after which a headline is surely a paragraph."""


def read_article(source: Source, rules: ReadingRules) -> Reported[Reading]:
    """The article or standalone page of a source, or what keeps it from being one.

    All problems of a file show at once: its body is read even where the name is wrong, and it is
    an article even where fields are, its key standing in for the title.
    """
    named = classify(source.path, rules)
    assert named.section is not None, source.path
    parts = _parts(source, named, rules)
    if parts.value is None:
        return Reported(Reading(), parts.diagnostics)
    fields = parts.value.fields
    if fields is None:
        return Reported(Reading(), (*parts.diagnostics, missing(parts.value.body, source.path)))
    front = salvage(FrontMatter, fields, rules.languages, {"title": named.key})
    body = read_body(parts.value.body, source.path, parts.value.body_line, rules)
    outline, segments = body.value
    found = [*parts.diagnostics, *front.diagnostics, *body.diagnostics]
    if not parts.value.body.strip():
        found.append(diagnostic("body-empty", fields.marks.at()))
    if not named.key:
        return Reported(Reading(), tuple(found))
    found += _title(front.value.title, fields.marks)
    article = Article(
        path=source.path,
        section=named.section,
        key=_key(front.value, named.key, source.path),
        lang=named.lang,
        front=front.value,
        marks=fields.marks,
        body=outline,
    )
    return Reported(Reading((article,), segments), tuple(found))


def read_record_text(source: Source, rules: ReadingRules) -> Reported[Reading]:
    """A partner's or visit's text in one language; it may do without front matter."""
    named = classify(source.path, rules)
    assert named.registry is not None, source.path
    parts = _parts(source, named, rules)
    if parts.value is None:
        return Reported(Reading(), parts.diagnostics)
    fields = parts.value.fields or Fields({}, Marks(source.path))
    front = salvage(RecordFrontMatter, fields, rules.languages, {})
    body = read_body(parts.value.body, source.path, parts.value.body_line, rules)
    outline, segments = body.value
    found = (*parts.diagnostics, *front.diagnostics, *body.diagnostics)
    if not named.key:
        return Reported(Reading(), found)
    text = RecordText(
        path=source.path,
        registry=named.registry,
        key=named.key,
        lang=named.lang,
        front=front.value,
        marks=fields.marks,
        body=outline,
    )
    return Reported(Reading((text,), segments), found)


def _parts(source: Source, named: Classified, rules: ReadingRules) -> Reported[Divided | None]:
    text = decode(source, rules.max_bytes)
    if text.value is None:
        return Reported(None, (*named.diagnostics, *text.diagnostics))
    parts = divide(text.value, source.path)
    return Reported(parts.value, (*named.diagnostics, *text.diagnostics, *parts.diagnostics))


def _key(front: FrontMatter, stem: str, path: str) -> str:
    """The story's key; where the one that is given is wrong, one that no other text has."""
    return path if "translation_key" in front.unread else front.translation_key or stem


def _title(title: str, marks: Marks) -> tuple[Diagnostic, ...]:
    if len(title) <= TITLE_LIMIT:
        return ()
    return (diagnostic("title-long", marks.at("title"), size=len(title), limit=TITLE_LIMIT),)
