"""Structured data: what machines are told of a page."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.parts import (
    AgreementRow,
    Crumb,
    FormerNameNote,
    Link,
    Pagination,
    PartnerCard,
    PartnerGroup,
    Stamp,
    VisitCard,
    VisitYear,
    Words,
)
from generator.model.prose import Byline, CorrectionNote, OriginNote, VersionLink
from generator.model.views import (
    AgreementsView,
    FramedView,
    NotFoundView,
    PartnersView,
    RootView,
    VisitsView,
)
from generator.rendering import render
from generator.rendering.bodies import Texts
from generator.values import replace
from tests.unit.rendering.samples import (
    ARTICLE,
    FRAME,
    HOME,
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
    texts,
    theme_of,
    told,
)

ORIGIN = "https://news.example.org"
HERE = ORIGIN + "/ru/news/2023/x/"
THEME = theme_of({"page.html": "{{ structured(view) }}"})


def text_of(view: FramedView, shown: Texts = TEXTS) -> str:
    data = render(page(view), THEME, shown).value
    assert data is not None
    return data.decode()


def graph(view: FramedView, shown: Texts = TEXTS) -> list[dict[str, Any]]:
    """Return the nodes that a page's structured data have."""
    found = json.loads(text_of(view, shown))
    assert found["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = found["@graph"]
    return nodes


def first(view: FramedView, shown: Texts = TEXTS) -> dict[str, Any]:
    return graph(view, shown)[0]


VERSION = VersionLink("en", "English", "/en/news/2023/x/", "Title", "original", True)
EN_VERSION = {
    "@type": "NewsArticle",
    "@id": ORIGIN + "/en/news/2023/x/",
    "url": ORIGIN + "/en/news/2023/x/",
    "headline": "Title",
    "inLanguage": "en",
}


def test_an_article_says_what_it_is_and_when_it_appeared() -> None:
    node = first(told(ARTICLE, image=PHOTO), texts("", word_count=400))
    assert node == {
        "@type": "NewsArticle",
        "@id": HERE,
        "url": HERE,
        "mainEntityOfPage": HERE,
        "headline": "Заголовок",
        "inLanguage": "ru",
        "datePublished": "2023-06-06T10:00:00+03:00",
        "dateModified": "2023-06-06T10:00:00+03:00",
        "author": {
            "@type": "Organization",
            "@id": ORIGIN + "/ru/partners/desk/",
            "name": "Политех",
            "url": ORIGIN + "/ru/partners/desk/",
        },
        "publisher": {
            "@type": "Organization",
            "@id": ORIGIN + "/ru/partners/desk/",
            "name": "Политех",
            "url": ORIGIN + "/ru/partners/desk/",
        },
        "image": {
            "@type": "ImageObject",
            "url": ORIGIN + "/media/a.jpg",
            "width": 800,
            "height": 600,
        },
        "wordCount": 400,
        "isAccessibleForFree": True,
    }


def test_an_updated_and_corrected_article_says_so() -> None:
    view = told(
        ARTICLE,
        byline=Byline(published=STAMP, updated=Stamp(date(2023, 6, 8), "2023-06-08")),
        correction=CorrectionNote(date(2023, 6, 9), "Имя исправлено."),
        modified=Stamp(date(2023, 6, 9), "2023-06-09"),
    )
    node = first(view)
    assert node["dateModified"] == "2023-06-09"
    assert node["correction"] == {
        "@type": "CorrectionComment",
        "text": "Имя исправлено.",
        "datePublished": "2023-06-09",
    }


def test_authors_and_translator_are_persons() -> None:
    node = first(told(ARTICLE, byline=Byline(names(["А", "Б"]), Words("В"))))
    assert [author["name"] for author in node["author"]] == ["А", "Б"]
    assert node["translator"] == [{"@type": "Person", "name": "В"}]


@pytest.mark.parametrize(
    ("own", "other", "field"),
    [
        ("translation", "original", "translationOfWork"),
        ("original", "translation", "workTranslation"),
        ("adaptation", "original", "isBasedOn"),
        ("digest", "original", "isBasedOn"),
    ],
)
def test_a_text_names_the_one_it_is_bound_to(own: Any, other: Any, field: str) -> None:
    view = told(ARTICLE, relation=own, versions=(replace(VERSION, relation=other),))
    node = first(view)
    bonds = {"translationOfWork", "workTranslation", "isBasedOn"} & node.keys()
    assert bonds == {field}
    assert node[field] == [EN_VERSION]


@pytest.mark.parametrize(
    ("own", "other"), [("", ""), ("original", "digest"), ("translation", "adaptation")]
)
def test_no_bond_is_claimed_that_is_not_known(own: Any, other: Any) -> None:
    view = told(ARTICLE, relation=own, versions=(replace(VERSION, relation=other),))
    assert not {"translationOfWork", "workTranslation", "isBasedOn"} & first(view).keys()


def test_a_text_from_elsewhere_and_a_digest_name_their_sources() -> None:
    view = told(
        ARTICLE,
        origin=OriginNote("reprint", "Вестник", "https://example.com/a", None),
        digest_of=(Link("/ru/news/2023/y/", Words("Полный текст")),),
    )
    source, story = first(view)["isBasedOn"]
    assert source == {"@type": "CreativeWork", "name": "Вестник", "url": "https://example.com/a"}
    assert story["@id"] == ORIGIN + "/ru/news/2023/y/"


def test_a_story_is_about_its_visit_and_partners() -> None:
    view = replace(
        ARTICLE,
        visit=Link("/ru/visits/china/", Words("Поездка")),
        partners=(Link("/ru/partners/zju/", Words("ЧУ")), Link("", Words("Без страницы"))),
        partner_urls=("https://zju.example", ""),
        people=names(["А. Гость"]),
    )
    node = first(view)
    assert node["about"] == [
        {
            "@type": "Event",
            "@id": ORIGIN + "/ru/visits/china/",
            "name": "Поездка",
            "url": ORIGIN + "/ru/visits/china/",
        },
        {
            "@type": "Organization",
            "@id": ORIGIN + "/ru/partners/zju/",
            "name": "ЧУ",
            "url": "https://zju.example",
        },
        {"@type": "Organization", "name": "Без страницы"},
    ]
    assert node["mentions"] == [{"@type": "Person", "name": "А. Гость"}]


def test_a_visit_is_an_event() -> None:
    node = first(replace(VISIT, places=names(["Ханчжоу", "Шанхай"])))
    assert node["@type"] == "Event"
    assert (node["startDate"], node["endDate"]) == ("2023-05-29", "2023-06-03")
    assert [place["name"] for place in node["location"]] == ["Ханчжоу", "Шанхай"]
    assert node["organizer"]["name"] == "Политех"


def test_a_partner_is_an_organization_with_all_its_names() -> None:
    view = replace(
        PARTNER,
        short=Words("ЧУ"),
        other_names=(Words("Zhejiang University", "en"),),
        former_names=(FormerNameNote(date(1998, 1, 1), Words("Академия")),),
        country="CN",
        place=Words("Ханчжоу"),
        url="https://zju.example",
        same_as=("https://wikidata.example/Q1",),
    )
    assert first(view) == {
        "@type": "CollegeOrUniversity",
        "@id": HERE,
        "name": "Чжэцзянский университет",
        "alternateName": ["ЧУ", "Zhejiang University", "Академия"],
        "url": "https://zju.example",
        "mainEntityOfPage": HERE,
        "sameAs": ["https://wikidata.example/Q1"],
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressLocality": "Ханчжоу",
        },
    }


def test_only_the_first_page_of_a_partner_is_the_partner() -> None:
    second = replace(
        framed(PARTNER, title="ЧУ", crumbs=(Crumb("/ru/", "home"),)),
        pagination=Pagination(2, ("/ru/partners/zju/", "/ru/partners/zju/page/2/")),
        cards=PERIOD.cards,
    )
    node = first(second)
    assert (node["@type"], node["name"]) == ("CollectionPage", "ЧУ")
    assert len(node["mainEntity"]["itemListElement"]) == 1


def test_a_partner_of_an_unnamed_kind_is_just_an_organization() -> None:
    assert first(replace(PARTNER, kind="other"))["@type"] == "Organization"


def test_a_home_is_the_website_of_its_language() -> None:
    node = first(framed(HOME, "en"))
    assert (node["@type"], node["url"], node["name"]) == ("WebSite", ORIGIN + "/en/", "News")
    assert node["publisher"] == {"@type": "Organization", "name": "News", "url": ORIGIN + "/en/"}


def test_breadcrumbs_lead_from_the_home_to_the_page_itself() -> None:
    collection, trail = graph(PERIOD)
    assert collection["name"] == "июнь 2023"
    assert trail["@type"] == "BreadcrumbList"
    assert [(one["position"], one["name"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "Главная", ORIGIN + "/ru/"),
        (2, "Новости", ORIGIN + "/ru/news/"),
        (3, "июнь 2023", ORIGIN + "/ru/news/2023/06/"),
    ]


def test_a_years_archive_is_called_by_its_year() -> None:
    assert first(replace(PERIOD, month=None))["name"] == "2023"


def test_a_crumb_with_words_of_its_own_keeps_them() -> None:
    view = framed(ARTICLE, crumbs=(Crumb("/ru/visits/china/", words=Words("Поездка")),))
    _, trail = graph(view)
    assert [one["name"] for one in trail["itemListElement"]] == ["Поездка", "Заголовок"]


CRUMBED = replace(FRAME, head=replace(FRAME.head, title="", crumbs=(Crumb("/ru/", "home"),)))
ROW = AgreementRow(
    "a", "/ru/agreements/#a", Words("Соглашение"), "", date(2023, 6, 1), None, "open",
    (), (), None, None, None, None,
)  # fmt: skip
VISIT_CARD = VisitCard(
    "/ru/visits/china/", Words("Поездка"), date(2023, 5, 29), date(2023, 6, 3), "outgoing", (), 1
)
PARTNER_CARD = PartnerCard(
    "/ru/partners/zju/", Words("ЧУ"), None, "university", "", None, False, None, 1, 1
)


@pytest.mark.parametrize(
    ("view", "name", "listed"),
    [
        (
            PartnersView(
                replace(CRUMBED, section="partners"),
                (PARTNER_CARD,),
                (PartnerGroup("university", (PARTNER_CARD,)),),
                1,
            ),
            "Партнёры",
            "/ru/partners/zju/",
        ),
        (
            VisitsView(replace(CRUMBED, section="visits"), (VisitYear(2023, (VISIT_CARD,)),), 1),
            "Поездки",
            "/ru/visits/china/",
        ),
        (
            AgreementsView(replace(CRUMBED, section="agreements"), (ROW,)),
            "Соглашения",
            "/ru/agreements/#a",
        ),
    ],
    ids=["partners", "visits", "agreements"],
)
def test_an_index_lists_what_it_shows(view: FramedView, name: str, listed: str) -> None:
    node = first(view)
    assert (node["@type"], node["name"]) == ("CollectionPage", name)
    assert [one["item"] for one in node["mainEntity"]["itemListElement"]] == [ORIGIN + listed]


def test_a_standalone_page_is_a_web_page_that_says_of_its_text_what_an_article_does() -> None:
    text = {
        "byline": Byline(names(["А"]), Words("Б"), STAMP),
        "image": PHOTO,
        "correction": CorrectionNote(date(2023, 6, 8), "Имя исправлено."),
        "origin": OriginNote("reprint", "Вестник", "https://example.com/a", None),
        "relation": "translation",
        "versions": (VERSION,),
    }
    node, article = first(told(STANDALONE, **text)), first(told(ARTICLE, **text))
    own = {"@type": "WebPage", "name": "Заголовок"}
    bond = {"translationOfWork": [EN_VERSION | {"@type": "WebPage"}]}
    assert (
        node == {key: article[key] for key in article if key != "isAccessibleForFree"} | own | bond
    )


def test_a_page_that_does_not_say_when_it_appeared_claims_no_date() -> None:
    assert not {"datePublished", "dateModified"} & first(told(STANDALONE, byline=Byline())).keys()


def test_the_publisher_is_the_very_organization_of_its_page() -> None:
    page_of_desk = framed(PARTNER, href="/ru/partners/desk/")
    assert first(ARTICLE)["publisher"]["@id"] == first(page_of_desk)["@id"]


@pytest.mark.parametrize("view", [RootView(FRAME, ()), NotFoundView(FRAME, ())])
def test_a_page_about_nothing_says_nothing(view: FramedView) -> None:
    assert text_of(view) == ""


@given(st.text())
def test_any_title_survives_and_none_escapes(title: str) -> None:
    view = told(ARTICLE, title=title or "x")
    assert not set("<>&\u2028\u2029") & set(text_of(view))
    assert first(view)["headline"] == view.text.title


def test_no_content_can_end_the_script() -> None:
    attack = "</script><script>alert(1)</script><!-- & \u2028 \u2029"
    view = replace(told(ARTICLE, title=attack), people=names([attack]))
    text = text_of(view)
    assert not set("<>&\u2028\u2029") & set(text)
    assert first(view)["headline"] == attack
