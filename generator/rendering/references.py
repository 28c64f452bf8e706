"""Which templates a template draws on, and whether each of these ways leads somewhere.

In go parsed templates by name; out come their references, the closure of each, and what is wrong
with them. The name of a template is always written out: only so is what a page depends on known
before it is rendered.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from jinja2 import nodes

from generator.diagnostics import Diagnostic, Position, diagnostic, nearest


@dataclass(frozen=True, slots=True)
class Reference:
    """An `extends`, `include` or `import`; `name` is None where it is not written out."""

    name: str | None
    line: int


References = Mapping[str, tuple[Reference, ...]]
"""What each template refers to."""


def references_of(tree: nodes.Template) -> tuple[Reference, ...]:
    """Return what a parsed template refers to, in its order."""
    return tuple(
        reference
        for node in tree.find_all(_REFERRING)
        if isinstance(node, _REFERRING)
        for reference in _targets(node.template, node.lineno)
    )


def written_names(references: Iterable[Reference]) -> frozenset[str]:
    """Return the names that are written out."""
    return frozenset(reference.name for reference in references if reference.name is not None)


def closure(names: Iterable[str], drawn_on: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return these templates and every one that they draw on, at first or at tenth hand."""
    found = set(names)
    waiting = list(found)
    while waiting:
        fresh = drawn_on.get(waiting.pop(), frozenset()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def reference_problems(references: References, paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give what is wrong with references between templates, whose `paths` are by name."""
    drawn_on = {name: written_names(outgoing) for name, outgoing in references.items()}
    for name, outgoing in references.items():
        for reference in outgoing:
            position = Position(paths[name], reference.line)
            target = reference.name
            if target is None:
                yield diagnostic("template-dynamic-include", position)
            elif target not in paths:
                yield missing_template(target, position, paths)
            elif name in closure([target], drawn_on):
                yield diagnostic("template-recursive", position, name=target)


def missing_template(name: str, position: Position, paths: Mapping[str, str]) -> Diagnostic:
    """Return that a template is not there, with the one that was likely meant."""
    return diagnostic("template-missing", position, name=name, nearest=nearest(name, paths))


_REFERRING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def _targets(expression: nodes.Expr, line: int) -> Iterator[Reference]:
    """Give the written names: one, or several of which the first that exists is taken."""
    several = expression.items if isinstance(expression, (nodes.List, nodes.Tuple)) else None
    for item in several or (expression,):
        value = item.value if isinstance(item, nodes.Const) else None
        yield Reference(value if isinstance(value, str) else None, line)
