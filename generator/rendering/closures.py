"""Which templates may a page ask for, through however many others?

In go all templates by name; out comes the closure of each. What a page looks like depends on its
view, on the words of the theme, and on these templates: as they are, and as far as they are there.
To know them takes no more than to parse templates.
"""

from collections.abc import Mapping

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
    grammar = Environment(extensions=["jinja2.ext.i18n"])
    asked = {name: _asked(source, grammar, templates) for name, source in templates.items()}
    return {
        **{name: closure([name], asked) for name in templates},
        **dict.fromkeys(FEEDS, closure(DRAW_BODIES, asked)),
    }


_BODY = "body"
"""What joins a body: as a function, as a filter, or as what `map` is told to apply."""


def _asked(
    source: TemplateSource, grammar: Environment, templates: Mapping[str, TemplateSource]
) -> frozenset[str]:
    """Return the templates that one asks for itself."""
    try:
        tree = grammar.parse(source.data.decode("utf-8-sig"))
    except (UnicodeDecodeError, TemplateSyntaxError):
        return frozenset(templates)
    references = references_of(tree)
    is_written_out = all(reference.name is not None for reference in references)
    return written_names(references).union(
        () if is_written_out else templates, DRAW_BODIES if _joins_bodies(tree) else ()
    )


def _joins_bodies(tree: nodes.Template) -> bool:
    return (
        any(node.name == _BODY for node in tree.find_all(nodes.Name))
        or any(node.name == _BODY for node in tree.find_all(nodes.Filter))
        or any(node.value == _BODY for node in tree.find_all(nodes.Const))
    )
