"""What planning hands to rendering and building: every file of the site before it exists."""

from __future__ import annotations

from generator.diagnostics import Position
from generator.model.views import View
from generator.values import Value


class Page(Value, frozen=True):
    """A file to be rendered."""

    address: str
    """Where it is on the site, from `/`, without base path: `/ru/news/2023/x/`."""
    file: str
    """Its path in the output folder."""
    template: str
    """`article.html`; `atom`, `json-feed`, `sitemap`, `sitemap-index` and `text` need no template.
    """
    view: View
    origin: Position
    """The source that asked for it: named when two pages want one address, or its template fails.
    """


class Copy(Value, frozen=True):
    """A file of `content/` or of the theme that is published as it is."""

    file: str
    """Its path in the output folder."""
    source: str
    """Its path from the site's root; `templates/assets/…` for the theme's."""


class Plan(Value, frozen=True):
    """Everything that will be in the output folder, sorted by file."""

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    story_count: int = 0
    """How many stories are published in at least one language."""
