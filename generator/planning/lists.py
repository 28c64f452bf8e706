"""How is a list of stories parted into pages?

In goes a subject's list; out come the leaves of its pages, and on each page its cards. The first
page is the list's own address. A list without stories has one page or none, as its family says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from generator.model.parts import Card
from generator.planning.addresses import list_address
from generator.planning.atlas import Leaf
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.stock import Stock

T = TypeVar("T")


def list_leaves(outline: Outline, first: Leaf, listed_count: int) -> Iterator[Leaf]:
    """The first page of a list, which is there also when nothing is listed, and those after it."""
    size = outline.config.page_size
    page_count = max(1, -(-listed_count // size))
    for number in range(1, page_count + 1):
        yield replace(first, address=list_address(first.address, number), number=number)


def page_cards(stock: Stock, leaf: Leaf) -> tuple[Card, ...]:
    """The cards of one page of its subject's list."""
    return cards_of(stock, leaf, stock.outline.listed(leaf.subject, leaf.lang))


def on_first(leaf: Leaf, parts: tuple[T, ...]) -> tuple[T, ...]:
    """What stands beside a list, on its first page alone."""
    return parts if leaf.number == 1 else ()


def cards_of(stock: Stock, leaf: Leaf, texts: tuple[Text, ...]) -> tuple[Card, ...]:
    """The cards of one page of a list of texts."""
    size = stock.outline.config.page_size
    return stock.cards(texts[(leaf.number - 1) * size : leaf.number * size], leaf.lang)
