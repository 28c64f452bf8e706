"""Files for machines: feeds, sitemaps and plain text."""

from collections.abc import Mapping
from datetime import date

import pytest

from generator.diagnostics import Position
from generator.model.parts import Href, Id, Images, Stamp, Video
from generator.model.site import (
    AddressTarget,
    AnchorFill,
    AnchorTarget,
    Facts,
    PictureFill,
    TextTarget,
    VideoFill,
    WebTarget,
)
from generator.model.texts import AnchorHole, Body, ImageHole, LinkHole, VideoHole
from generator.model.views import ArticleView, FeedView, SitemapIndexView, SitemapView
from generator.planning.atlas import Leaf, charted
from generator.planning.outline import outlined
from generator.planning.sitemaps import LIMIT, sitemap_sketches
from generator.planning.sketches import page as page_of
from generator.planning.stock import stocked
from tests.unit.planning.samples import (
    NOW,
    addresses,
    config,
    facts,
    frames,
    named,
    pair,
    partner,
    picture,
    planned,
    site,
    story,
    text_of,
    version,
    view,
    visit,
)

ORIGIN = "https://news.example.org"


def test_a_languages_feed_has_its_own_texts_newest_first_and_no_expired_ones() -> None:
    stories = [
        pair("a", facts("2023-06-01")),
        pair("b", facts("2023-06-02")),
        story(version("c", "ru", facts("2023-06-03"))),
        pair("d", facts("2023-06-04"), expires_at="2023-07-01"),
    ]
    done = planned(site(stories, settings=config(feed_size=2)))

    assert [item.title for item in view(done, "/en/feed.xml", FeedView).items] == ["b en", "a en"]
    assert [item.title for item in view(done, "/ru/feed.json", FeedView).items] == ["c ru", "b ru"]


def test_feeds_lie_beside_home_partner_visit_and_category_and_are_named_there() -> None:
    records = [partner("etri"), visit("china"), named("categories", "trips"), named("tags", "cars")]
    stories = [pair(key, facts(category="trips", tags=("cars",))) for key in "ab"]
    done = planned(site(stories, records, config(page_size=1)))
    heads = {address: frame.head for address, frame in frames(done).items()}
    fed = {address for address in addresses(done) if address.endswith("/feed.xml")}

    assert fed == {
        f"/{lang}/{folder}feed.xml"
        for lang in ("ru", "en")
        for folder in ("", "partners/etri/", "visits/china/", "categories/trips/")
    }
    assert heads["/ru/categories/trips/page/2/"].atom == "/ru/categories/trips/feed.xml"
    assert heads["/ru/partners/etri/"].json_feed == "/ru/partners/etri/feed.json"
    assert heads["/ru/tags/cars/"].atom == heads["/ru/"].atom == ""
    assert frames(done)["/ru/tags/cars/"].chrome.atom == "/ru/feed.xml"


def test_a_feed_changed_when_the_newest_of_its_texts_did() -> None:
    stories = [pair("a", facts("2023-06-01"), updated="2023-06-09"), pair("b", facts("2023-06-02"))]
    feed = view(planned(site(stories)), "/en/feed.xml", FeedView)

    assert feed.updated == "2023-06-09T00:00:00+03:00"
    assert [item.updated for item in feed.items] == [
        "2023-06-02T00:00:00+03:00",
        "2023-06-09T00:00:00+03:00",
    ]
    assert feed.items[1].published == "2023-06-01T00:00:00+03:00"


CORRECTED = {"date": "2023-06-11", "text": "Day corrected"}


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ({"updated": "2023-06-09"}, "2023-06-09"),
        ({"correction": CORRECTED}, "2023-06-11"),
        ({"updated": "2023-06-09", "correction": CORRECTED}, "2023-06-11"),
        ({"updated": "2023-06-12", "correction": CORRECTED}, "2023-06-12"),
    ],
)
def test_a_text_changed_when_it_was_updated_or_corrected_last(
    front: Mapping[str, object], day: str
) -> None:
    done = planned(site([pair("a", facts("2023-06-01"), **front)]))
    page = f"{ORIGIN}/ru/news/2023/a/"
    entries = {one.url: one for one in view(done, "/sitemap.xml", SitemapView).entries}

    assert view(done, "/ru/feed.xml", FeedView).items[0].updated == f"{day}T00:00:00+03:00"
    assert entries[page].changed == day
    assert view(done, "/ru/news/2023/a/", ArticleView).text.modified == Stamp(
        date.fromisoformat(day), day
    )


def test_a_text_that_says_of_no_change_changed_when_it_appeared() -> None:
    done = planned(site([pair("a", facts("2023-06-01"), published="2023-06-03")]))
    entries = {one.url: one for one in view(done, "/sitemap.xml", SitemapView).entries}

    assert entries[f"{ORIGIN}/ru/news/2023/a/"].changed == "2023-06-03"
    assert view(done, "/ru/news/2023/a/", ArticleView).text.modified is None


def test_an_empty_feed_never_changed() -> None:
    feed = view(planned(site((), [partner("etri")])), "/ru/partners/etri/feed.xml", FeedView)

    assert feed.updated == "1970-01-01T00:00:00+03:00"
    assert feed.title == "etri ру — Herald ru"
    assert feed.page_url == f"{ORIGIN}/ru/partners/etri/"
    assert feed.feed_url == f"{ORIGIN}/ru/partners/etri/feed.xml"


@pytest.mark.parametrize(
    "address", ["feed.xml", "partners/etri/feed.json", "visits/china/feed.xml"]
)
def test_a_feed_is_authored_by_the_publisher_else_by_the_site(address: str) -> None:
    records = [partner("etri"), partner("desk", self=True), visit("china")]
    published = planned(site((), records, config(publisher="desk")))
    unsigned = planned(site((), records))

    assert view(published, f"/ru/{address}", FeedView).author == "desk ру"
    assert view(published, f"/en/{address}", FeedView).author == "desk en"
    assert view(unsigned, f"/en/{address}", FeedView).author == "Herald en"


def test_only_the_languages_feed_carries_bodies() -> None:
    stories = [pair("a", facts(partners=("etri",), category="trips"), authors=["Desk"])]
    done = planned(site(stories, [partner("etri"), named("categories", "trips")]))
    item = view(done, "/ru/partners/etri/feed.xml", FeedView).items[0]

    assert view(done, "/ru/feed.xml", FeedView).items[0].body is not None
    assert item.body is None
    assert (item.category, item.authors) == ("trips ру", ("Desk",))


def test_every_address_in_a_feed_has_its_host() -> None:
    at = Position("content/news/a.ru.md", 7)
    holes = (
        LinkHole("b.ru.md", at),
        LinkHole("#part", at),
        LinkHole("https://example.com", at),
        LinkHole("/ru/", at),
        AnchorHole(0),
        ImageHole("figure", ()),
        VideoHole("https://video.example/1", "Film", at),
    )
    fills = (
        TextTarget("news", "a", "ru"),
        AnchorTarget("part"),
        WebTarget("https://example.com"),
        AddressTarget("/ru/", "", at),
        AnchorFill("part"),
        PictureFill((picture("a.jpg"),)),
        VideoFill(WebTarget("https://video.example/1"), "Film"),
    )
    body = Body(holes, is_empty=False)
    stated = facts(image=picture("a.jpg"))
    done = planned(
        site(
            [story(version("a", "ru", stated, body=body, fills=fills))],
            settings=config(base_path="/x/"),
        )
    )
    item = view(done, "/ru/feed.xml", FeedView).items[0]
    page = f"{ORIGIN}/x/ru/news/2023/a/"
    assert item.body
    figure = item.body.fills[5]

    assert item.url == page
    assert item.image == f"{ORIGIN}/x/media/photos/a.jpg"
    assert item.body.source == "content/news/a.ru.md"
    assert item.body.fills[:5] == (
        Href(page),
        Href(f"{page}#part"),
        Href("https://example.com", is_outside=True),
        Href(f"{ORIGIN}/x/ru/"),
        Id("part"),
    )
    assert isinstance(figure, Images)
    assert figure.images[0].href == f"{ORIGIN}/x/media/photos/a.jpg"
    assert item.body.fills[6] == Video("https://video.example/1", "Film", "video.example")


def test_the_sitemap_lists_indexed_pages_with_their_languages() -> None:
    stories = [pair("a", updated="2023-06-09"), pair("b", expires_at="2023-07-01")]
    about = story(version("about", "ru", Facts(), section="pages", moved_from=["/ru/old/"]))
    done = planned(site([*stories, about]))
    entries = {one.url: one for one in view(done, "/sitemap.xml", SitemapView).entries}
    listed = {url.removeprefix(ORIGIN) for url in entries}

    assert {"/", "/ru/", "/en/news/2023/06/", "/ru/about/", "/ru/news/2023/a/"} <= listed
    assert (
        not {"/404.html", "/ru/404.html", "/ru/old/", "/ru/news/2023/b/", "/ru/feed.xml"} & listed
    )
    assert entries[f"{ORIGIN}/ru/news/2023/a/"].changed == "2023-06-09"
    assert entries[f"{ORIGIN}/ru/about/"].changed == ""
    assert [(one.lang, one.href) for one in entries[f"{ORIGIN}/en/news/2023/a/"].alternates] == [
        ("ru", f"{ORIGIN}/ru/news/2023/a/"),
        ("en", f"{ORIGIN}/en/news/2023/a/"),
        ("x-default", f"{ORIGIN}/en/news/2023/a/"),
    ]


def test_a_site_too_large_for_one_sitemap_has_an_index() -> None:
    outline = outlined(site(), NOW)
    pages = tuple(Leaf(f"/{number:05}/", "ru") for number in range(LIMIT + 1))
    sketches = tuple(sitemap_sketches(outline, pages))
    stock = stocked(charted(outline, (*pages, *(sketch.leaf for sketch in sketches))))
    index, first, second = (page_of(sketch, stock) for sketch in sketches)
    parts = [first.view, second.view]

    assert (index.template, first.template) == ("sitemap-index", "sitemap")
    assert [one.address for one in (index, first, second)] == [
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/sitemap-2.xml",
    ]
    assert index.view == SitemapIndexView((f"{ORIGIN}/sitemap-1.xml", f"{ORIGIN}/sitemap-2.xml"))
    assert [len(part.entries) for part in parts if isinstance(part, SitemapView)] == [LIMIT, 1]


def test_texts_for_hosts_and_robots() -> None:
    done = planned(site(settings=config(base_path="/x/", indexnow={"key": "a1b2c3d4"})))

    assert text_of(done, "/robots.txt") == (
        f"User-agent: *\nAllow: /\n\nSitemap: {ORIGIN}/x/sitemap.xml\n"
    )
    assert text_of(done, "/.nojekyll") == ""
    assert text_of(done, "/.gitignore") == "*\n!.gitignore\n"
    assert text_of(done, "/.vestnik").startswith("This folder")
    assert text_of(done, "/a1b2c3d4.txt") == "a1b2c3d4"
    assert "/.well-known/security.txt" not in addresses(done)


def test_security_txt_holds_through_its_last_day() -> None:
    security = {"contact": "mailto:desk@example.org", "expires": "2025-12-31"}
    done = planned(site(settings=config(security=security)))

    assert text_of(done, "/.well-known/security.txt").splitlines() == [
        "Contact: mailto:desk@example.org",
        "Expires: 2026-01-01T00:00:00+03:00",
        "Preferred-Languages: ru, en",
        f"Canonical: {ORIGIN}/.well-known/security.txt",
    ]
