"""Copies, and whether every file can lie where it is meant to."""

from unicodedata import normalize

import pytest

from generator.diagnostics import Position
from generator.model.pages import Copy
from generator.model.site import (
    AttachedFile,
    File,
    FileTarget,
    MissingTarget,
    PictureFill,
    VideoFill,
    WebTarget,
)
from generator.model.texts import Body, ImageHole, VideoHole
from generator.planning.placement import Claim, Rank, placed
from tests.support.plans import plan
from tests.unit.planning.samples import (
    NOW,
    addresses,
    config,
    facts,
    findings,
    links,
    named,
    pair,
    partner,
    picture,
    planned,
    record_text,
    site,
    story,
    version,
)

AT = Position("content/news/a.ru.md", 3)


def file(path: str) -> File:
    return File(f"content/{path}", 1)


def files(*paths: str) -> dict[str, File]:
    return {f"content/{path}": file(path) for path in paths}


def test_all_that_a_page_shows_is_copied_once_and_nothing_else() -> None:
    holes = (ImageHole("figure", ()), VideoHole("v", "", AT), VideoHole("w", "", AT))
    fills = (
        PictureFill((picture("figure.jpg"),)),
        VideoFill(FileTarget("content/news/v.mp4"), ""),
        VideoFill(WebTarget("https://tube.example"), ""),
    )
    stated = facts(
        image=picture("lead.jpg"),
        photos=(picture("lead.jpg"), picture("photo.jpg")),
        files=(AttachedFile(file("news/plan.pdf"), {}),),
    )
    shown = story(version("a", "ru", stated, body=Body(holes, is_empty=False), fills=fills))
    draft = story(version("b", "ru", facts(image=picture("draft.jpg")), draft=True))
    text = record_text(
        "partners",
        "etri",
        "ru",
        links("x.pdf", "lost"),
        (FileTarget("content/partners/x.pdf"), MissingTarget()),
    )
    done = planned(
        site(
            [shown, draft],
            [partner("etri")],
            texts={("partners", "etri", "ru"): text},
            stop_pictures={("china", 0, "ru"): (picture("stop.jpg"),)},
            logos={"etri": picture("logo.svg")},
            agreement_files={"centre": file("agreements/centre.pdf")},
            files=files("photos/unused.jpg"),
        )
    )

    assert [copy.file for copy in done.copies] == [
        "media/agreements/centre.pdf",
        "media/news/plan.pdf",
        "media/news/v.mp4",
        "media/partners/x.pdf",
        "media/photos/figure.jpg",
        "media/photos/lead.jpg",
        "media/photos/logo.svg",
        "media/photos/photo.jpg",
        "media/photos/stop.jpg",
    ]
    assert done.copies[1].source == "content/news/plan.pdf"


def test_static_files_and_assets_are_copied_as_they_are() -> None:
    stated = site(files=files("static/.well-known/x.txt", "static/cv/a b.pdf"))
    done = plan(stated, NOW, ("templates/assets/vestnik.css", "templates/assets/fonts/a.woff2"))

    assert done.value.copies == (
        Copy(".well-known/x.txt", "content/static/.well-known/x.txt"),
        Copy("assets/fonts/a.woff2", "templates/assets/fonts/a.woff2"),
        Copy("assets/vestnik.css", "templates/assets/vestnik.css"),
        Copy("cv/a b.pdf", "content/static/cv/a b.pdf"),
    )


def test_a_name_from_a_mac_is_published_like_any_other() -> None:
    apart = normalize("NFD", "йод.jpg")
    done = planned(site([pair("a", facts(image=picture(apart)))]))

    assert [copy.file for copy in done.copies] == ["media/photos/йод.jpg"]
    assert done.copies[0].source.endswith(apart)


def test_two_texts_at_one_address_are_an_error_that_names_both() -> None:
    stories = [story(version("a", "ru", slug="same")), story(version("b", "ru", slug="same"))]
    found = plan(site(stories), NOW)

    assert [(one.code, one.position.path, dict(one.details)) for one in found.diagnostics] == [
        (
            "address-twice",
            "content/news/b.ru.md",
            {"address": "/ru/news/2023/same/", "other": "content/news/a.ru.md:1"},
        )
    ]
    assert "/ru/news/2023/same/" in addresses(found.value)


def test_two_topics_at_one_address_are_one_error_and_not_one_for_each_page_and_feed() -> None:
    stories = [pair(key, facts(category=key)) for key in "ab"]
    topics = [named("categories", key, slug="same") for key in "ab"]

    assert [dict(one.details) for one in findings(site(stories, topics))] == [
        {"address": "/en/categories/same/", "other": "content/categories/a.yaml:1"}
    ]


@pytest.mark.parametrize("slug", ["news", "partners", "agreements"])
def test_a_text_at_the_address_of_a_generated_page_is_an_error_at_the_text(slug: str) -> None:
    about = story(version("about", "ru", section="pages", slug=slug))
    found = findings(site([about]))

    assert [(one.code, one.position.path) for one in found] == [
        ("address-of-site", "content/pages/about.ru.md")
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("static/ru/index.html", "/ru/index.html"),
        ("static/RU/Index.html", "/RU/Index.html"),
        ("static/robots.txt", "/robots.txt"),
        ("static/ru/feed.xml", "/ru/feed.xml"),
        ("static/ru/news", "/ru/news"),
    ],
)
def test_a_static_file_in_the_place_of_a_page_is_an_error(path: str, address: str) -> None:
    found = findings(site(files=files(path)))

    assert [(one.code, one.position.path) for one in found] == [
        ("address-of-site", f"content/{path}")
    ]
    assert dict(found[0].details)["address"] == address


@pytest.mark.parametrize("name", ["a:b.txt", "con.txt", "a?.txt", "a.", "CON/x.txt"])
def test_a_name_that_no_host_may_hold_is_an_error(name: str) -> None:
    found = findings(site(files=files(f"static/{name}")))

    assert [(one.code, dict(one.details)) for one in found] == [
        ("output-path-unsafe", {"file": name})
    ]


def test_what_can_be_placed_is_sorted_by_file() -> None:
    claims = [Claim(file, f"/{file}", AT, Rank.COPY, None) for file in "cab"]

    assert [claim.file for claim in placed(claims).value] == ["a", "b", "c"]


def test_a_topics_slug_never_leaves_the_output_folder() -> None:
    topic = named("tags", "cars", slug="../../x")
    found = plan(site([pair("a", facts(tags=("cars",)))], [topic]), NOW)

    assert {one.code for one in found.diagnostics} == {"output-path-unsafe"}
    assert not any(".." in one.file for one in found.value.pages)


def test_every_file_takes_the_permalink_style_and_no_base_path() -> None:
    stated = site([pair("a")], settings=config(permalinks="flat", base_path="/x/"))
    named_files = {one.address: one.file for one in planned(stated).pages}

    assert named_files["/ru/news/2023/a/"] == "ru/news/2023/a.html"
    assert named_files["/ru/"] == "ru/index.html"
    assert named_files["/ru/news/"] == "ru/news.html"
    assert named_files["/404.html"] == "404.html"
