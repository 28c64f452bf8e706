"""Rendering a page: its bytes, or what is wrong with its template."""

import html5lib
import pytest

from generator.diagnostics import UI_LANGUAGES, Diagnostic, Position, catalogue
from generator.model.parts import BodyView, Images
from generator.model.views import RedirectView
from generator.policy import META_POLICY
from generator.rendering import render
from tests.unit.rendering.samples import (
    ARTICLE,
    SOURCE,
    TEXTS,
    framed,
    page,
    texts,
    theme_of,
    told,
)

SINKS = """<!doctype html>
<html lang="{{ lang }}">
<head><title>{{ plain(view.text.title) }}</title>
<meta name="description" content="{{ view.text.title }}">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<script type="application/ld+json">{{ structured(view) }}</script></head>
<body><h1>{{ view.text.title }}</h1>
<p title='{{ view.text.title }}'>{{ view.text.title }}</p></body>
</html>
"""


def failure(templates: dict[str, str], template: str = "page.html") -> Diagnostic:
    """Return the one problem of rendering an article with these templates."""
    reported = render(page(ARTICLE, template), theme_of(templates), TEXTS)
    assert reported.value is None
    (found,) = reported.diagnostics
    return found


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        pytest.param("a\n{{ view.no_such_field }}", "template-undefined", 2, id="T02-field"),
        pytest.param("\n\n{% if nothing %}{% endif %}", "template-undefined", 3, id="T02-name"),
        pytest.param("a\n{{ 1 / view.tags|length }}", "template-failed", 2, id="T06"),
        pytest.param("a\n{{ month_name('x') }}", "template-failed", 2, id="wrong-argument"),
        pytest.param(
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-failed", 1, id="endless"
        ),
    ],
)
def test_a_failing_template_is_named_with_its_line_and_the_page(
    template: str, code: str, line: int
) -> None:
    found = failure({"page.html": template})
    assert (found.code, found.position) == (code, Position("templates/page.html", line))
    details = dict(found.details)
    assert details["page"] == "/ru/news/2023/x/"
    assert details["source"] == "content/x.ru.md:3"


def test_the_innermost_template_is_named() -> None:
    found = failure(
        {
            "page.html": "{% extends 'b.html' %}{% block x %}{% include 'a.html' %}{% endblock %}",
            "b.html": "{% block x %}{% endblock %}",
            "a.html": "{% from 'c.html' import c %}\n{{ c() }}",
            "c.html": "\n{% macro c() %}\n{{ view }}{% endmacro %}",
        }
    )
    assert found.position == Position("templates/c.html", 3)


def test_a_partial_that_draws_a_figure_is_named_too() -> None:
    theme = theme_of({"page.html": "{{ body(view.text.body) }}"})
    view = told(ARTICLE, body=BodyView(SOURCE, (Images("figure", ()),)))
    (found,) = render(page(view), theme, texts("", "")).diagnostics
    assert found.position == Position("templates/partials/figure.html", 1)


def test_a_macro_without_context_that_needs_the_page_is_told_so() -> None:
    found = failure(
        {
            "page.html": "{% from 'a.html' import a %}{{ a() }}",
            "a.html": "{% macro a() %}{{ absolute('/') }}{% endmacro %}",
        }
    )
    assert found.code == "template-undefined"
    assert "chrome" in dict(found.details)["reason"]


def test_a_page_whose_template_the_theme_lacks_names_its_source() -> None:
    found = failure({}, "visit.html")
    assert (found.code, found.position) == ("template-missing", Position("content/x.ru.md", 3))


@pytest.mark.parametrize("ui_lang", UI_LANGUAGES)
def test_a_failure_can_be_worded(ui_lang: str) -> None:
    found = failure({"page.html": "{{ x }}"})
    message = catalogue()[found.code].message(found, ui_lang)
    assert "/ru/news/2023/x/" in message
    assert "content/x.ru.md:3" in message


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("<script>alert(1)</script><img src=x onerror=alert(1)>", id="V19"),
        pytest.param("\" onmouseover='alert(1)' ><b>", id="V20"),
        pytest.param('\' onmouseover="alert(1)" ></title></script>', id="V20-single-quote"),
        pytest.param("{{ 7*191 }}{% include 'x' %}", id="V21"),
    ],
)
def test_a_title_is_text_in_every_place_of_a_page(attack: str) -> None:
    theme = theme_of({"page.html": SINKS})
    attacked = render(page(told(ARTICLE, title=attack)), theme, TEXTS).value
    harmless = render(page(ARTICLE), theme, TEXTS).value
    assert attacked is not None
    assert harmless is not None
    document, twin = (html5lib.parse(data.decode()) for data in (attacked, harmless))
    shape = [(element.tag, sorted(element.attrib)) for element in document.iter()]
    assert shape == [(element.tag, sorted(element.attrib)) for element in twin.iter()]
    xhtml = "{http://www.w3.org/1999/xhtml}"
    assert document.findtext(f".//{xhtml}title") == attack
    assert document.findtext(f".//{xhtml}h1") == attack
    assert [one.get("title") for one in document.iter(f"{xhtml}p")] == [attack]


def test_the_policy_stands_in_the_page() -> None:
    data = render(page(ARTICLE), theme_of({"page.html": SINKS}), TEXTS).value
    assert data is not None
    document = html5lib.parse(data.decode(), namespaceHTMLElements=False)
    policies = [one.get("content") for one in document.findall(".//meta[@http-equiv]")]
    assert policies == [META_POLICY]


def test_a_page_is_written_in_its_own_language() -> None:
    theme = theme_of({"page.html": "{{ section_name('news') }} {{ chrome.title }}"})
    assert render(page(ARTICLE), theme).value == "Новости Новости".encode()
    assert render(page(framed(ARTICLE, "en")), theme).value == b"News News"


def test_a_redirect_needs_no_frame() -> None:
    theme = theme_of({"page.html": '{{ lang }} <a href="{{ view.href }}">{{ view.title }}</a>'})
    view = RedirectView("en", "/en/x/", "https://news.example.org/en/x/", "X & Y")
    assert render(page(view), theme).value == b'en <a href="/en/x/">X &amp; Y</a>'


def test_the_same_page_gives_the_same_bytes() -> None:
    pages = {render(page(ARTICLE), theme_of({"page.html": SINKS}), TEXTS).value for _ in range(2)}
    assert len(pages) == 1
    assert None not in pages
