"""Why was a page rendered, or will be, and what does it depend on?

In go an order, as for a build, the address of a page, and what is remembered; out comes an
explanation: what of the page was new in the last build that had anything new, what is new since
then, and all that it is made of. The way is that of every build, as far as the first page that
would be drawn; what it finds is held against the two editions that are remembered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from generator.building.blueprints import PageBrief, views_of
from generator.building.cache import Cache
from generator.building.drawings import Drawings, Sheet, recalled_drawings, standing
from generator.building.editions import Contents, contents_of, recalled_editions, shown
from generator.building.ingredients import Views, ingredients, news
from generator.building.orders import BuildReport, Order
from generator.building.pipeline import Asked, ask
from generator.building.progress import Progress
from generator.building.publish import Publication
from generator.model.reasons import Explanation, Fate, Kind, NoPage, Step

NEAREST = 3
"""How many addresses are offered in place of one that there is not."""


def answer(
    order: Order, address: str, publication: Publication, cache: Cache, progress: Progress
) -> Explanation | NoPage | BuildReport:
    """Why the page at an address, or in a file of the output, was rendered or will be.

    Where something keeps the next build from publishing, what it would report.
    """
    asked = ask(order, publication, cache, progress)
    if isinstance(asked, BuildReport):
        return asked
    drawings = standing(recalled_drawings(order.place, cache), publication.standing)
    return _explained(order, address, asked, drawings, cache)


def _explained(
    order: Order, address: str, asked: Asked, drawings: Drawings, cache: Cache
) -> Explanation | NoPage:
    sheets = {sheet.page.file: sheet for sheet in asked.sheets}
    readings, blueprint = asked.given.readings, asked.plan.blueprint
    config = asked.given.settings.config
    now = Contents(
        blueprint,
        blueprint.by_file,
        asked.notes,
        shown(readings),
        readings.wording,
        config.publish.precompress,
        {},
    )
    editions = (contents_of(one, cache) for one in recalled_editions(order.place, cache))
    stood, before = (*editions, None, None)[:2]

    pages = [one.pages for one in (now, stood, before) if one]
    names = tuple(_names(address, order, config.base_path))
    page = next((known[name] for known in pages for name in names if name in known), None)
    if page is None or _host(address) not in ("", _host(config.url)):
        addresses = {one.address for known in pages for one in known.values()}
        return NoPage(tuple(get_close_matches(f"/{names[0]}", sorted(addresses), NEAREST)))
    sheet = sheets.get(page.file)
    view = views_of([page], asked.plan, asked.given, cache)(page) if sheet else None
    inquiry = _Inquiry(page, before, stood, now, Views(page, view, cache), order.root)
    return Explanation(
        page.address,
        page.file,
        page.template,
        page.origin.path,
        inquiry.last(),
        inquiry.next(sheet, drawings),
        inquiry.ingredients() if sheet else {},
    )


def _names(address: str, order: Order, base_path: str) -> Iterator[str]:
    """The files in the output that an address may mean, the likeliest first."""
    path = unquote(_NOT_OF_A_PATH.sub("", address))
    output = order.output.resolve()
    file = (order.root / address).resolve()
    inside = [file.relative_to(output).as_posix()] if file.is_relative_to(output) else []
    for one in (*inside, path.removeprefix(base_path.rstrip("/")), path):
        name = one.strip("/")
        yield from (f"{name}{end}".lstrip("/") for end in ("", "/index.html", ".html"))


_NOT_OF_A_PATH = re.compile(r"^https?://[^/?#]*|[?#].*", re.DOTALL)


def _host(address: str) -> str:
    """The host that an address names; empty where it is a path."""
    found = re.match("https?://([^/?#]*)", address)
    return found[1].casefold() if found else ""


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """A page in the editions of its site, as far as these are remembered."""

    page: PageBrief
    before: Contents | None
    stood: Contents | None
    now: Contents
    views: Views
    root: Path

    def last(self) -> Step:
        """What became of the page in the last build that had anything new, of it or for it."""
        if self.stood is None:
            return Step(Fate.UNKNOWN)
        if lost := self.stood.healed.get(self.page.file):
            return Step(Fate.LOST, lost=lost)
        if self.before is None:
            return Step(Fate.FIRST if self.page.file in self.stood.pages else Fate.ABSENT)
        return self._step(self.before, self.stood)

    def next(self, sheet: Sheet | None, drawings: Drawings) -> Step:
        """What the next build will make of it, by the same signs as that build goes by."""
        if sheet and sheet.is_in(drawings):
            return Step(Fate.SAME)
        if self.stood is None:
            return Step(Fate.UNKNOWN)
        step = self._step(self.stood, self.now)
        if sheet is None or step.fate is not Fate.SAME:
            return step
        return Step(Fate.LOST, lost=sheet.lost_from(drawings))

    def ingredients(self) -> dict[Kind, tuple[str, ...]]:
        """All that the page is made of; of its view those parts that say anything."""
        parts = self.views.parts(self.page)
        names: defaultdict[Kind, list[str]] = defaultdict(list)
        for (kind, name), _ in ingredients(self.page, self.now, self.views, self.root):
            if kind is not Kind.VIEW:
                names[kind].append(name)
            elif parts[name] not in _NOTHING:
                names[kind].append(_counted(name, parts[name]))
        return {kind: tuple(names[kind]) for kind in Kind if names[kind]}

    def _step(self, older: Contents, newer: Contents) -> Step:
        was, now = older.pages.get(self.page.file), newer.pages.get(self.page.file)
        if was is None or now is None:
            return Step(_FATES[was is not None, now is not None])
        found = tuple(news(was, older, now, newer, self.views, self.root))
        return Step(Fate.CHANGED if found else Fate.SAME, found)


_FATES = {
    (False, False): Fate.ABSENT,
    (False, True): Fate.ADDED,
    (True, False): Fate.REMOVED,
}
"""By whether there was a page, and whether there is one."""

_NOTHING = (None, "", ())


def _counted(name: str, part: object) -> str:
    return f"{name} ({len(part)})" if isinstance(part, tuple) else name
