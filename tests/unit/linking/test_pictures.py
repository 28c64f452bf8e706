import pytest

from generator.model.site import File, Picture, PictureFill
from generator.model.texts import Entry, ImageHole, ImageRef
from generator.model.written import Record
from tests.unit.linking.builders import (
    NAMED,
    SIGNED,
    VISIT,
    Item,
    article,
    at,
    body,
    entry,
    fills,
    findings,
    image,
    linked,
    only,
    paper,
    showing,
    story,
    version,
)

PATH = "news/a.ru.md"
PHOTO = image("photos/x.jpg")


def _record(**fields: object) -> Entry[Record]:
    return entry("photos", "content/photos/x.jpg", fields)


WORDS = _record(
    alt={"ru": "Зал"}, caption={"ru": "В зале", "en": "In the hall"}, credit={"en": "Desk"}
)


def _picture(*things: Item, alt: str = "", caption: str = "") -> Picture:
    text = article(PATH, showing(PATH, "../photos/x.jpg", alt=alt, caption=caption))
    (fill,) = fills(text, PHOTO, *things)
    assert isinstance(fill, PictureFill)
    return fill.pictures[0]


def test_words_of_the_article_win_over_the_photos_record() -> None:
    assert _picture(WORDS, alt="Стол", caption="За столом") == Picture(
        PHOTO, "Стол", "ru", "За столом", "ru", "Desk", "en"
    )


def test_words_of_the_record_stand_in_each_with_its_language() -> None:
    assert _picture(WORDS) == Picture(PHOTO, "Зал", "ru", "В зале", "ru", "Desk", "en")


def test_width_id_and_classes_of_the_article_are_kept() -> None:
    ref = ImageRef("../photos/x.jpg", "Стол", "", at(PATH, 10), 300, "table", ("wide",))
    text = article(PATH, body(PATH, ImageHole("figure", (ref,))))

    assert fills(text, PHOTO) == (
        PictureFill((Picture(PHOTO, "Стол", "ru", width=300, id="table", classes=("wide",)),)),
    )


def test_a_lead_image_speaks_the_language_of_each_text() -> None:
    site = linked(PHOTO, WORDS, article(PATH, image="../photos/x.jpg"), article("news/a.en.md"))

    russian, english = (version(site, lang).facts.image for lang in ("ru", "en"))
    assert russian == Picture(PHOTO, "Зал", "ru", "В зале", "ru", "Desk", "en")
    assert english == Picture(PHOTO, "Зал", "ru", "In the hall", "en", "Desk", "en")


def test_an_image_without_alt_is_a_warning_naming_the_record() -> None:
    text = article(PATH, showing(PATH, "../photos/x.jpg", alt=""))

    assert only(PHOTO, text)["record"] == "content/photos/x.jpg.yaml"


def test_alt_that_an_unreadable_record_may_have_is_not_missed() -> None:
    text = article(PATH, image="../photos/x.jpg")

    assert findings(PHOTO, text, unreadable=("photos/x.jpg.yaml",)) == []


def test_a_lead_image_is_reported_once_for_all_languages() -> None:
    texts = (article(PATH, image="../photos/x.jpg"), article("news/a.en.md"))

    assert findings(PHOTO, *texts) == ["image-without-alt news/a.ru.md:4"]


BROKEN = [
    ("x.jpg", "image-missing"),
    ("/x.jpg", "image-missing"),
    ("", "image-missing"),
    ("../../../etc/passwd", "link-outside-content"),
    ("https://example.org/x.jpg", "image-elsewhere"),
    ("//example.org/x.jpg", "image-elsewhere"),
    ("../plan.pdf", "image-not-image"),
    ("../broken.jpg", "image-unreadable"),
]


@pytest.mark.parametrize(("written", "code"), BROKEN)
def test_an_image_that_cannot_be_shown_is_an_error(written: str, code: str) -> None:
    site = linked(paper("plan.pdf"), paper("broken.jpg"), article(PATH, showing(PATH, written)))

    assert [found.code for found in site.diagnostics] == [code]
    assert version(site).fills == (PictureFill(()),)


@pytest.mark.parametrize(("written", "code"), BROKEN[3:])
def test_photos_of_the_front_matter_are_held_to_the_same(written: str, code: str) -> None:
    site = linked(
        paper("plan.pdf"), paper("broken.jpg"), article(PATH, photos=[written], image=written)
    )

    assert [found.code for found in site.diagnostics] == [code, code]
    assert (story(site).facts.photos, story(site).facts.image) == ((), None)


def test_the_nearest_image_is_suggested() -> None:
    assert only(PHOTO, article(PATH, showing(PATH, "../photos/y.jpg")))["suggestion"] == (
        "../photos/x.jpg"
    )
    assert (
        only(image("static/logo.png"), article(PATH, showing(PATH, "/logi.png")))["suggestion"]
        == "/logo.png"
    )


def test_a_drawing_has_no_size_in_pixels() -> None:
    drawing = paper("x.svg")

    assert fills(drawing, article(PATH, showing(PATH, "../x.svg"))) == (
        PictureFill((Picture(drawing, "What is seen", "ru"),)),
    )


def test_a_missing_attachment_is_an_error_at_its_file() -> None:
    site = linked(article(PATH, files=[{"file": "a.pdf"}]))

    assert [(one.code, one.position.line) for one in site.diagnostics] == [("file-missing", 6)]
    assert story(site).facts.files == ()


def test_photos_of_stops_speak_every_language() -> None:
    stops = [
        {"date": "2023-05-29"},
        {"date": "2023-05-30", "photos": ["../photos/x.jpg", "../y.jpg"]},
    ]
    site = linked(PHOTO, WORDS, entry("visits", "china", VISIT | {"stops": stops}))

    assert [found.code for found in site.diagnostics] == ["image-missing"]
    assert set(site.value.stop_pictures) == {("china", 1, "ru"), ("china", 1, "en")}
    assert site.value.stop_pictures["china", 1, "en"][0].caption == "In the hall"


def test_logos_and_agreements_have_their_files() -> None:
    logo, signed = image("partners/etri.png"), paper("agreements/g.pdf")
    site = linked(
        logo,
        signed,
        entry("partners", "etri", NAMED | {"logo": "etri.png"}),
        entry("agreements", "g", SIGNED | {"file": "g.pdf"}),
    )

    assert site.diagnostics == ()
    assert site.value.logos == {"etri": Picture(logo)}
    assert site.value.agreement_files == {"g": signed}


def test_logos_and_agreements_whose_files_are_missing_are_errors() -> None:
    site = linked(
        entry("partners", "etri", NAMED | {"logo": "etri.png"}),
        entry("agreements", "g", SIGNED | {"file": "g.pdf"}),
    )

    assert [found.code for found in site.diagnostics] == ["file-missing", "image-missing"]
    assert (site.value.logos, site.value.agreement_files) == ({}, {})


def test_every_file_is_in_the_site() -> None:
    site = linked(paper("static/.well-known/x"), PHOTO)

    assert list(site.value.files) == ["content/photos/x.jpg", "content/static/.well-known/x"]
    assert site.value.files["content/photos/x.jpg"] == File("content/photos/x.jpg", 1000, 1200, 800)
