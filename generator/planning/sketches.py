"""What does each family of pages hand to the plan?

In go leaves, each with its template and with what makes its view; out come pages, once the stock is
there to make them from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.pages import Page
from generator.model.views import View
from generator.planning.atlas import Leaf
from generator.planning.stock import Stock

Maker = Callable[[Stock, Leaf], View]
"""Makes the view of a leaf."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A leaf and how it becomes a page; `template` names what draws it."""

    leaf: Leaf
    template: str
    view: Maker


def page(sketch: Sketch, stock: Stock) -> Page:
    """The page of a sketch."""
    leaf = sketch.leaf
    return Page(
        address=leaf.address,
        file=stock.outline.file(leaf.address),
        template=sketch.template,
        view=sketch.view(stock, leaf),
        origin=leaf.origin,
    )
