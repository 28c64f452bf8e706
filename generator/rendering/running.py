"""How does a template run?

In go the code of compiled templates and how Jinja is to be set up; out comes an environment whose
pages have the same bytes as any other's, and cost less:

* a value is escaped only where there is something to escape;
* what all templates know is looked up where it is, and not copied for every page and partial;
* a macro that was imported without context says again what it said of the same values, since it
  sees nothing else: a story's card is drawn once for all the lists that it is in.

All of this hangs on hooks of Jinja's. Where a later Jinja no longer asks one of them, templates are
slower and say the same.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date
from functools import cache, lru_cache
from types import CodeType, FunctionType
from typing import Any, TypeVar, cast

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from generator.rendering.escaping import escaped
from generator.values import Value

R = TypeVar("R")


class PageEnvironment(Environment):
    """Where compiled templates run, each loaded once; there is nothing else to be had."""

    def __init__(self, codes: Mapping[str, CodeType], **options: Any) -> None:
        super().__init__(loader=_Loader(codes), **options)
        self.context_class = _Context
        self.drawn = remembering(_drawn)
        self._loaded: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Return a template by its name."""
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent, globals)
        return template


def remembering(function: Callable[..., R]) -> Callable[..., R]:
    """Return the function of values so that it need not work out again what it said of late."""
    return lru_cache(_REMEMBERED, typed=True)(function)


def are_values(given: Iterable[object]) -> bool:
    """Say whether all of these are what they are for good, so that what is said of them is too."""
    return all(map(_is_of_values, map(type, given)))


_REMEMBERED = 1 << 14
"""Answers that are kept, the latest asked for. A card takes some two kilobytes."""

_VALUES = (Value, str, int, float, date, type(None))


@cache
def _is_of_values(kind: type) -> bool:
    return issubclass(kind, _VALUES)


class _Loader(BaseLoader):
    """Gives every language the same compiled templates."""

    def __init__(self, codes: Mapping[str, CodeType]) -> None:
        self._codes = codes

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template by its name, furnished with what is quicker here than Jinja's own.

        It gets no globals: those of the environment are all that there are.
        """
        if name not in self._codes:
            raise TemplateNotFound(name)
        template = _Template.from_code(environment, self._codes[name], {})
        furniture = cast(FunctionType, template.root_render_func).__globals__
        furniture.update(escape=escaped, Macro=_Macro)
        return template


class _Template(Template):
    """A template whose macros remember what they said where they see no page."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """Return what the template gives to those that import it."""
        module = super().make_module(vars, shared, locals)
        if vars is None:
            for one in module.__dict__.values():
                if isinstance(one, _Macro):
                    one.drawn = cast(PageEnvironment, self.environment).drawn
        return module


class _Context(Context):
    """What a template sees: its variables, its page's, then what all templates know."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a name means here."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return self.environment.globals.get(key, missing)

    def call(self, callee: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """Return what a function says; a macro may have said it before."""
        if type(callee) is not _Macro:
            return super().call(callee, *arguments, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        draw, context = callee.drawn, self.eval_ctx
        if draw and context.autoescape and are_values((*arguments, *named.values())):
            return draw(callee, *arguments, **named)
        return callee(context, *arguments, **named)


class _Macro(Macro):
    """A macro, and how to have what it said before."""

    drawn: Callable[..., str] | None = None
    """None where it sees more than its arguments."""


def _drawn(macro: _Macro, /, *arguments: object, **named: object) -> str:
    return macro(*arguments, **named)
