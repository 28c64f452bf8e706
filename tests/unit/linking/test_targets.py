import pytest

from generator.model.site import (
    AddressTarget,
    AnchorTarget,
    FileTarget,
    LinkTarget,
    MissingTarget,
    RecordTarget,
    TextTarget,
    VideoFill,
    WebTarget,
)
from generator.model.texts import LinkHole, VideoHole
from tests.unit.linking.builders import (
    NAMED,
    Item,
    article,
    at,
    body,
    entry,
    fills,
    findings,
    heading,
    linked,
    linking,
    only,
    paper,
    text,
    version,
)

PATH = "news/2023/a.ru.md"
ETRI = entry("partners", "etri")
CHINA = entry(
    "visits", "china", {"title": NAMED["name"], "starts": "2023-05-29", "ends": "2023-06-03"}
)


def _from(*targets: str) -> Item:
    return article(PATH, linking(PATH, *targets))


def _target(written: str, *things: Item) -> LinkTarget:
    (target,) = fills(_from(written), *things)
    assert not isinstance(target, VideoFill)
    return target  # type: ignore[return-value]  # the body has only a link


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/#x",
        "http://example.org",
        "HTTPS://example.org",
        "mailto:a@b.c",
        "tel:+7812",
    ],
)
def test_what_leads_outside_is_left_as_it_is(url: str) -> None:
    assert _target(url) == WebTarget(url)


@pytest.mark.parametrize("written", ["b.en.md", "./b.en.md", "../2023/b.en.md"])
def test_a_relative_path_leads_to_the_text(written: str) -> None:
    assert _target(written, article("news/2023/b.en.md", date="2023-06-05")) == TextTarget(
        "news", "b", "en"
    )


def test_a_link_to_another_language_is_kept_as_written() -> None:
    things = (article("news/2023/b.ru.md"), article("news/2023/b.en.md"))

    assert _target("b.en.md", *things) == TextTarget("news", "b", "en")


def test_a_page_and_a_records_text_can_be_linked() -> None:
    about = article("pages/about.ru.md")

    assert _target("../../pages/about.ru.md", about) == TextTarget("pages", "about", "ru")
    assert _target("../../partners/etri.ru.md", ETRI, text("partners/etri.ru.md")) == RecordTarget(
        "partners", "etri"
    )


def test_a_file_beside_the_text_or_in_static_is_published() -> None:
    assert _target("../a.pdf", paper("news/a.pdf")) == FileTarget("content/news/a.pdf")
    assert _target("/b/a.pdf", paper("static/b/a.pdf")) == FileTarget("content/static/b/a.pdf")


def test_another_path_from_the_root_is_for_planning_to_check() -> None:
    assert _target("/ru/visits/#china") == AddressTarget("/ru/visits/", "china", at(PATH, 10))


def test_a_record_is_linked_by_its_key() -> None:
    assert _target("partner:etri", ETRI) == RecordTarget("partners", "etri")
    assert _target("visit:china", CHINA) == RecordTarget("visits", "china")


def test_an_unknown_record_is_an_error_with_the_nearest() -> None:
    assert only(ETRI, _from("partner:etry")) == {"key": "etry", "suggestion": "etri"}
    assert findings(_from("visit:china")) == ["visit-unknown news/2023/a.ru.md:10"]


@pytest.mark.parametrize(
    "written", ["", "#", "partner:", "visit:#x", "nowhere.ru.md", "..\\b.ru.md"]
)
def test_a_link_to_nothing_is_a_warning_and_missing(written: str) -> None:
    site = linked(_from(written))

    assert [found.code for found in site.diagnostics] == ["link-missing-target"]
    assert version(site).fills == (MissingTarget(),)


def test_the_nearest_path_is_suggested_as_it_would_be_written() -> None:
    visit = article("news/visits/2025-astana.ru.md")

    assert (
        only(visit, _from("../visits/astana-2025.ru.md"))["suggestion"]
        == "../visits/2025-astana.ru.md"
    )
    assert (
        only(visit, _from("../visit/2025-astana.ru.md"))["suggestion"]
        == "../visits/2025-astana.ru.md"
    )


def test_a_link_to_an_unreadable_text_is_not_reported() -> None:
    site = linked(_from("b.ru.md"), unreadable=("news/2023/b.ru.md",))

    assert site.diagnostics == ()
    assert version(site).fills == (MissingTarget(),)


def test_a_link_to_a_text_whose_place_another_has_is_not_reported_too() -> None:
    site = linked(_from("../2/b.ru.md"), article("news/1/b.ru.md"), article("news/2/b.ru.md"))

    assert [found.code for found in site.diagnostics] == ["key-twice"]


def test_a_link_to_a_text_whose_key_is_spelt_otherwise_leads_to_the_story() -> None:
    site = linked(_from("b.en.md"), article("news/2023/B.ru.md"), article("news/2023/b.en.md"))

    assert version(site).fills == (TextTarget("news", "B", "en"),)


def test_a_link_to_the_text_of_no_record_is_reported_at_the_text_only() -> None:
    site = linked(_from("../../partners/etri.ru.md"), text("partners/etri.ru.md"))

    assert [found.code for found in site.diagnostics] == ["text-without-record"]
    assert version(site).fills == (MissingTarget(),)


@pytest.mark.parametrize(
    "written", ["../../../secret.txt", "../../../../etc/passwd", "../../../contents/x"]
)
def test_a_path_out_of_content_is_an_error(written: str) -> None:
    assert findings(_from(written)) == ["link-outside-content news/2023/a.ru.md:10"]


def test_a_name_from_a_mac_is_found() -> None:
    target = _target("\u0438\u0306.pdf", paper("news/2023/\u0439.pdf"))

    assert target == FileTarget("content/news/2023/\u0439.pdf")


RU = "news/2023/b.ru.md"
OTHER = article(
    RU, body(RU, headings=(heading("Первое"), heading("Второе", given="two")), ids=("fn-1",))
)


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("pervoe", "pervoe"),
        ("two", "two"),
        ("vtoroe", "two"),
        ("fn-1", "fn-1"),
        ("page-top", "page-top"),
    ],
)
def test_any_name_of_a_heading_leads_to_its_anchor(fragment: str, anchor: str) -> None:
    assert _target(f"b.ru.md#{fragment}", OTHER) == TextTarget("news", "b", "ru", anchor)


def test_a_headings_own_words_lead_to_the_anchor_that_it_takes_from_the_original() -> None:
    path = "news/2023/b.en.md"
    translation = article(path, body(path, headings=(heading("First"), heading("Second"))))

    for fragment in ("first", "pervoe"):
        assert _target(f"b.en.md#{fragment}", OTHER, translation) == TextTarget(
            "news", "b", "en", "pervoe"
        )


def test_a_missing_anchor_is_a_warning_with_the_nearest() -> None:
    site = linked(OTHER, _from("b.ru.md#pervoye"))

    assert [dict(found.details) for found in site.diagnostics] == [
        {"anchor": "pervoye", "suggestion": "pervoe"}
    ]
    assert version(site).fills == (TextTarget("news", "b", "ru"),)


def test_an_anchor_of_the_same_text_is_found() -> None:
    own = article(
        PATH, body(PATH, LinkHole("#dalshe", at(PATH, 10)), headings=(heading("Дальше"),))
    )

    assert fills(own)[0] == AnchorTarget("dalshe")


def test_a_missing_anchor_of_the_same_text_leads_nowhere() -> None:
    site = linked(_from("#nowhere"))

    assert [found.code for found in site.diagnostics] == ["link-missing-anchor"]
    assert version(site).fills == (MissingTarget(),)


def test_an_anchor_of_a_record_may_be_in_any_of_its_texts() -> None:
    path = "partners/etri.en.md"
    words = text(path, body(path, headings=(heading("History"),)))

    assert _target("partner:etri#history", ETRI, words) == RecordTarget(
        "partners", "etri", "history"
    )
    assert findings(ETRI, words, _from("partner:etri#x")) == [
        "link-missing-anchor news/2023/a.ru.md:10"
    ]


def _video(target: str) -> Item:
    return article(PATH, body(PATH, VideoHole(target, "A film", at(PATH, 10))))


def test_a_video_is_a_file_or_an_address() -> None:
    url = "https://video.example.org/1"

    assert fills(_video(url)) == (VideoFill(WebTarget(url), "A film"),)
    assert fills(_video("a.mp4"), paper("news/2023/a.mp4")) == (
        VideoFill(FileTarget("content/news/2023/a.mp4"), "A film"),
    )


def test_a_missing_video_is_an_error() -> None:
    site = linked(_video("a.mp4"))

    assert [found.code for found in site.diagnostics] == ["file-missing"]
    assert version(site).fills == (VideoFill(MissingTarget(), "A film"),)
