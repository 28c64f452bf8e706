"""Files of plain text: for robots, for hosts, for who found a hole, and for the generator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from generator.config import Security
from generator.model.views import TextView
from generator.planning.atlas import ALL_LANGUAGES, Leaf
from generator.planning.moments import moment
from generator.planning.outline import Outline
from generator.planning.sitemaps import SITEMAP
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock

MARKER = "This folder is written by Vestnik: what lies here is replaced by the next build.\n"
"""By the file with this text the generator knows its own output."""


def notice_sketches(outline: Outline) -> Iterator[Sketch]:
    """All of them. GitHub Pages would leave out names with an underscore without `.nojekyll`."""
    config = outline.config
    yield _sketch("/robots.txt", _robots(outline))
    yield _sketch("/.nojekyll", "")
    yield _sketch("/.gitignore", "*\n!.gitignore\n")
    yield _sketch("/.vestnik", MARKER)
    if config.security:
        yield _sketch("/.well-known/security.txt", _security(outline, config.security))
    if config.indexnow:
        yield _sketch(f"/{config.indexnow.key}.txt", config.indexnow.key)


def _sketch(address: str, text: str) -> Sketch:
    return Sketch(Leaf(address, ALL_LANGUAGES, is_indexed=False), "text", partial(_view, text))


def _view(text: str, stock: Stock, leaf: Leaf) -> TextView:
    return TextView(text)


def _robots(outline: Outline) -> str:
    sitemap = outline.config.url + outline.href(SITEMAP)
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"


def _security(outline: Outline, security: Security) -> str:
    """RFC 9116. It holds through its last day."""
    end = moment(security.expires + timedelta(days=1), outline.zone)
    lines = (
        f"Contact: {security.contact}",
        f"Expires: {end.isoformat()}",
        f"Preferred-Languages: {', '.join(outline.config.langs)}",
        f"Canonical: {outline.config.url}{outline.href('/.well-known/security.txt')}",
    )
    return "".join(f"{line}\n" for line in lines)
