"""Which templates there are, and whether they hold together.

In go the bytes of all templates and catalogs; out comes a `Theme`: an environment for each language
with nothing behind it but these bytes. Whatever can be known before the first page is reported
here: syntax, encoding, references that lead nowhere or in a circle, words that a catalog lacks.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.rendering.bodies import FIGURE_TEMPLATES, VIDEO_TEMPLATE
from generator.rendering.locales import formats
from generator.rendering.policy import META_POLICY
from generator.rendering.references import (
    Reference,
    missing_template,
    reference_problems,
    references_of,
)
from generator.rendering.vocabulary import Vocabulary
from generator.rendering.wording import read_catalogs


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template as found: the path that messages name, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and words, ready for every page of the site."""

    environments: Mapping[str, Environment]
    """By language."""
    paths: Mapping[str, str]
    """Where each template comes from: by its path an error's template is recognised."""


def compile_theme(
    templates: Mapping[str, TemplateSource],
    catalogs: Mapping[str, Sequence[bytes]],
    languages: Sequence[tuple[str, str]],
    timezone: str,
) -> Reported[Theme | None]:
    """Return the theme, or None where one of its templates is broken.

    `templates` are by name (`partials/card.html`), the site's own already laid over the theme's. Of
    a language's catalogs, too, a later one's words win. `languages` are pairs of language and
    locale.
    """
    paths = {name: source.path for name, source in templates.items()}
    lang, locale = languages[0]
    silent = Vocabulary(lang, formats(locale, timezone), {lang: NullTranslations()})
    grammar = _environment(silent, _Loader({}))
    compiled = {name: _compiled(grammar, name, templates[name]) for name in sorted(templates)}
    sound = {name: one.value for name, one in compiled.items() if one.value}
    faults = (
        *(fault for one in compiled.values() for fault in one.diagnostics),
        *_broken_references(sound, paths),
    )
    words = read_catalogs(
        {lang: catalogs.get(lang, ()) for lang, _ in languages},
        {name: templates[name].data for name in sound},
    )
    if faults:
        return Reported(None, (*faults, *words.diagnostics))
    loader = _Loader({name: one.code for name, one in sound.items()})
    environments = {
        lang: _environment(Vocabulary(lang, formats(locale, timezone), words.value), loader)
        for lang, locale in languages
    }
    return Reported(Theme(environments, paths), words.diagnostics)


_DRAWS_BODIES = (*FIGURE_TEMPLATES.values(), VIDEO_TEMPLATE)
"""Templates that no other names; those of pages are asked for when there is such a page."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A sound template: what it runs and what it refers to."""

    code: CodeType
    references: tuple[Reference, ...]


class _Loader(BaseLoader):
    """Gives every language the same compiled templates; there is nothing else to be had.

    A template gets the environment's globals themselves, which are all that this theme has, and no
    layer of its own above them: Jinja compares the two wherever a macro is imported.
    """

    def __init__(self, codes: Mapping[str, CodeType]) -> None:
        self._codes = codes

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template by its name."""
        if name not in self._codes:
            raise TemplateNotFound(name)
        return Template.from_code(environment, self._codes[name], environment.globals)


def _compiled(
    grammar: Environment, name: str, source: TemplateSource
) -> Reported[_Compiled | None]:
    """Return a template as all languages run it.

    That is possible since what a language says is a function's to say, or a filter's that waits for
    the page.
    """
    try:
        tree = grammar.parse(source.data.decode("utf-8-sig"), name, source.path)
        code = grammar.compile(tree, name, source.path)
    except UnicodeDecodeError as error:
        return Reported(None, (_encoding_fault(source, error.start),))
    except TemplateSyntaxError as error:
        position = Position(source.path, error.lineno)
        return Reported(None, (diagnostic("template-syntax", position, reason=error.message),))
    return Reported(_Compiled(code, references_of(tree)))


def _encoding_fault(source: TemplateSource, start: int) -> Diagnostic:
    before = source.data[:start].decode("utf-8-sig")
    line_start = before.rpartition("\n")[2]
    return diagnostic(
        "template-encoding", Position(source.path, before.count("\n") + 1, len(line_start) + 1)
    )


def _broken_references(
    sound: Mapping[str, _Compiled], paths: Mapping[str, str]
) -> Iterator[Diagnostic]:
    yield from reference_problems({name: one.references for name, one in sound.items()}, paths)
    for name in _DRAWS_BODIES:
        if name not in paths:
            yield missing_template(name, Position(f"templates/{name}"), paths)


def _environment(vocabulary: Vocabulary, loader: BaseLoader) -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
        loader=loader,
    )
    functions = vocabulary.functions()
    environment.globals.update(functions, lang=vocabulary.lang, policy=META_POLICY)
    environment.filters.update({name: _waiting(one) for name, one in functions.items()})
    install = environment.install_gettext_translations  # type: ignore[attr-defined]  # by i18n
    install(vocabulary.catalogs[vocabulary.lang], newstyle=True)
    return environment


def _waiting(function: Callable[..., object]) -> Callable[..., object]:
    """Return the function as a filter that nobody can ask before there is a page.

    The compiler would ask it of a constant, and one language's answer would stand in all.
    """

    @pass_context
    def asked(context: Context, *arguments: object, **named: object) -> object:
        return context.call(function, *arguments, **named)

    return asked
