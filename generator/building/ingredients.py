"""What is a page made of, and what of it is not what it was?

In go a page and the edition of the site that it belongs to; out come its ingredients, each with a
checksum, and those that are new since an earlier edition. They are the arguments of its drawing:
the parts of its view, the titles and bodies that it shows, the templates that it may ask for and
what else the theme consists of. Nothing else can make a page a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.building.blueprints import PageBrief, former_view, parts_of
from generator.building.cache import Cache
from generator.building.changes import changes
from generator.building.editions import Contents
from generator.building.layout import TEMPLATES
from generator.model.quotes import filled, quoted_part
from generator.model.reasons import Change, Kind, News
from generator.model.views import View


@dataclass(frozen=True, slots=True)
class Views:
    """What a page tells now and told in earlier editions, as far as that is at hand."""

    page: PageBrief
    view: View | None
    """That of this page; None where it is forgotten."""
    cache: Cache

    def parts(self, page: PageBrief) -> Mapping[str, object]:
        """The parts of the page of an edition by name; none where its view is not at hand."""
        is_same = page.view_digest == self.page.view_digest
        view = self.view if is_same else former_view(page, self.cache)
        return dict(parts_of(view)) if view else {}

    def names(self, page: PageBrief) -> tuple[str, ...]:
        """The names of these parts; by those of today where its view is not at hand."""
        known = (tuple(self.parts(one)) for one in (page, self.page))
        return next((names for names in known if len(names) == len(page.part_checksums)), ())


def news(
    was: PageBrief, of_then: Contents, now: PageBrief, of_now: Contents, views: Views, root: Path
) -> Iterator[News]:
    """The ingredients of a page that it did not have, or that were not what they are.

    That it quotes another text is no news beside the part of its view that does.
    """
    known = dict(ingredients(was, of_then, views, root))
    old, new = _told(was, of_then, views), _told(now, of_now, views)
    for one, checksum in ingredients(now, of_now, views, root):
        is_told = one[0] is Kind.QUOTES and one not in known
        if known.get(one) != checksum and not is_told:
            pairs = old.get(one, {}), new.get(one, {})
            yield News(*one, tuple(_changes(*pairs)))


def ingredients(
    page: PageBrief, contents: Contents, views: Views, root: Path
) -> Iterator[tuple[tuple[Kind, str], object]]:
    """All that a page of an edition is made of, by kind and name, each with a checksum."""
    notes = contents.notes
    closure = notes.closures.get(page.template, ())
    for name, part in zip(views.names(page), page.part_checksums, strict=False):
        yield (Kind.VIEW, name), part
    for path in page.sources:
        yield (Kind.WORDS, path), contents.shown[path].segments_digest
    for path, quotes in _quoted(page, contents).items():
        parts = contents.shown[path].part_digests
        yield (Kind.QUOTES, path), tuple(parts.get(quoted_part(quote)[1]) for quote in quotes)
    for name in closure:
        yield _kind_and_name(name, root), notes.templates.get(name)
    if contents.has_twin(page):
        yield (Kind.SETTINGS, "publish.precompress"), True
    if closure:
        for kind, checksums in ((Kind.CATALOGS, notes.catalogs), (Kind.SETTINGS, notes.settings)):
            yield from (((kind, name), checksum) for name, checksum in checksums.items())


def _quoted(page: PageBrief, contents: Contents) -> Mapping[str, tuple[str, ...]]:
    """The quotes of a page by the path of their text."""
    quotes: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for of_page in contents.blueprint.quotes_of({page.file}):
        for quote in of_page:
            quotes[quoted_part(quote)[0]] += (quote,)
    return quotes


def _told(
    page: PageBrief, contents: Contents, views: Views
) -> Mapping[tuple[Kind, str], Mapping[str, object]]:
    """What those ingredients of a page say of which more is known than a checksum, by name."""
    quoted = _quoted(page, contents)
    wording = contents.wording(quoted.keys())
    told: dict[tuple[Kind, str], Mapping[str, object]] = {
        (Kind.VIEW, name): {name: filled(part, wording)} for name, part in views.parts(page).items()
    }
    for path, quotes in quoted.items():
        told[Kind.QUOTES, path] = {
            ", ".join(quoted_part(quote)): wording[quote] for quote in quotes if quote in wording
        }
    return told


def _changes(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Change]:
    for name in new:
        if name in old:
            yield from changes(name, old[name], new[name])


def _kind_and_name(template: str, root: Path) -> tuple[Kind, str]:
    """Where a template comes from: a file of the site's own goes before a built-in one."""
    path = f"{TEMPLATES}/{template}"
    return (Kind.TEMPLATES, path) if (root / path).is_file() else (Kind.BUILTIN, template)
