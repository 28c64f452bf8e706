"""Whether the config names things that exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import SECTIONS
from generator.diagnostics import Diagnostic, diagnostic
from generator.fields import Marks
from generator.linking.files import find_image
from generator.linking.known import Known
from generator.model.written import Partner


def check_settings(known: Known, marks: Marks) -> Iterator[Diagnostic]:
    """Yield the publisher, the menu's pages and the theme's logo, as far as they are not there."""
    config = known.config
    if config.publisher:
        yield from known.check("partners", config.publisher, marks.at("publisher"))
        entry = known.entries("partners", Partner).get(config.publisher)
        if entry and not entry.fields.self and "self" not in entry.fields.unread:
            yield diagnostic(
                "publisher-not-self", marks.at("publisher"), key=entry.key, path=entry.path
            )
    for number, key in enumerate(config.menu):
        if key not in SECTIONS:
            yield from known.check("pages", key, marks.at("menu", number))
    if config.theme.logo:
        yield from find_image(config.theme.logo, marks.at("theme", "logo"), known).diagnostics
