"""The preview in a real browser: a save on the disk is a page on the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.serving import conftest as serving
from tests.serving.conftest import PAGE, SOURCE, Preview, Serve, until
from tests.support.project import write

pytestmark = pytest.mark.browser

serve = serving.serve

OTHER = "/en/news/2023/opening/"
LONG = "\n\n".join(f"Абзац номер {number} о новом центре." for number in range(80))


@pytest.fixture
def preview(serve: Serve) -> Preview:
    return serve("--ui-lang", "ru")


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """A tab, which must not meet an error of the script or a refusal of the policy."""
    context = browser.new_context(base_url=preview.address)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if _is_bad(message) else None)
    yield page
    context.close()
    assert wrong == []


def _is_bad(message: object) -> bool:
    """Whether the console tells of an error; that a page is missing is none."""
    text = str(getattr(message, "text", ""))
    is_missing = "404" in text or "503" in text or "ERR_" in text
    return getattr(message, "type", "") == "error" and not is_missing


def tab(page: Page, path: str) -> Page:
    """Another tab, on the front as far as its page can tell."""
    other = page.context.new_page()
    other.goto(path)
    return other


def test_a_new_title_shows_on_the_article_the_list_and_the_other_languages_page(
    page: Page, preview: Preview
) -> None:
    page.goto(PAGE)
    home, other = tab(page, "/ru/"), tab(page, OTHER)
    preview.replace(SOURCE, "title: Центр открыт", "title: Двери открыты")

    expect(page.locator("h1")).to_have_text("Двери открыты")
    expect(
        home.locator(".card-title, .lead h2, h2").filter(has_text="Двери открыты")
    ).to_have_count(1)
    expect(other.locator("body")).to_contain_text("Двери открыты")


def test_errors_lie_over_the_last_good_page_and_go_by_themselves(
    page: Page, preview: Preview
) -> None:
    page.goto(PAGE)
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    overlay = page.locator("vestnik-overlay")
    section = overlay.locator("section")

    expect(section).to_be_visible()
    expect(section).to_contain_text(f"{SOURCE}:2:1")
    expect(section.locator("mark").first).to_have_text("titel")
    expect(section).to_contain_text("совет")
    expect(page.locator("h1")).to_have_text("Центр открыт")
    assert section.evaluate("one => getComputedStyle(one).position") == "fixed"
    preview.replace(SOURCE, "titel: Центр", "title: Центр")
    expect(overlay).to_have_count(0)


def test_all_errors_are_shown_in_any_page_and_after_it_is_loaded_again(
    page: Page, preview: Preview
) -> None:
    page.goto("/ru/")
    preview.write("content/news/second.ru.md", "---\ntitle: Второй\n---\nТекст.\n")
    preview.write("content/news/third.ru.md", "---\ndate: 2023-01-01\n---\nТекст.\n")
    problems = page.locator("vestnik-overlay li")

    expect(problems).to_have_count(2)
    page.reload()
    expect(problems).to_have_count(2)
    page.keyboard.press("Escape")
    expect(problems).to_have_count(0)


@pytest.mark.parametrize("delay_s", [0, 1], ids=["at-once", "slowly"])
def test_the_reader_stays_where_he_is_also_when_the_page_grows_above(
    page: Page, preview: Preview, delay_s: int
) -> None:
    def come(route: Route) -> None:
        time.sleep(delay_s)
        route.continue_()

    preview.write(SOURCE, (preview.root / SOURCE).read_text("utf-8") + f"\n{LONG}\n")
    until(lambda: preview.shows(PAGE, "Абзац номер 79 "))
    page.goto(PAGE)
    page.route(f"**{PAGE}", come)
    words = page.get_by_text("Абзац номер 40 ")
    words.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 20)")
    before = words.bounding_box()
    preview.replace(SOURCE, "Абзац номер 3 ", f"{LONG.replace('номер', '№')}\n\nАбзац номер 3 ")
    expect(page.get_by_text("Абзац № 79 ")).to_have_count(1)
    until(lambda: page.evaluate("scrollY") > 3000)
    after = words.bounding_box()

    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3


PHOTOS_THAT_GROW = """\
html { overflow-anchor: none }
img { display: block; inline-size: auto; block-size: auto }
"""
"""Styles by which a photo has no height until it is there, and the browser leaves it at that."""


def test_the_reader_stays_where_he_is_also_when_photos_come_late(
    page: Page, preview: Preview
) -> None:
    late: list[Route] = []
    text = (preview.root / SOURCE).read_text("utf-8")
    preview.write("templates/assets/vestnik.css", PHOTOS_THAT_GROW)
    for name in ("one", "two"):
        Image.new("RGB", (640, 480), "teal").save(preview.root / f"content/news/{name}.jpg")
    preview.write(SOURCE, f"{text}\n![](one.jpg)\n\n![](two.jpg)\n\n{LONG}\n")
    until(lambda: preview.shows(PAGE, "Абзац номер 79 "))
    page.goto(PAGE)
    until(lambda: page.evaluate(ALL_THERE))
    words = page.get_by_text("Абзац номер 10 ")
    words.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 20)")
    before = words.bounding_box()
    page.route("**/two.jpg", lambda route: late.append(route))
    preview.replace(SOURCE, "Абзац номер 79 ", "Последний абзац ")
    expect(page.get_by_text("Последний абзац ")).to_have_count(1)
    until(lambda: page.evaluate("document.images[0].complete") and late)
    for route in late:
        route.continue_()
    until(lambda: page.evaluate(ALL_THERE))
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    after = words.bounding_box()

    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3


ALL_THERE = "[...document.images].every((image) => image.complete && image.naturalHeight > 0)"


def test_whoever_goes_elsewhere_meanwhile_is_left_there(page: Page, preview: Preview) -> None:
    text = (preview.root / SOURCE).read_text("utf-8")
    preview.write(SOURCE, f"{text}\n{LONG}\n")
    until(lambda: preview.shows(PAGE, "Абзац номер 79 "))
    page.goto(PAGE)
    page.evaluate("scrollTo(0, 1500)")
    preview.replace(SOURCE, "Абзац номер 79 ", "Последний абзац ")
    expect(page.get_by_text("Последний абзац ")).to_have_count(1)
    until(lambda: page.evaluate("scrollY") == 1500)
    page.keyboard.press("Home")
    until(lambda: page.evaluate("scrollY") == 0)
    page.evaluate("document.querySelector('main').style.paddingTop = '500px'")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")

    assert page.evaluate("scrollY") == 0


def test_what_was_closed_stays_closed_until_something_else_is_wrong(
    page: Page, preview: Preview
) -> None:
    page.goto(PAGE)
    overlay = page.locator("vestnik-overlay")
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    expect(overlay).to_have_count(1)
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)
    page.evaluate(COUNTED)
    with page.expect_response("**/__vestnik/events?*"):
        page.evaluate("for (const end of ['pagehide', 'pageshow']) dispatchEvent(new Event(end))")
    preview.write("content/news/second.ru.md", "---\ntitle: Второй\n---\nТекст.\n")
    expect(overlay.locator("li")).to_have_count(2)

    assert page.evaluate("window.overlays") == 1


COUNTED = """() => {
  window.overlays = 0;
  const count = (found) => {
    for (const one of found) for (const node of one.addedNodes) {
      if (node.localName === "vestnik-overlay") window.overlays += 1;
    }
  };
  new MutationObserver(count).observe(document.documentElement, { childList: true });
}"""


def test_other_styles_come_without_loading_the_page_again(page: Page, preview: Preview) -> None:
    page.goto(PAGE)
    page.evaluate("() => { window.isTheSame = true }")
    css = "h1 { color: rgb(1, 2, 3) }\n"
    write(preview.root, "templates/assets/vestnik.css", css.encode())

    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert page.evaluate("window.isTheSame") is True


def test_a_page_that_was_missing_comes_when_it_is_written(page: Page, preview: Preview) -> None:
    page.goto("/ru/news/2023/lecture/")
    text = "---\ntitle: Лекция\ndate: 2023-07-01\ndraft: true\n---\nТекст.\n"
    preview.write("content/news/lecture.ru.md", text)

    expect(page.locator("h1")).to_have_text("Лекция")
    expect(page.locator(".badge-pending")).to_have_text("Черновик")


def test_w15_a_page_finds_the_server_again(page: Page, preview: Preview, serve: Serve) -> None:
    page.goto(PAGE)
    port = preview.port
    preview.end()
    preview.replace(SOURCE, "title: Центр открыт", "title: Сервер вернулся")
    serve("--port", port, root=preview.root)

    expect(page.locator("h1")).to_have_text("Сервер вернулся")
