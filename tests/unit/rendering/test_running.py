"""Templates that run at less cost say what they say by Jinja's own means."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError
from markupsafe import Markup

from generator.model.parts import Card, Stamp, Words
from generator.rendering.running import PageEnvironment
from generator.values import replace

OPTIONS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "extensions": ["jinja2.ext.i18n"],
}
TEMPLATES = {
    "base.html": "<{% block a %}base {{ x }}{% endblock %}{% block b %}{% endblock %}>",
    "part.html": "[{{ x }}{{ greeting }}{{ within|default('no') }}]",
    "alone.html": "[{{ greeting }}{{ x|default('no') }}]",
    "macros.html": (
        "{% set own = 'own' %}"
        "{% macro m(a, b='&', c=3) %}{{ a }}{{ b }}{{ c }}{{ own }}{{ greeting }}{% endmacro %}"
        "{% macro n(a) %}{{ m(a, c=a) }}{{ m(a) }}{% endmacro %}"
        "{% macro all() %}{{ varargs|length }}{{ kwargs.items()|list }}{% endmacro %}"
        "{% macro box() %}<b>{{ caller('<') }}</b>{% endmacro %}"
    ),
    "seeing.html": "{% macro m(a) %}{{ a }}{{ x }}{{ within|default('no') }}{% endmacro %}",
}
CARD = Card("/x/", Words("Заголовок"), Words(""), Stamp(date(2023, 6, 6), "2023-06-06"))


def running(templates: Mapping[str, str], **known: object) -> PageEnvironment:
    """Return the environment of these templates, in which some names are known to all."""
    grammar = Environment(**OPTIONS)
    grammar.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # by i18n
    codes = {name: grammar.compile(text, name, name) for name, text in templates.items()}
    environment = PageEnvironment(codes, **OPTIONS)
    environment.globals.update(known)
    return environment


def drawn(templates: Mapping[str, str], *views: Mapping[str, object]) -> list[str]:
    """Return what a macro was drawn with while `page.html` was rendered for each of the views."""
    with_what: list[str] = []

    def drawing(one: object) -> str:
        with_what.append(str(one))
        return ""

    environment = running(templates, drawing=drawing)
    for view in views:
        environment.get_template("page.html").render(view)
    return with_what


@pytest.mark.parametrize(
    "page",
    [
        "{{ x }} {{ y }} {{ 'a&b' }} {{ 3 }} {{ none }} {{ 1.5 }} {{ html }} {{ greeting }}",
        "{{ x ~ html }} {{ [x, html]|join('<') }} {{ x|e }} {{ x|upper }} {{ '%s'|format(x) }}",
        "{% autoescape false %}{{ x }}{{ html }}{% endautoescape %}",
        "{% set greeting = 'mine' %}{% include 'part.html' %}{{ greeting }}",
        "{% for within in items %}{% include 'part.html' %}{% endfor %}",
        "{% include 'alone.html' without context %}{% include ['no.html', 'part.html'] %}",
        "{% include 'no.html' ignore missing %}",
        "{% extends 'base.html' %}{% set x = '<x>' %}{% block a %}{{ super() }}!{% endblock %}",
        "{% from 'macros.html' import m, n as o %}{{ m(x) }}{{ m(html, c='<') }}{{ o('<') }}",
        "{% import 'macros.html' as k %}{{ k.n(items) }}{{ k.all(1, x, y=html) }}{{ k.own }}",
        "{% from 'macros.html' import m %}{% autoescape false %}{{ m('<') }}{% endautoescape %}",
        "{% from 'macros.html' import m %}{% set t = m('<') %}{{ t }}{{ t ~ '<' }}{{ t|length }}",
        "{% from 'macros.html' import box %}{% call(c) box() %}{{ c }}{{ x }}{% endcall %}",
        "{% from 'seeing.html' import m with context %}{{ m('<') }}{% set x = 1 %}{{ m('<') }}",
        "{% set within = 1 %}{% import 'seeing.html' as s with context %}{{ s.m(x) }}",
        "{% set z = 1 %}{% macro p() %}{{ z }}{% endmacro %}{{ p() }}{% set z = x %}{{ p() }}",
        "{% for one in items recursive %}{{ one }}{{ loop(one) if one is not string }}{% endfor %}",
        "{% set ns = namespace(n=0) %}{% for i in items %}{% set ns.n = i %}{% endfor %}{{ ns.n }}",
        "{% set kept %}<{{ x }}>{% endset %}{{ kept }}",
        "{% filter upper %}{{ x }}{% endfilter %}{{ {'a': x}.a }}{{ {'a': x}['a'] }}{{ range(3) }}",
        "{% trans x=x %}<i>{{ x }}</i>{% endtrans %}",
    ],
)
def test_a_template_says_what_it_says_elsewhere(page: str) -> None:
    templates = {**TEMPLATES, "page.html": page}
    plain = Environment(loader=DictLoader(templates), **OPTIONS)
    lean = running(templates)
    for environment in (plain, lean):
        environment.globals["greeting"] = "<hello>"
        environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # i18n
    view = {"x": "<x&'\">", "y": "", "html": Markup("<i>"), "items": ["<", ["&", "b"], "c"]}
    expected = plain.get_template("page.html").render(view)

    for _ in range(2):
        assert lean.get_template("page.html").render(view) == expected


@pytest.mark.parametrize("page", ["{{ no }}", "{{ x.no }}", "{% from 'macros.html' import no %}"])
def test_what_is_nowhere_is_undefined(page: str) -> None:
    environment = running({**TEMPLATES, "page.html": page + "{{ no }}"})
    with pytest.raises(UndefinedError):
        environment.get_template("page.html").render(x="x")


def test_a_template_that_is_not_there_is_not_found() -> None:
    with pytest.raises(TemplateNotFound):
        running({"page.html": "{% include 'no.html' %}"}).get_template("page.html").render()


MACRO = "{% macro card(one, level=3) %}{{ drawing(one) }}{{ level }}{% endmacro %}"


def listing(how: str) -> Mapping[str, str]:
    page = (
        "{% from 'm.html' import card " + how + "%}{% for one in all %}{{ card(one) }}{% endfor %}"
    )
    return {"m.html": MACRO, "page.html": page}


def test_a_macro_is_drawn_once_for_equal_values_on_all_pages() -> None:
    other = replace(CARD, href="/y/")
    pages = ({"all": [CARD, other, replace(CARD)]}, {"all": [replace(other), CARD]})

    assert len(drawn(listing(""), *pages)) == 2


@pytest.mark.parametrize("given", [["list"], {"a": "map"}, iter("abc"), object(), (CARD,)])
def test_a_macro_is_drawn_anew_for_what_may_change(given: object) -> None:
    assert len(drawn(listing(""), {"all": [given, given]})) == 2


def test_a_macro_that_sees_its_page_is_drawn_anew() -> None:
    assert len(drawn(listing("with context "), {"all": [CARD, CARD]})) == 2


def test_a_macro_of_the_page_itself_is_drawn_anew() -> None:
    page = MACRO + "{{ card(view) }}{{ card(view) }}"

    assert len(drawn({"page.html": page}, {"view": CARD})) == 2


def test_a_macro_with_a_caller_is_drawn_anew() -> None:
    macro = "{% macro box(one) %}{{ drawing(one) }}{{ caller() }}{% endmacro %}"
    page = (
        "{% from 'm.html' import box %}{% for i in [1, 2] %}{% call box(3) %}{{ i }}{% endcall %}"
    )

    assert len(drawn({"m.html": macro, "page.html": page + "{% endfor %}"}, {})) == 2


def test_values_that_only_compare_equal_are_told_apart() -> None:
    alike = [1, True, 1.0, "<b>", Markup("<b>")]

    assert len(drawn(listing(""), {"all": alike})) == len(alike)


def test_what_a_macro_says_while_its_file_is_read_is_not_kept() -> None:
    macros = (
        "{% set word = 'early' %}{% macro say() %}{{ word }}{% endmacro %}"
        "{% set first = say() %}{% set word = 'late' %}"
    )
    page = "{% from 'm.html' import first, say %}{{ first }} {{ say() }} {{ say() }}"
    said = running({"m.html": macros, "page.html": page}).get_template("page.html").render()

    assert said == "early late late"


def test_a_macro_that_fails_fails_each_time() -> None:
    environment = running(
        {
            "m.html": "{% macro half(n) %}{{ 1 / n }}{% endmacro %}",
            "page.html": "{% from 'm.html' import half %}{{ half(0) }}",
        }
    )
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            environment.get_template("page.html").render()


def test_a_macro_that_never_ends_is_an_error() -> None:
    environment = running(
        {
            "m.html": "{% macro on(n) %}{{ on(n + 1) }}{% endmacro %}",
            "page.html": "{% from 'm.html' import on %}{{ on(0) }}",
        }
    )
    with pytest.raises(RecursionError):
        environment.get_template("page.html").render()
