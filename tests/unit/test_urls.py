"""Slugs, keys, addresses and output paths."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.urls import (
    KEY_LIMIT,
    SLUG_LIMIT,
    Scheme,
    address_to_file,
    href,
    is_safe_output,
    key_problem,
    mixed_scripts,
    slug_problem,
    slugify,
    transliterate,
)

SCHEMES: tuple[Scheme, ...] = ("bgn", "yandex", "gost", "icao")
_, _, *ROWS = (Path(__file__).parent / "tables" / "slugs.md").read_text("utf-8").splitlines()[4:]
GOLDEN = [tuple(cell.strip() for cell in row.strip("| ").split("|")) for row in ROWS]


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row[0])
def test_each_scheme_gives_its_golden_slug(row: tuple[str, ...]) -> None:
    text, *slugs = row

    assert slugs == [slugify(text, scheme) for scheme in SCHEMES]


def test_transliteration_keeps_capitals_and_all_that_is_not_cyrillic() -> None:
    assert transliterate("Щука & Xi’an, Цирк") == "Shchuka & Xi’an, Tsirk"
    assert transliterate("Цирк, ЭЦ", "gost") == "Cirk, ECz"


def test_the_spelling_with_yo_gives_the_same_slug() -> None:
    assert slugify("Всё ещё Артём") == slugify("Все еще Артем") == "vse-eshche-artem"


@pytest.mark.parametrize("text", ["Новый йод и ёлка", "Hángzhōu", "Ŝtormo", "ї"])
def test_a_decomposed_name_from_a_mac_gives_the_same_slug(text: str) -> None:
    assert slugify(normalize("NFC", text)) == slugify(normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Xi’an Jiaotong", "xian-jiaotong"),
        ("The rector's day", "the-rectors-day"),
        ("Hángzhōu — Łódź", "hangzhou-lodz"),
        ("Straße, Ærø, œuvre", "strasse-aero-oeuvre"),
        ("За́мок", "zamok"),
        ("зву\u00adко\u200bряд", "zvukoryad"),
        ("  --a__b//c?d#e%f--  ", "a-b-c-d-e-f"),
        ("№ 5: 1,5 млн", "no-5-1-5-mln"),
        ("浙江大学", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_only_letters_and_digits_are_left(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert slugify("one two three", limit=12) == "one-two"
    assert slugify("one two three", limit=7) == "one-two"
    assert slugify("one two three", limit=6) == "one"


def test_one_endless_word_is_cut_anywhere() -> None:
    assert slugify("щ" * 100) == ("shch" * 20)


@given(st.text(), st.sampled_from(SCHEMES), st.integers(1, SLUG_LIMIT))
def test_any_text_gives_a_short_slug_in_the_alphabet(text: str, scheme: Scheme, limit: int) -> None:
    slug = slugify(text, scheme, limit)

    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= limit
    assert slug.strip("-") == slug
    assert "--" not in slug


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("ёйщъьц -")), st.sampled_from(SCHEMES)
)
def test_a_slug_is_its_own_slug(text: str, scheme: Scheme) -> None:
    slug = slugify(text, scheme)

    assert slugify(slug, scheme) == slug


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("smart-materials-2023", None),
        ("2023", None),
        ("7", None),
        ("pages", None),
        ("a" * SLUG_LIMIT, None),
        ("", "slug-empty"),
        ("  ", "slug-empty"),
        ("--", "slug-empty"),
        ("page", "slug-reserved"),
        ("index", "slug-reserved"),
        ("05", "slug-reserved"),
        ("con", "slug-reserved"),
        ("lpt1", "slug-reserved"),
        ("a" * (SLUG_LIMIT + 1), "slug-too-long"),
        ("../../../pwned", "slug-characters"),
        ("/etc/passwd", "slug-characters"),
        ("..\\..\\x", "slug-characters"),
        ("a\0b", "slug-characters"),
        ("a b", "slug-characters"),
        ("a?b#c%d", "slug-characters"),
        ("a\n", "slug-characters"),
        ('a"b', "slug-characters"),
        ("<a>&b", "slug-characters"),
        ("Abc", "slug-characters"),
        ("визит", "slug-characters"),
        ("vіsit", "slug-characters"),
        ("٠٥", "slug-characters"),
        ("\ud800", "slug-characters"),
        ("a\u202eb", "slug-characters"),
    ],
)
def test_a_given_slug_is_taken_or_named_wrong(slug: str, code: str | None) -> None:
    assert slug_problem(slug) == code


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("2023-06-01-agreement", None),
        ("визит-в-Китай", None),
        ("a b?c#d", None),
        ("constance", None),
        ("console.log", None),
        ("ж" * (KEY_LIMIT // 2), None),
        ("ж" * (KEY_LIMIT // 2) + "a", "key-too-long"),
        ("con", "key-reserved"),
        ("AUX", "key-reserved"),
        ("nul.2023", "key-reserved"),
        ("com1", "key-reserved"),
        ("COM¹", "key-reserved"),
        ("a.", "key-reserved"),
        ("a ", "key-reserved"),
        ("a\u202egnp", "key-bidi"),
        ("a\u2066b", "key-bidi"),
        ("\ud800", None),
    ],
)
def test_a_key_is_taken_or_named_wrong(key: str, code: str | None) -> None:
    assert key_problem(key) == code


@pytest.mark.parametrize(
    ("word", "is_mixed"),
    [
        ("vіsit", True),
        ("визит-в-Kитай", True),
        ("covid19й", True),
        ("Ёлкa", True),
        ("визит", False),
        ("visit", False),
        ("IT-компания", False),
        ("визит_2023", False),
        ("4×б", False),
        ("", False),
    ],
)
def test_look_alikes_within_a_word_are_seen(word: str, is_mixed: bool) -> None:
    assert mixed_scripts(word) is is_mixed


@pytest.mark.parametrize(
    ("address", "pretty", "flat", "pretty_href", "flat_href"),
    [
        ("/", "index.html", "index.html", "/repo/", "/repo/"),
        ("/ru/", "ru/index.html", "ru/index.html", "/repo/ru/", "/repo/ru/"),
        ("/ru/a/", "ru/a/index.html", "ru/a.html", "/repo/ru/a/", "/repo/ru/a.html"),
        (
            "/ru/page/2/",
            "ru/page/2/index.html",
            "ru/page/2.html",
            "/repo/ru/page/2/",
            "/repo/ru/page/2.html",
        ),
        ("/404.html", "404.html", "404.html", "/repo/404.html", "/repo/404.html"),
        ("/ru/feed.xml", "ru/feed.xml", "ru/feed.xml", "/repo/ru/feed.xml", "/repo/ru/feed.xml"),
        ("/a/CNAME", "a/CNAME", "a/CNAME", "/repo/a/CNAME", "/repo/a/CNAME"),
        (
            "/media/мост #1?.jpg",
            "media/мост #1?.jpg",
            "media/мост #1?.jpg",
            "/repo/media/%D0%BC%D0%BE%D1%81%D1%82%20%231%3F.jpg",
            "/repo/media/%D0%BC%D0%BE%D1%81%D1%82%20%231%3F.jpg",
        ),
    ],
)
def test_an_address_has_one_file_and_one_href(
    address: str, pretty: str, flat: str, pretty_href: str, flat_href: str
) -> None:
    assert (pretty, flat) == (
        address_to_file(address, "pretty"),
        address_to_file(address, "flat"),
    )
    assert (pretty_href, flat_href) == (
        href(address, "/repo/", "pretty"),
        href(address, "/repo/", "flat"),
    )


@pytest.mark.parametrize("base_path", ["/", ""])
def test_without_a_base_path_a_href_is_the_address(base_path: str) -> None:
    assert href("/ru/a/", base_path, "pretty") == "/ru/a/"


@pytest.mark.parametrize(
    "path",
    ["index.html", ".well-known/security.txt", "media/мост (1).jpg", ".gitignore", "a/" * 60 + "b"],
)
def test_an_ordinary_path_is_safe(path: str) -> None:
    assert is_safe_output(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        "a\x9fb",
        "C:/x",
        "a?b",
        "con/index.html",
        "a/NUL.txt",
        "a./b",
        "a /b",
        " /b",
        normalize("NFD", "й.jpg"),
        "ж" * 128,
        "\ud800",
    ],
)
def test_a_path_that_escapes_or_breaks_a_checkout_is_unsafe(path: str) -> None:
    assert not is_safe_output(path)


def test_a_doubled_slash_does_not_become_another_path() -> None:
    assert not is_safe_output(address_to_file("//etc/passwd", "pretty"))


@given(st.text())
def test_the_page_of_any_slug_is_safe_unless_the_slug_is_wrong(text: str) -> None:
    slug = slugify(text)

    assert slug_problem(slug) or is_safe_output(address_to_file(f"/ru/news/{slug}/", "flat"))
