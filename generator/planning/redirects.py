"""Former addresses: a page at each that leads to where the text is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from generator.diagnostics import Diagnostic, diagnostic
from generator.model.views import RedirectView
from generator.planning.addresses import address
from generator.planning.atlas import Atlas, Leaf
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.urls import is_safe_output, slugify

REDIRECT = "redirect.html"
"""The template of all such pages, and of no others."""


def redirect_sketches(outline: Outline) -> Iterator[Sketch]:
    """The pages at all former addresses that can be one."""
    for text, index, given in _moves(outline):
        if _is_possible(given, outline):
            leaf = Leaf(
                address=_former(given),
                lang=text.lang,
                origin=text.version.article.marks.at("moved_from", index),
                is_indexed=False,
            )
            yield Sketch(leaf, REDIRECT, partial(_view, text))


def is_redirect(template: str) -> bool:
    """Whether the page of a template only leads to where a text is now."""
    return template == REDIRECT


def impossible_moves(atlas: Atlas) -> Iterator[Diagnostic]:
    """Former addresses that the site cannot have had."""
    langs = atlas.outline.config.langs
    for text, index, given in _moves(atlas.outline):
        if not _is_possible(given, atlas.outline):
            position = text.version.article.marks.at("moved_from", index)
            yield diagnostic(
                "moved-from-invalid",
                position,
                address=given,
                known=", ".join(langs),
                example=address(text.lang, _last_part(given) or text.version.slug),
            )


def _moves(outline: Outline) -> Iterator[tuple[Text, int, str]]:
    for texts in outline.texts.values():
        for text in texts.values():
            for index, given in enumerate(text.front.moved_from):
                yield text, index, given


def _last_part(given: str) -> str:
    """What can stay of an address that the site cannot have: its last part, as a slug."""
    path = given.partition("?")[0].partition("#")[0]
    return slugify(unquote(path.strip("/").rpartition("/")[2]))


def _former(given: str) -> str:
    """The address that was meant, as a browser shows or copies it."""
    meant = normalize("NFC", unquote(given))
    is_page = meant.endswith("/") or not PurePosixPath(meant).suffix
    return meant.rstrip("/") + "/" if is_page else meant


def _is_possible(given: str, outline: Outline) -> bool:
    former = _former(given)
    parts = former.split("/")
    return (
        given.startswith("/")
        and len(parts) > 2
        and parts[1] in outline.config.langs
        and not {"#", "%"} & set(former)
        and is_safe_output(outline.file(former))
    )


def _view(text: Text, stock: Stock, leaf: Leaf) -> RedirectView:
    href = stock.atlas.hrefs[text.address]
    return RedirectView(text.lang, href, stock.outline.config.url + href, text.front.title)
