"""What a page may ask for: every change of it must show, and no other should."""

import pytest

from generator.model.parts import BodyView, Images
from generator.model.views import View
from generator.rendering import TemplateSource, closures, compile_theme, render
from generator.rendering.templates import DRAW_BODIES
from generator.values import replace
from tests.unit.rendering.samples import (
    ARTICLE,
    HOME,
    LANGUAGES,
    PARTNER,
    PERIOD,
    PHOTO,
    SOURCE,
    VISIT,
    page,
    sources,
    texts,
    told,
)
from tests.unit.rendering.test_theme import CATALOGS, SOURCES


def closure(template: str, **others: str) -> set[str]:
    """Return what a page of this template may ask for, beside that template."""
    named = {f"{name}.html": text for name, text in others.items()}
    found = closures(sources({"page.html": template, **named}))["page.html"]
    assert "page.html" in found
    return set(found) - {"page.html"}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<p>", set()),
        ("{% include 'a.html' %}", {"a.html"}),
        ("{% include 'a.html' without context %}", {"a.html"}),
        ("{% extends 'a.html' %}", {"a.html"}),
        ("{% import 'a.html' as a %}", {"a.html"}),
        ("{% import 'a.html' as a with context %}", {"a.html"}),
        ("{% from 'a.html' import one, two as three %}", {"a.html"}),
        ("{% include ['a.html', 'b.html'] %}", {"a.html", "b.html"}),
        ("{% include ('b.html', 'a.html') ignore missing %}", {"a.html", "b.html"}),
        ("{% if no %}{% for x in y %}{% include 'a.html' %}{% endfor %}{% endif %}", {"a.html"}),
        ("{% macro m() %}{% include 'a.html' %}{% endmacro %}", {"a.html"}),
        ("{% block x %}{% from 'a.html' import a %}{% endblock %}", {"a.html"}),
        ("{# {% include 'a.html' %} #}{% raw %}{% include 'b.html' %}{% endraw %}", set()),
        ("{% trans %}x{% endtrans %}{% include 'a.html' %}", {"a.html"}),
    ],
)
def test_a_template_that_is_named_may_be_asked_for(template: str, expected: set[str]) -> None:
    assert closure(template, a="", b="") == expected


def test_what_a_named_template_names_may_be_asked_for_too() -> None:
    found = closure(
        "{% extends 'a.html' %}",
        a="{% include 'b.html' %}",
        b="{% from 'c.html' import c %}",
        c="{% import 'a.html' as a %}",
        other="{% include 'page.html' %}",
    )

    assert found == {"a.html", "b.html", "c.html"}


@pytest.mark.parametrize(
    "template", ["{% include 'no.html' ignore missing %}", "{% include ['no.html', 'a.html'] %}"]
)
def test_a_template_that_is_not_there_yet_may_be_asked_for(template: str) -> None:
    assert "no.html" in closure(template, a="")


@pytest.mark.parametrize(
    "template", ["{% include view.name %}", "{% include ['a.html', view.name] %}", "{% if %}"]
)
def test_where_a_name_cannot_be_known_it_may_be_any(template: str) -> None:
    assert closure(template, a="", b="") == {"a.html", "b.html", *DRAW_BODIES}


def test_a_template_that_is_no_text_may_ask_for_any() -> None:
    found = closures({"a.html": TemplateSource("a", b"\xff"), "b.html": TemplateSource("b", b"")})

    assert found["a.html"] == {"a.html", "b.html"}


@pytest.mark.parametrize(
    "template",
    [
        "{{ body(view.text.body) }}",
        "{{ view.text.body|body }}",
        "{{ [view.text.body]|map('body')|join }}",
        "{% include 'joins.html' %}",
        "{% from 'joins.html' import text with context %}",
    ],
)
def test_who_joins_a_body_may_ask_for_what_draws_its_pictures(template: str) -> None:
    joins = "{% macro text() %}{{ body(view.text.body) }}{% endmacro %}"

    assert closure(template, joins=joins) >= {*DRAW_BODIES}
    assert closure("{{ view.text.title }}", joins=joins) == set()


def test_feeds_may_ask_for_what_draws_pictures_and_what_that_asks_for() -> None:
    figure = {"partials/figure.html": "{% from 'a.html' import a %}"}
    found = closures(sources({**figure, "a.html": "", "b.html": ""}))

    assert found["atom"] == found["json-feed"] == {"a.html", *DRAW_BODIES}


def test_the_sites_own_template_counts_in_place_of_the_themes() -> None:
    """By the time that they come here there is one a name."""
    theme = {
        "page.html": "{% include 'a.html' %}",
        "a.html": "{% include 'b.html' %}",
        "b.html": "",
    }
    own = {**theme, "a.html": ""}

    assert closures(sources(theme))["page.html"] == {"page.html", "a.html", "b.html"}
    assert closures(sources(own))["page.html"] == {"page.html", "a.html"}


@pytest.mark.parametrize(
    ("view", "template"),
    [
        (told(ARTICLE, body=BodyView(SOURCE, (Images("figure", (PHOTO,)),))), "article.html"),
        (replace(HOME, cards=PERIOD.cards), "home.html"),
        (PARTNER, "partner.html"),
        (PERIOD, "period.html"),
        (VISIT, "visit.html"),
    ],
)
def test_a_page_of_the_theme_asks_for_nothing_beyond_its_closure(view: View, template: str) -> None:
    theme = compile_theme(SOURCES, CATALOGS, LANGUAGES, "Europe/Moscow").value
    assert theme is not None
    assert render(page(view, template), theme, texts("", "")).value is not None
    cache = theme.environments["ru"].cache
    assert cache is not None
    asked = {name for _, name in cache}

    assert len(asked) > 5
    assert asked <= closures(SOURCES)[template]
