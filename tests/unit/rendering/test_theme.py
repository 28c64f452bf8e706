"""The theme's own templates: what readers see of a view, in both languages."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest

from generator.model.parts import Download, Image, Pagination, Stamp, Words
from generator.model.prose import Byline, CorrectionNote, OriginNote, RecordParts, VersionLink
from generator.model.views import NotFoundView, RootLanguage, RootView, TopicView, View
from generator.rendering import TemplateSource, compile_theme, render
from generator.values import replace
from tests.unit.rendering.samples import (
    ARTICLE,
    FRAME,
    HOME,
    LANGUAGES,
    PARTNER,
    PERIOD,
    PHOTO,
    STAMP,
    STANDALONE,
    TEXTS,
    VISIT,
    framed,
    names,
    page,
    told,
)

FOLDER = Path(__file__).resolve().parents[3] / "templates"
SOURCES = {
    file.relative_to(FOLDER).as_posix(): TemplateSource(str(file), file.read_bytes())
    for file in sorted(FOLDER.rglob("*.html"))
}
CATALOGS = {
    lang: [(FOLDER / "locales" / lang / "LC_MESSAGES/messages.po").read_bytes()]
    for lang, _ in LANGUAGES
}
COMPILED = compile_theme(SOURCES, CATALOGS, LANGUAGES, "Europe/Moscow")
TITLE = "Заголовок"
SIGNED = Byline(names(["А. Автор"]), Words("П. Переводчик"), None, Stamp(date(2023, 7, 1), "x"))
SECOND = Pagination(2, ("/a/", "/a/page/2/", "/a/page/3/"))
TOPIC = TopicView(FRAME, "categories", Words(TITLE), "", (), 0, SECOND)


def document(view: View, template: str) -> Any:
    assert COMPILED.value is not None
    rendered = render(page(view, template), COMPILED.value, TEXTS)
    assert rendered.value is not None
    return html5lib.parse(rendered.value.decode(), namespaceHTMLElements=False)


def title(view: View, template: str) -> str:
    return str(document(view, template).findtext("head/title"))


def main_words(view: View, template: str) -> str:
    """What is said in the main part of a page, with single blanks."""
    return " ".join("".join(document(view, template).find(".//main").itertext()).split())


WORDS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "translator": "Перевод: П. Переводчик",
        "updated": "Обновлено 1 июля 2023",
        "page": "страница 2",
        "adapted": "Адаптация",
    },
    "en": {
        "translator": "Translation: П. Переводчик",
        "updated": "Updated 1 July 2023",
        "page": "page 2",
        "adapted": "Adaptation",
    },
}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("view", "template"), [(ARTICLE, "article.html"), (STANDALONE, "standalone.html")]
)
def test_a_text_is_shown_whole_on_an_article_and_on_a_standalone_page(
    view: Any, template: str, lang: str
) -> None:
    other = "en" if lang == "ru" else "ru"
    whole = told(
        framed(view, lang),
        summary="Lead",
        byline=replace(SIGNED, published=STAMP),
        relation="adaptation",
        versions=(VersionLink(other, "", "/other/", "Other title", "original", False),),
        is_expired=True,
        image=PHOTO,
        correction=CorrectionNote(date(2023, 6, 8), "Name corrected."),
        origin=OriginNote("reprint", "Agency", "https://agency.example/", None),
        photos=(Image("/media/b.jpg", 8, 6, Words("Second")),),
        files=(Download("/media/plan.pdf", Words("Plan"), "pdf", 7000),),
    )
    text, shown = main_words(whole, template), document(whole, template)

    assert "Текст" in text
    for said in ("Lead", "А. Автор", "Other title", "Name corrected.", "Agency", "Plan", "PDF"):
        assert said in text
    for said in ("translator", "updated", "adapted"):
        assert WORDS[lang][said] in text
    assert len(shown.findall(".//main//aside[@class='notice']")) == 1
    images = [one.get("src") for one in shown.findall(".//main//img")]
    assert images == ["/media/a.jpg", "/media/b.jpg"]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(("view", "template"), [(PARTNER, "partner.html"), (VISIT, "visit.html")])
def test_a_records_text_says_below_it_who_wrote_it(view: Any, template: str, lang: str) -> None:
    text = RecordParts("", STANDALONE.text.body, SIGNED)
    shown = document(replace(framed(view, lang), text=text), template)
    (below,) = shown.findall(".//div[@class='record-text']/div[@class='prose']/../div[2]")
    said = " ".join("".join(below.itertext()).split())

    assert "А. Автор" in said
    assert WORDS[lang]["translator"] in said
    assert WORDS[lang]["updated"] in said


@pytest.mark.parametrize(("view", "template"), [(PARTNER, "partner.html"), (VISIT, "visit.html")])
def test_a_record_without_text_has_no_empty_byline(view: Any, template: str) -> None:
    assert document(view, template).findall(".//div[@class='byline']") == []


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("view", "template"),
    [
        (HOME, "home.html"),
        (PARTNER, "partner.html"),
        (TOPIC, "topic.html"),
        (replace(TOPIC, registry="tags"), "topic.html"),
        (PERIOD, "period.html"),
        (replace(PERIOD, month=None), "period.html"),
    ],
)
def test_a_further_page_of_a_list_says_its_number_in_its_title(
    view: Any, template: str, lang: str
) -> None:
    site = {"ru": "Новости", "en": "News"}[lang]
    numbered = title(replace(framed(view, lang), pagination=SECOND), template)
    first = title(replace(framed(view, lang), pagination=Pagination(1, SECOND.hrefs)), template)

    assert numbered.endswith(f", {WORDS[lang]['page']} — {site}")
    assert WORDS[lang]["page"] not in first


def test_a_partner_tells_of_itself_on_its_first_page_alone() -> None:
    view = replace(PARTNER, short=Words("ЧУ"), other_names=(Words("Zhejiang University", "en"),))
    further = main_words(replace(view, pagination=SECOND), "partner.html")

    assert "ЧУ" in main_words(view, "partner.html")
    assert "ЧУ" not in further
    assert "Zhejiang" not in further


DOORS = (
    RootLanguage("ru", "Русский", "Вестник", "О нас", "/ru/", ()),
    RootLanguage("en", "English", "News", "Of us", "/en/", ()),
)


@pytest.mark.parametrize(
    ("languages", "root", "missing"),
    [
        (DOORS, "Вестник · News", "Страница не найдена · Page not found — Вестник · News"),
        (
            tuple(replace(one, title="News") for one in DOORS),
            "News",
            "Страница не найдена · Page not found — News",
        ),
    ],
    ids=["two names", "one name"],
)
def test_a_page_in_all_languages_says_the_sites_names_once(
    languages: tuple[RootLanguage, ...], root: str, missing: str
) -> None:
    frame = framed(ARTICLE, "en", title="").frame

    assert title(RootView(frame, languages), "root.html") == root
    assert title(NotFoundView(frame, languages), "not-found.html") == missing
