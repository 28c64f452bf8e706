"""Who changes the language stays with the subject."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.kinds import COUNTERPARTS, LISTS, ONE_LANGUAGE

pytestmark = pytest.mark.browser

with_and_without_scripts = pytest.mark.parametrize(
    "runs_scripts", [True, False], ids=["scripts", "no scripts"]
)


def switch(page: Page, lang: str) -> None:
    page.locator(f"nav.languages a[hreflang={lang}]").click()


def path_of(page: Page) -> str:
    return f"/{page.url.split('/', 3)[3]}"


@with_and_without_scripts
@pytest.mark.parametrize("kind", COUNTERPARTS)
def test_the_switch_leads_to_the_counterpart_and_back(
    kind: str, runs_scripts: bool, reader: Reader
) -> None:
    russian, english = COUNTERPARTS[kind]
    page = reader(java_script_enabled=runs_scripts)
    page.goto(russian)
    switch(page, "en")

    assert path_of(page) == english
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("nav.languages .language-note")).to_have_count(0)

    switch(page, "ru")

    assert path_of(page) == russian
    expect(page.locator("html")).to_have_attribute("lang", "ru")


@with_and_without_scripts
def test_a_story_in_one_language_leads_to_the_nearest_page_and_says_so(
    runs_scripts: bool, reader: Reader
) -> None:
    page = reader(java_script_enabled=runs_scripts)
    page.goto(ONE_LANGUAGE)
    note = page.locator("nav.languages a[hreflang=en] .language-note").inner_text()
    switch(page, "en")

    assert path_of(page) == "/en/visits/2023-china/"
    assert note.strip()


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_a_further_list_page_leads_to_the_same_list(path: str, reader: Reader) -> None:
    page = reader()
    page.goto(path)
    switch(page, "en")

    assert path_of(page) in {"/en/", path.replace("/ru/", "/en/")}
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_root_sends_nobody_anywhere(reader: Reader) -> None:
    page = reader(locale="ru-RU")
    page.goto("/")

    assert path_of(page) == "/"
    expect(page.locator("main a[hreflang=ru]").first).to_be_visible()
    expect(page.locator("main a[hreflang=en]").first).to_be_visible()


def test_a_lost_reader_finds_the_way_from_any_depth(reader: Reader) -> None:
    page = reader()
    answer = page.goto("/ru/there/was/never/such/a/page/")

    assert answer is not None
    assert answer.status == 404
    page.locator("main a[hreflang=en]").first.click()
    assert path_of(page) == "/en/"


def test_anchors_are_the_same_in_both_languages(reader: Reader) -> None:
    """So that a link to a place in a text can be followed in the other language."""
    russian, english = COUNTERPARTS["article"]
    page = reader()
    places = []
    for path in (russian, english):
        page.goto(path)
        places.append(page.eval_on_selector_all(".prose [id]", "found => found.map(one => one.id)"))

    assert places[0]
    assert places[0] == places[1]
