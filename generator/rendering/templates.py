"""Which templates there are, and whether they hold together.

In go the bytes of all templates and catalogs; out comes a `Theme`: an environment for each language
with nothing behind it but these bytes. Whatever can be known before the first page is reported
here: syntax, encoding, references that lead nowhere or in a circle, words that a catalog lacks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import NullTranslations
from types import CodeType
from typing import cast

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.policy import META_POLICY
from generator.rendering.bodies import FIGURE_TEMPLATES, VIDEO_TEMPLATE
from generator.rendering.calls import asked_ids, make_direct, taken_names
from generator.rendering.locales import formats
from generator.rendering.references import (
    missing_template,
    reference_problems,
    references_of,
)
from generator.rendering.running import PageEnvironment, are_values, remembering
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


DRAW_BODIES = (*FIGURE_TEMPLATES.values(), VIDEO_TEMPLATE)
"""Templates that no other names; those of pages are asked for when there is such a page."""


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
    grammar = _grammar(silent)
    parsed = {name: _parsed(grammar, name, templates[name]) for name in sorted(templates)}
    trees = {name: one.value for name, one in parsed.items() if one.value}
    words = read_catalogs(
        {lang: catalogs.get(lang, ()) for lang, _ in languages}, asked_ids(trees.values())
    )
    compiled = _compiled(grammar, trees, paths)
    faults = (
        *(fault for one in (*parsed.values(), compiled) for fault in one.diagnostics),
        *_broken_references(trees, paths),
    )
    if faults:
        return Reported(None, (*faults, *words.diagnostics))
    environments = {
        lang: _environment(Vocabulary(lang, formats(locale, timezone), words.value), compiled.value)
        for lang, locale in languages
    }
    return Reported(Theme(environments, paths), words.diagnostics)


def _parsed(
    grammar: Environment, name: str, source: TemplateSource
) -> Reported[nodes.Template | None]:
    try:
        return Reported(grammar.parse(source.data.decode("utf-8-sig"), name, source.path))
    except UnicodeDecodeError as error:
        return Reported(None, (_encoding_fault(source, error.start),))
    except TemplateSyntaxError as error:
        return Reported(None, (_syntax_fault(source.path, error),))


def _compiled(
    grammar: Environment, trees: Mapping[str, nodes.Template], paths: Mapping[str, str]
) -> Reported[Mapping[str, CodeType]]:
    """Return the templates as all languages run them.

    That is possible since what a language says is a function's to say, or a filter's that waits for
    the page.
    """
    taken = frozenset[str]().union(*map(taken_names, trees.values()))
    codes: dict[str, CodeType] = {}
    faults: list[Diagnostic] = []
    for name, tree in trees.items():
        make_direct(tree, (grammar.globals.keys() & grammar.filters.keys()) - taken)
        try:
            codes[name] = grammar.compile(tree, name, paths[name])
        except TemplateSyntaxError as error:
            faults.append(_syntax_fault(paths[name], error))
    return Reported(codes, tuple(faults))


def _syntax_fault(path: str, error: TemplateSyntaxError) -> Diagnostic:
    return diagnostic("template-syntax", Position(path, error.lineno), reason=error.message)


def _encoding_fault(source: TemplateSource, start: int) -> Diagnostic:
    before = source.data[:start].decode("utf-8-sig")
    line_start = before.rpartition("\n")[2]
    return diagnostic(
        "template-encoding", Position(source.path, before.count("\n") + 1, len(line_start) + 1)
    )


def _broken_references(
    trees: Mapping[str, nodes.Template], paths: Mapping[str, str]
) -> Iterator[Diagnostic]:
    references = {name: references_of(tree) for name, tree in trees.items()}
    yield from reference_problems(references, paths)
    for name in DRAW_BODIES:
        if name not in paths:
            yield missing_template(name, Position(f"templates/{name}"), paths)


def _grammar(vocabulary: Vocabulary) -> Environment:
    """Return the environment that compiles for all languages.

    A filter is asked what it says of a constant when that is compiled. It has no answer before
    there is a page, or one language's would stand in all.
    """
    grammar = _environment(vocabulary, {})
    grammar.filters.update(dict.fromkeys(vocabulary.functions(), _nothing_yet))
    return grammar


def _nothing_yet(*_: object) -> object:
    raise LookupError("there is no page yet")


def _environment(vocabulary: Vocabulary, codes: Mapping[str, CodeType]) -> PageEnvironment:
    environment = PageEnvironment(
        codes,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # there is nothing to work out before there is a page
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    words, of_page = vocabulary.functions(), vocabulary.page_functions()
    environment.globals.update(words, **of_page, lang=vocabulary.lang, policy=META_POLICY)
    install = environment.install_gettext_translations  # type: ignore[attr-defined]  # by i18n
    install(vocabulary.catalogs[vocabulary.lang], newstyle=True)
    gettext = cast(Mapping[str, Callable[..., object]], environment.globals)
    said = {name: _remembered(gettext[name], environment) for name in _GETTEXT}
    environment.filters.update(words, **of_page, _=said["gettext"], **said)
    return environment


_GETTEXT = ("gettext", "ngettext", "pgettext", "npgettext")


def _remembered(gettext: Callable[..., object], environment: Environment) -> Callable[..., object]:
    """Return one of Jinja's gettext functions as a filter that says of the same values once."""
    said = remembering(partial(gettext, environment.context_class(environment, {}, None, {})))

    @pass_context
    def asked(context: Context, *message: object, **variables: object) -> object:
        is_of_values = not variables or are_values(variables.values())
        if is_of_values and context.eval_ctx.autoescape:
            return said(*message, **variables)
        return gettext(context, *message, **variables)

    return asked
