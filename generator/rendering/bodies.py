"""How a body becomes HTML again, once all its holes are filled.

In go fills, segments and the environment whose partials draw figures and videos; out comes markup.
This is the one place where text of content is declared to be HTML: reading made the segments, and
whatever fills a hole is escaped here or by an escaping template.
"""

from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.model.parts import BodyView, Href, Id, Images, Video
from generator.model.texts import Segments

FIGURE_TEMPLATES: Mapping[str, str] = {
    "inline": "partials/inline-image.html",
    "figure": "partials/figure.html",
    "gallery": "partials/gallery.html",
}
"""The partial that draws an image hole, by the hole's shape; its `view` is the `Images`."""

VIDEO_TEMPLATE = "partials/video.html"
"""The partial that draws a video hole; its `view` is the `Video`."""


Texts = Mapping[str, Segments]
"""The segments of the bodies that a page shows, by the paths of their sources."""

NO_TEXTS: Texts = MappingProxyType({})
"""Those of a page that shows no body."""

TEXTS = "_texts"
"""The name by which a page's context has them: for the functions of the vocabulary, not for
templates."""


def joined(
    body: BodyView, texts: Texts, environment: Environment, context: Mapping[str, object]
) -> Markup:
    """Return the whole body; `context` is what its partials know beside their `view`."""
    first, *others = texts[body.source].pieces
    pieces = [first]
    for fill, piece in zip(body.fills, others, strict=True):
        pieces += (_filled(fill, environment, context), piece)
    return Markup("".join(pieces))


def _filled(
    fill: Href | Id | Images | Video, environment: Environment, context: Mapping[str, object]
) -> str:
    match fill:
        case Href():
            return _link_attributes(fill)
        case Id():
            return f' id="{escape(fill.id)}"'
        case Images():
            return _drawn(FIGURE_TEMPLATES[fill.shape], fill, environment, context)
        case Video():
            return _drawn(VIDEO_TEMPLATE, fill, environment, context)


def _link_attributes(fill: Href) -> str:
    attributes = {
        "href": fill.href,
        "hreflang": fill.hreflang,
        "rel": "external" if fill.is_outside else "",
    }
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)


def _drawn(
    template: str, fill: Images | Video, environment: Environment, context: Mapping[str, object]
) -> str:
    return environment.get_template(template).render({**context, "view": fill})
