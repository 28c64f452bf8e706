"""What fills the holes of a body, and which links lead nowhere."""

from typing import Any

import pytest

from generator.diagnostics import Position
from generator.model.parts import BodyView, Href, Id, Images, Video
from generator.model.site import (
    AddressTarget,
    AnchorFill,
    AnchorTarget,
    FileTarget,
    Fill,
    MissingTarget,
    PictureFill,
    RecordTarget,
    Story,
    TextTarget,
    VideoFill,
    WebTarget,
)
from generator.model.texts import AnchorHole, Body, Hole, ImageHole, VideoHole
from generator.model.views import ArticleView, VisitView
from tests.support.plans import plan
from tests.unit.planning.samples import (
    NOW,
    agreement,
    config,
    findings,
    links,
    pair,
    partner,
    picture,
    planned,
    record_text,
    site,
    story,
    version,
    view,
    visit,
)

AT = Position("content/news/from.ru.md", 5)
OTHERS = (
    pair("a"),
    story(version("ru-only", "ru", anchors=("teil",))),
    story(version("draft", "ru", draft=True)),
)
RECORDS = (partner("etri"), visit("china"), agreement("centre"))


def linking(fill: Fill, target: str = "x") -> list[Story]:
    """A site with a Russian text that has one link: the site's stories and its own."""
    own = story(version("from", "ru", body=links(target), fills=(fill,)))
    return [*OTHERS, own]


def filled(fill: Fill, **settings: Any) -> object:
    stated = site(linking(fill), RECORDS, config(**settings))
    address = "/ru/news/2023/from/"
    return view(plan(stated, NOW).value, address, ArticleView).text.body.fills[0]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (TextTarget("news", "a", "ru"), Href("/ru/news/2023/a/")),
        (TextTarget("news", "a", "en"), Href("/en/news/2023/a/", "en")),
        (
            TextTarget("news", "a", "ru", "часть"),
            Href("/ru/news/2023/a/#%D1%87%D0%B0%D1%81%D1%82%D1%8C"),
        ),
        (TextTarget("news", "ru-only", "en", "part"), Href("/ru/news/2023/ru-only/")),
        (TextTarget("news", "ru-only", "en", "teil"), Href("/ru/news/2023/ru-only/#teil")),
        (TextTarget("news", "draft", "ru"), Href("")),
        (RecordTarget("partners", "etri"), Href("/ru/partners/etri/")),
        (RecordTarget("visits", "china", "day"), Href("/ru/visits/china/#day")),
        (RecordTarget("agreements", "centre"), Href("/ru/agreements/#centre")),
        (RecordTarget("tags", "unused"), Href("")),
        (AnchorTarget("b c"), Href("#b%20c")),
        (FileTarget("content/news/a b.pdf"), Href("/media/news/a%20b.pdf")),
        (FileTarget("content/static/files/a.pdf"), Href("/files/a.pdf")),
        (AddressTarget("/en/agreements/", "", AT), Href("/en/agreements/", "en")),
        (AddressTarget("/ru/agreements/", "centre", AT), Href("/ru/agreements/#centre")),
        (AddressTarget("/ru/agreements/", "nothing", AT), Href("")),
        (AddressTarget("/ru/news/2023/ru-only/", "teil", AT), Href("/ru/news/2023/ru-only/#teil")),
        (AddressTarget("/ru/visits/china/", "any", AT), Href("/ru/visits/china/#any")),
        (AddressTarget("/", "", AT), Href("/")),
        (AddressTarget("/ru/lost/", "", AT), Href("")),
        (WebTarget("https://example.com"), Href("https://example.com", is_outside=True)),
        (WebTarget("mailto:a@example.com"), Href("mailto:a@example.com")),
        (MissingTarget(), Href("")),
    ],
)
def test_a_link_leads_to_its_target_or_is_plain_words(target: Fill, expected: Href) -> None:
    assert filled(target) == expected


def test_links_take_base_path_and_permalinks() -> None:
    flat = {"base_path": "/repo/", "permalinks": "flat"}

    assert filled(TextTarget("news", "a", "ru"), **flat) == Href("/repo/ru/news/2023/a.html")
    assert filled(AddressTarget("/ru/news/2023/a/", "", AT), **flat) == Href(
        "/repo/ru/news/2023/a.html"
    )
    assert filled(AddressTarget("/ru/news/2023/a.html", "", AT), **flat) == Href(
        "/repo/ru/news/2023/a.html"
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (AddressTarget("/assets/vestnik.css", "", AT), Href("/repo/assets/vestnik.css")),
        (AddressTarget("/media/news/a b.pdf", "", AT), Href("/repo/media/news/a%20b.pdf")),
    ],
)
def test_the_address_of_a_file_that_is_published_is_an_address_too(
    target: Fill, expected: Href
) -> None:
    body = links("plan.pdf", "x")
    fills = (FileTarget("content/news/a b.pdf"), target)
    own = story(version("from", "ru", body=body, fills=fills))
    done = plan(site([own], (), config(base_path="/repo/")), NOW, ("templates/assets/vestnik.css",))

    assert done.diagnostics == ()
    assert view(done.value, "/ru/news/2023/from/", ArticleView).text.body.fills[1] == expected


@pytest.mark.parametrize(
    ("target", "code", "details"),
    [
        (TextTarget("news", "draft", "ru"), "link-unpublished", {"target": "x"}),
        (
            AddressTarget("/ru/agreements", "", AT),
            "link-missing-address",
            {"target": "/ru/agreements", "suggestion": "/ru/agreements/"},
        ),
        (
            AddressTarget("/ru/agreements/", "center", AT),
            "link-missing-address",
            {"target": "/ru/agreements/#center", "suggestion": "/ru/agreements/#centre"},
        ),
        (
            AddressTarget("/ru/agreements/", "zzz", AT),
            "link-missing-address",
            {"target": "/ru/agreements/#zzz"},
        ),
        (
            AddressTarget("/de/", "", AT),
            "link-missing-address",
            {"target": "/de/", "suggestion": "/en/"},
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_reported_at_its_place(
    target: Fill, code: str, details: dict[str, str]
) -> None:
    found = findings(site(linking(target), RECORDS))

    assert [(one.code, dict(one.details)) for one in found] == [(code, details)]
    assert found[0].position == Position("content/news/a.ru.md", 5)


def test_a_link_of_a_records_text_is_checked_too() -> None:
    target = AddressTarget("/ru/lost/", "", AT)
    text = record_text("visits", "china", "ru", links("/ru/lost/"), (target,))
    stated = site((), RECORDS, texts={("visits", "china", "ru"): text})
    found = plan(stated, NOW)
    body = view(found.value, "/ru/visits/china/", VisitView).text.body

    assert [one.code for one in found.diagnostics] == ["link-missing-address"]
    assert body
    assert body.fills == (Href(""),)


def test_a_link_in_an_unpublished_text_is_nobodys_concern() -> None:
    target = AddressTarget("/ru/lost/", "", AT)
    draft = story(version("b", "ru", body=links("/ru/lost/"), fills=(target,), draft=True))

    assert findings(site([draft])) == ()


def test_pictures_videos_and_anchors_fill_their_holes() -> None:
    holes: tuple[Hole, ...] = (
        AnchorHole(0),
        ImageHole("gallery", ()),
        VideoHole("film.mp4", "Film", AT),
        VideoHole("https://tube.example/1", "Film", AT),
        VideoHole("lost.mp4", "Film", AT),
    )
    fills: tuple[Fill, ...] = (
        AnchorFill("part"),
        PictureFill(
            (picture("a.jpg", alt="boat", alt_lang="en", width=300, id="b"), picture("b.jpg"))
        ),
        VideoFill(FileTarget("content/news/film.mp4"), "Film"),
        VideoFill(WebTarget("https://tube.example/1"), "Film"),
        VideoFill(MissingTarget(), "Film"),
    )
    body = Body(holes, is_empty=False)
    done = planned(site([story(version("a", "ru", body=body, fills=fills))]))
    shown: BodyView = view(done, "/ru/news/2023/a/", ArticleView).text.body
    gallery = shown.fills[1]

    assert shown.source == "content/news/a.ru.md"
    assert shown.fills[0] == Id("part")
    assert isinstance(gallery, Images)
    assert (gallery.shape, len(gallery.images)) == ("gallery", 2)
    first = gallery.images[0]
    assert (first.alt.lang, first.shown_width, first.id, first.caption) == ("en", 300, "b", None)
    assert shown.fills[2:] == (
        Video("/media/news/film.mp4", "Film"),
        Video("https://tube.example/1", "Film", "tube.example"),
        Video("", "Film"),
    )
