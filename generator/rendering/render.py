"""What a page is, byte by byte.

In go a page, the theme and the texts that the page shows; out come the file's bytes. Pages for
readers come from the template that they name, files for machines from functions of this room.
"""

from collections.abc import Mapping
from functools import partial
from traceback import walk_tb

from jinja2 import TemplateNotFound, UndefinedError

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.pages import Page
from generator.model.views import (
    FeedView,
    RedirectView,
    SitemapIndexView,
    SitemapView,
    TextView,
)
from generator.rendering.bodies import NO_TEXTS, TEXTS, Texts, joined
from generator.rendering.feeds import FEEDS
from generator.rendering.references import missing_template
from generator.rendering.sitemaps import sitemap, sitemap_index
from generator.rendering.templates import Theme


def render(page: Page, theme: Theme, texts: Texts = NO_TEXTS) -> Reported[bytes | None]:
    """Return the page's bytes, or None and what is wrong with its template.

    Content cannot make it fail: what a template runs into is a fault of the template, reported at
    its line, with the page and the source whose page it was.
    """
    try:
        return Reported(_bytes(page, theme, texts))
    except TemplateNotFound:
        return Reported(None, (missing_template(page.template, page.origin, theme.paths),))
    except Exception as error:
        position = _template_position(error, theme)
        if position is None:
            raise
        return Reported(None, (_failure(error, position, page),))


def _bytes(page: Page, theme: Theme, texts: Texts) -> bytes:
    match page.view:
        case FeedView() as view:
            environment = theme.environments[view.lang]
            join = partial(joined, texts=texts, environment=environment, context={})
            return FEEDS[page.template](view, join)
        case SitemapView() as view:
            return sitemap(view)
        case SitemapIndexView() as view:
            return sitemap_index(view)
        case TextView() as view:
            return view.text.encode()
        case RedirectView() as view:
            return _filled(theme, view.lang, page.template, {"view": view})
        case view:
            chrome = view.frame.chrome
            context = {"view": view, "chrome": chrome, TEXTS: texts}
            return _filled(theme, chrome.lang, page.template, context)


def _filled(theme: Theme, lang: str, template: str, context: Mapping[str, object]) -> bytes:
    return theme.environments[lang].get_template(template).render(context).encode()


def _template_position(error: Exception, theme: Theme) -> Position | None:
    """Return the innermost line of a template that led to the error, if any did."""
    paths = frozenset(theme.paths.values())
    places = [
        Position(frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename in paths
    ]
    return places[-1] if places else None


def _failure(error: Exception, position: Position, page: Page) -> Diagnostic:
    is_undefined = isinstance(error, UndefinedError)
    return diagnostic(
        "template-undefined" if is_undefined else "template-failed",
        position,
        reason=str(error) if is_undefined else f"{type(error).__name__}: {error}",
        page=page.address,
        source=f"{page.origin.path}:{page.origin.line}",
    )
