"""Compiling a theme: what is found before the first page."""

import pytest
from jinja2 import TemplateNotFound

from generator.diagnostics import Diagnostic, Position
from generator.rendering import Theme, compile_theme
from tests.unit.rendering.samples import LANGUAGES, catalog, sources

CATALOGS = {lang: [catalog(lang)] for lang, _ in LANGUAGES}


def compiled(
    templates: dict[str, str | bytes], catalogs: dict[str, list[bytes]] | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    reported = compile_theme(sources(templates), catalogs or CATALOGS, LANGUAGES, "Europe/Moscow")
    return reported.value, reported.diagnostics


def problems(templates: dict[str, str | bytes]) -> list[tuple[str, str, int, int]]:
    theme, found = compiled(templates)
    assert theme is None
    return [(one.code, one.position.path, one.position.line, one.position.column) for one in found]


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        pytest.param(
            {"page.html": "\n{% if view %}"},
            [("template-syntax", "templates/page.html", 2, 1)],
            id="T01-unclosed-tag",
        ),
        pytest.param(
            {"page.html": "a\nb\n{{ view|no_such_filter }}"},
            [("template-syntax", "templates/page.html", 3, 1)],
            id="T01-unknown-filter",
        ),
        pytest.param(
            {"page.html": "\n{% include 'partials/figur.html' %}"},
            [("template-missing", "templates/page.html", 2, 1)],
            id="T03-missing-include",
        ),
        pytest.param(
            {"page.html": "<p>\nПривет \xff".encode("latin-1", "replace")},
            [("template-encoding", "templates/page.html", 2, 8)],
            id="T04-not-utf8",
        ),
        pytest.param(
            {"page.html": "{% include 'page.html' %}"},
            [("template-recursive", "templates/page.html", 1, 1)],
            id="T05-self-include",
        ),
        pytest.param(
            {
                "a.html": "\n{% extends 'b.html' %}",
                "b.html": "{% from 'c.html' import x %}",
                "c.html": "\n\n{% import 'a.html' as a %}",
            },
            [
                ("template-recursive", "templates/a.html", 2, 1),
                ("template-recursive", "templates/b.html", 1, 1),
                ("template-recursive", "templates/c.html", 3, 1),
            ],
            id="T05-circle",
        ),
        pytest.param(
            {"page.html": "{% include view.name %}\n{% include ['partials/figure.html', x] %}"},
            [
                ("template-dynamic-include", "templates/page.html", 1, 1),
                ("template-dynamic-include", "templates/page.html", 2, 1),
            ],
            id="dynamic-name",
        ),
    ],
)
def test_a_broken_template_is_reported_at_its_line(
    templates: dict[str, str | bytes], expected: list[tuple[str, str, int, int]]
) -> None:
    assert problems(templates) == expected


def test_all_broken_templates_are_reported_at_once() -> None:
    found = problems({"a.html": "{{", "b.html": b"\xff", "c.html": "{% include 'a.html' %}"})
    assert [code for code, *_ in found] == ["template-syntax", "template-encoding"]


def test_a_template_that_only_leads_into_a_circle_is_not_blamed() -> None:
    found = problems({"a.html": "{% include 'b.html' %}", "b.html": "{% include 'b.html' %}"})
    assert found == [("template-recursive", "templates/b.html", 1, 1)]


def test_a_missing_template_comes_with_the_one_that_was_meant() -> None:
    _, (found,) = compiled({"page.html": "{% include 'partials/figur.html' %}"})
    assert dict(found.details)["nearest"] == "partials/figure.html"


def test_a_theme_without_what_draws_figures_is_refused() -> None:
    partial = sources({})
    del partial["partials/video.html"]
    reported = compile_theme(partial, CATALOGS, LANGUAGES, "Europe/Moscow")
    assert reported.value is None
    assert [one.code for one in reported.diagnostics] == ["template-missing"]


def test_a_template_may_begin_with_a_byte_order_mark() -> None:
    theme, found = compiled({"page.html": b"\xef\xbb\xbf<p>"})
    assert found == ()
    assert theme is not None
    assert theme.environments["ru"].get_template("page.html").render() == "<p>"


def test_a_catalog_that_lacks_words_is_a_warning_that_names_them() -> None:
    theme, found = compiled({"page.html": "{{ _('Read on') }}"})
    assert theme is not None
    assert found == tuple(
        Diagnostic(
            "catalog-incomplete",
            Position(f"templates/locales/{lang}/LC_MESSAGES/messages.po"),
            (("ids", '"Read on"'), ("lang", lang)),
        )
        for lang in ("ru", "en")
    )


def test_many_missing_words_are_counted() -> None:
    asked = "".join(f"{{{{ _('w{number}') }}}}" for number in range(9))
    _, (found, _) = compiled({"page.html": asked})
    assert dict(found.details)["ids"] == '"w0", "w1", "w2", "w3", "w4" (+4)'


def test_words_of_the_sites_own_catalog_complete_the_themes() -> None:
    own = {lang: [catalog(lang), b'msgid "Read on"\nmsgstr "..."\n'] for lang, _ in LANGUAGES}
    theme, found = compiled({"page.html": "{{ _('Read on') }}"}, own)
    assert found == ()
    assert theme is not None
    assert theme.environments["ru"].get_template("page.html").render() == "..."


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ('msgid "unclosed\n', "catalog-unreadable"),
        ('#, fuzzy\nmsgid "x"\nmsgstr "y"\n', "catalog-incomplete"),
        (
            'msgid "%(num)s x"\nmsgid_plural "%(num)s xs"\nmsgstr[0] "%(num)s"\n',
            "catalog-plural-forms",
        ),
        ('msgid "%(name)s"\nmsgstr "%(nome)s"\n', "catalog-placeholders"),
    ],
)
def test_a_fault_in_a_catalog_is_reported_at_its_line(entry: str, code: str) -> None:
    lines_before = catalog("ru").count(b"\n")
    _, found = compiled({}, {**CATALOGS, "ru": [catalog("ru", entry)]})
    first = found[0]
    assert first.code == code
    assert first.position.path == "templates/locales/ru/LC_MESSAGES/messages.po"
    assert first.position.line > lines_before


def test_templates_reach_no_file() -> None:
    theme, _ = compiled({})
    assert theme is not None
    for environment in theme.environments.values():
        with pytest.raises(TemplateNotFound):
            environment.get_template("pyproject.toml")
