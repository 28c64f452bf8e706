"""Which pages should search engines know? Sitemaps by the protocol of sitemaps.org.

In go entries with absolute addresses; out comes XML. The languages of a page are told by
`xhtml:link`, each page naming itself and all others.
"""

from xml.etree import ElementTree as ET

from generator.model.views import SitemapIndexView, SitemapView
from generator.rendering.trees import branch, serialized


def sitemap(view: SitemapView) -> bytes:
    """Return a sitemap."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for entry in view.entries:
        page = branch(root, "url")
        branch(page, "loc", entry.url)
        if entry.changed:
            branch(page, "lastmod", entry.changed)
        for alternate in entry.alternates:
            attributes = {"rel": "alternate", "hreflang": alternate.lang, "href": alternate.href}
            branch(page, "xhtml:link", attributes=attributes)
    return serialized(root)


def sitemap_index(view: SitemapIndexView) -> bytes:
    """Return the list of a large site's sitemaps."""
    root = ET.Element("sitemapindex", {"xmlns": _SITEMAP})
    for url in view.urls:
        branch(branch(root, "sitemap"), "loc", url)
    return serialized(root)


_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
