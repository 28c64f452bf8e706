"""The desk's page in a real browser: it fits every screen and says all in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.diagnostics import UI_LANGUAGES
from tests.browser.colours import faint, luminance, pairs
from tests.cli.newsroom import NEWSROOM
from tests.support.project import project

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]

Desk = Callable[..., Page]

KEYS = ("later", "opening", "lecture", "signing", "talks", "about")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of a newsroom in each language, as the command writes it."""
    newsroom = NEWSROOM.replace("title: Потом", "title: Приём потом")
    site = project(newsroom, tmp_path_factory.mktemp("desk"))
    files = {lang: site / f".vestnik/{lang}.html" for lang in UI_LANGUAGES}
    for lang, file in files.items():
        write_page(site, file, lang)
    return files


def write_page(site: Path, file: Path, lang: str) -> None:
    asked = ("--site", site, "--as-of", "2023-06-15", "--html", file, "--ui-lang", lang)
    command = [sys.executable, "-m", "generator", "status", *map(str, asked)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def desk(browser: Browser, pages: dict[str, Path]) -> Iterator[Desk]:
    """Opens the page in a language, by the settings of a browser's context; nothing may fail."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(lang: str = "en", **settings: object) -> Page:
        contexts.append(browser.new_context(**settings))  # type: ignore[arg-type]  # named as Playwright does
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("request", lambda one: wrong.append(one.url) if _is_foreign(one.url) else None)
        page.goto(pages[lang].as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _is_foreign(url: str) -> bool:
    return urlsplit(url).scheme not in {"file", "data"}


def shown(page: Page) -> list[str]:
    """The keys of the stories that are shown."""
    return [one.inner_text() for one in page.locator("tr.story:visible th code").all()]


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_the_page_is_never_wider_than_the_screen(lang: str, width: int, desk: Desk) -> None:
    page = desk(lang, viewport={"width": width, "height": 740})
    page.locator("summary").click()

    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_words_stand_out_from_their_ground(lang: str, scheme: str, desk: Desk) -> None:
    page = desk(lang, color_scheme=scheme)

    assert faint(page) == set()


def test_the_dark_is_dark_and_the_light_is_light(desk: Desk) -> None:
    light, dark = (
        luminance(pairs(desk(color_scheme=scheme))[-1]["paper"]) for scheme in ("light", "dark")
    )

    assert dark < 0.1
    assert light > 0.8


@pytest.mark.parametrize("width", [360, 1280])
def test_the_matrix_is_a_table_on_every_screen(width: int, desk: Desk) -> None:
    """Where it looks like cards it is still one for those who hear it."""
    page = desk(viewport={"width": width, "height": 740})

    expect(page.get_by_role("rowheader", name="Talks talks")).to_have_count(1)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Talks talks"))
    assert row.get_by_role("cell").count() == 3
    expect(row.get_by_role("link", name="translation")).to_be_visible()


def test_what_there_is_is_said_in_words(desk: Desk) -> None:
    page = desk()

    def said(key: str) -> list[str]:
        row = page.locator("tr.story").filter(has=page.locator(f"th code:text-is('{key}')"))
        return [one.inner_text().replace("\u00a0", " ") for one in row.locator(".what").all()]

    assert said("later") == ["original, for later · in 5 d", "missing"]
    assert said("lecture") == ["missing · 12 d", "original"]
    assert said("signing") == ["original", "digest, draft · 13 d"]
    assert said("talks") == ["original", "translation, older than the original"]


def test_the_chart_says_in_words_what_it_shows(desk: Desk) -> None:
    page = desk()

    chart = page.get_by_role("img", name="By month")
    expect(chart).to_have_accessible_name(
        "By month Dated stories: 5. In all languages: 2, in some only: 2, not published yet: 1."
        " Months without stories are left out."
    )
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("row", name="June 2023 2 2 1")).to_be_visible()


def test_every_control_has_a_name(desk: Desk) -> None:
    page = desk()

    names = ("What there is", "Visit", "Partner", "Category")
    assert page.locator("select").count() == len(names)
    for name in names:
        expect(choice(page, name)).to_be_visible()
    expect(page.get_by_role("searchbox", name="Words in the title or key")).to_be_visible()


def test_stories_can_be_chosen(desk: Desk) -> None:
    page = desk()
    told = page.locator("output")
    expect(told).to_have_text("Shown: 6 of 6")

    choice(page, "What there is").select_option("en:missing")
    assert shown(page) == ["later", "about"]
    expect(told).to_have_text("Shown: 2 of 6")
    expect(page.locator(".matrix .year:visible")).to_have_count(2)

    page.get_by_role("searchbox").fill("ПОТОМ")
    assert shown(page) == ["later"]
    expect(page.locator(".matrix .year:visible")).to_have_count(1)

    page.get_by_role("button", name="Show all").click()
    expect(told).to_have_text("Shown: 6 of 6")
    choice(page, "What there is").select_option("en:outdated")
    assert shown(page) == ["talks"]


@pytest.mark.parametrize("words", ["приём", "прием", "ПРИЁМ later", "прие\u0308м"])
def test_a_search_does_not_part_yo_from_ye(words: str, desk: Desk) -> None:
    page = desk()
    page.get_by_role("searchbox").fill(words)

    assert shown(page) == ["later"]


@pytest.mark.parametrize(
    ("name", "key"), [("Visit", "2023-china"), ("Partner", "etri"), ("Category", "science")]
)
def test_stories_can_be_chosen_by_what_they_belong_to(name: str, key: str, desk: Desk) -> None:
    page = desk()
    choice(page, name).select_option(key)

    assert shown(page) == ["lecture" if key == "science" else "talks"]


def test_what_is_chosen_stays_when_the_page_is_loaded_again(desk: Desk) -> None:
    page = desk()
    choice(page, "Partner").select_option("etri")
    page.reload()

    assert shown(page) == ["talks"]
    expect(page.locator("output")).to_have_text("Shown: 1 of 6")


def test_without_scripts_all_is_there_and_nothing_that_does_not_work(desk: Desk) -> None:
    page = desk(java_script_enabled=False)

    assert shown(page) == list(KEYS)
    expect(page.locator("form")).to_be_hidden()


def test_paper_has_the_stories_and_no_controls(desk: Desk) -> None:
    page = desk()
    page.emulate_media(media="print")

    assert shown(page) == list(KEYS)
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_role("img", name="By month")).to_be_visible()


def test_sources_are_where_their_links_lead(desk: Desk) -> None:
    page = desk()
    hrefs = page.eval_on_selector_all("a.source", "found => found.map(one => one.href)")

    assert len(hrefs) == 9
    assert all(Path(unquote(urlsplit(href).path)).is_file() for href in hrefs)


def test_titles_say_their_language(desk: Desk) -> None:
    page = desk("ru")

    expect(page.locator("html")).to_have_attribute("lang", "ru")
    foreign = page.locator(".title[lang=en]")
    expect(foreign).to_have_count(1)
    expect(foreign).to_have_text('=HYPERLINK("https://example.org")')


def test_the_checker_of_html_finds_nothing(pages: dict[str, Path]) -> None:
    checker = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
    judged_by_browser = ".*violates Content Security Policy.*"
    checked = subprocess.run(
        ["java", "-jar", checker, "--filterpattern", judged_by_browser, *pages.values()],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert checked.stderr == ""
