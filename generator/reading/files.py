"""What does any file say?

In goes a source, out comes what is in it, by the kind that its path tells: an article, a record's
text, or the records of a registry. One function of one file, so that it can be remembered.
"""

from __future__ import annotations

from generator.config import ReadingRules
from generator.diagnostics import Reported
from generator.model.texts import Reading, Source
from generator.reading.articles import read_article, read_record_text
from generator.reading.paths import classify
from generator.reading.registries import read_registry


def read(source: Source, rules: ReadingRules) -> Reported[Reading]:
    """What a source says; nothing where it cannot be understood, and why."""
    match classify(source.path, rules).kind:
        case "article":
            return read_article(source, rules)
        case "record-text":
            return read_record_text(source, rules)
        case "registry":
            return read_registry(source, rules).map(Reading)
        case kind:
            raise ValueError(f"{source.path} is not to be read: {kind}")
