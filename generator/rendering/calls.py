"""Which functions do templates call, and how do they reach them?

In go parsed templates; out come the messages that they ask catalogs for, and the same templates
with their calls made direct. Jinja sends a call through the context of the page, which costs more
than most of what the theme's functions do; it asks a filter at once. Therefore a function that is
a filter too is called as one: `words(name)` runs as `name|words`.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.rendering.catalogs import MessageId


def asked_ids(trees: Iterable[nodes.Template]) -> frozenset[MessageId]:
    """Return the messages that templates ask for; one that is not written out is not known.

    Asked for with and without a plural, it is one message: gettext tells no two apart.
    """
    calls = (call for tree in trees for call in tree.find_all(nodes.Call))
    asked = {message for call in calls for message in _asked(call)}
    counted = {replace(message, plural="") for message in asked if message.plural}
    return frozenset(asked - counted)


def taken_names(tree: nodes.Template) -> frozenset[str]:
    """Return the names that mean something of the template's own, whatever functions there are."""
    return frozenset(name for node in tree.find_all(_NAMING) for name in _named(node))


def make_direct(tree: nodes.Template, names: AbstractSet[str]) -> None:
    """Turn the template's calls of these functions, all of them filters too, into filters."""
    _Directing(names).visit(tree)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where among a function's arguments a message stands."""

    singular: int
    plural: int | None = None
    context: int | None = None


_ASKING: Mapping[str, _Places] = {
    "_": _Places(0),
    "gettext": _Places(0),
    "ngettext": _Places(0, plural=1),
    "pgettext": _Places(1, context=0),
    "npgettext": _Places(1, plural=2, context=0),
    "translate": _Places(1),
}

_NAMING = (nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport, nodes.CallBlock)


def _asked(call: nodes.Call) -> Iterator[MessageId]:
    places = _ASKING.get(_called(call))
    if places:
        singular, plural, context = (
            "" if place is None else _written(call.args, place)
            for place in (places.singular, places.plural, places.context)
        )
        if singular and plural is not None and context is not None:
            yield MessageId(singular, plural, context)


def _called(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _written(arguments: list[nodes.Expr], place: int) -> str | None:
    argument = arguments[place] if place < len(arguments) else None
    value = argument.value if isinstance(argument, nodes.Const) else None
    return value if isinstance(value, str) else None


def _named(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Name(ctx="store" | "param") | nodes.Macro():
            yield node.name
        case nodes.Import():
            yield node.target
        case nodes.FromImport():
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        case nodes.CallBlock():
            yield _called(node.call)


class _Directing(NodeTransformer):
    """Puts a filter in the place of each call of a function that is one."""

    def __init__(self, names: AbstractSet[str]) -> None:
        self._names = names

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802  Jinja finds it by this name
        """Return the call as a filter of its first argument."""
        self.generic_visit(call)
        name = _called(call)
        if name not in self._names or not call.args:
            return call
        first, *rest = call.args
        given = (rest, call.kwargs, call.dyn_args, call.dyn_kwargs)
        return nodes.Filter(first, name, *given, lineno=call.lineno, environment=call.environment)
