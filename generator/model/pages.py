"""What planning hands to rendering and building: every file of the site before it exists."""

from __future__ import annotations

from generator.diagnostics import Position
from generator.model.views import (
    ArticleView,
    FeedView,
    PartnerView,
    StandaloneView,
    View,
    VisitView,
)
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

    @property
    def sources(self) -> tuple[str, ...]:
        """The files whose segments the page shows: it can be rendered with them, and no others."""
        match self.view:
            case ArticleView(text=text) | StandaloneView(text=text):
                return (text.body.source,)
            case PartnerView(text=text) | VisitView(text=text):
                return (text.body.source,) if text.body else ()
            case FeedView(items=items):
                return tuple(item.body.source for item in items if item.body)
            case _:
                return ()


class Copy(Value, frozen=True):
    """A file of `content/` or of the theme that is published as it is."""

    file: str
    """Its path in the output folder."""
    source: str
    """Its path from the site's root; `templates/assets/…` for the theme's."""
