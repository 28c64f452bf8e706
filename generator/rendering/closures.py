"""Which templates may a page ask for, through however many others?

In go all templates by name; out comes the closure of each. What a page looks like depends on its
view, on the words of the theme, and on these templates: as they are, and as far as they are there.
To know them takes no more than to parse templates.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.rendering.feeds import FEEDS
from generator.rendering.references import closure, references_of, written_names
from generator.rendering.templates import DRAW_BODIES, TemplateSource


def closures(templates: Mapping[str, TemplateSource]) -> Mapping[str, frozenset[str]]:
    """Return what pages may ask for, by the template that they name; by kind for feeds.

    A template is in its own closure. Names that no template has are in it too, since one that comes
    to have the name changes the page. Where a name is not written out, or nobody can read the
    template, all templates are.
    """
    asked = {name: _asked(source.data).among(templates) for name, source in templates.items()}
    return {
        **{name: closure([name], asked) for name in templates},
        **dict.fromkeys(FEEDS, closure(DRAW_BODIES, asked)),
    }


_BODY = "body"
"""What joins a body: as a function, as a filter, or as what `map` is told to apply."""


class _Asked(NamedTuple):
    """The templates that one asks for itself."""

    names: frozenset[str]
    is_all: bool
    """Whether these are all; else it may ask for any."""

    def among(self, templates: Iterable[str]) -> frozenset[str]:
        """Return them where those templates are all that there are."""
        return self.names if self.is_all else self.names.union(templates)


@lru_cache(maxsize=1 << 9)  # from build to build of a process most templates stay as they are
def _asked(template: bytes) -> _Asked:
    try:
        tree = Environment(extensions=["jinja2.ext.i18n"]).parse(template.decode("utf-8-sig"))
    except (UnicodeDecodeError, TemplateSyntaxError):
        return _Asked(frozenset(), is_all=False)
    references = references_of(tree)
    return _Asked(
        written_names(references).union(DRAW_BODIES if _joins_bodies(tree) else ()),
        all(reference.name is not None for reference in references),
    )


def _joins_bodies(tree: nodes.Template) -> bool:
    return (
        any(node.name == _BODY for node in tree.find_all(nodes.Name))
        or any(node.name == _BODY for node in tree.find_all(nodes.Filter))
        or any(node.value == _BODY for node in tree.find_all(nodes.Const))
    )
