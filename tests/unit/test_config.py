import pytest

from generator.config import Config, parse_config, reading_rules, with_address
from generator.diagnostics import Severity

SITE = """\
url: https://news.example.org
timezone: Europe/Moscow
languages:
  ru: {name: Русский, locale: ru_RU, title: Т, description: О}
  en: {name: English, locale: en_GB, title: T, description: D}
"""


def config(text: str = "") -> Config:
    read = parse_config(SITE + text, "config.yaml")
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value.config


def test_three_settings_are_enough() -> None:
    site = config()

    assert site.langs == ("ru", "en")
    assert (site.base_path, site.page_size, site.layout) == ("/", 20, "suffix")
    assert site.x_default_lang == "ru"
    assert str(site.zone) == "Europe/Moscow"


def test_the_default_language_can_be_named() -> None:
    assert config("x_default: en").x_default_lang == "en"


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("pagesize: 3", "field-unknown", 1),
        ("base_path: news", "config-base-path", 12),
        ("base_path: /a b/", "config-base-path", 12),
        ("base_path: /../", "config-base-path", 12),
        ("base_path: //evil/", "config-base-path", 12),
        ("x_default: fr", "language-unknown", 12),
        ("rights: {fr: x}", "language-unknown", 10),
        ("severity: {no-such-code: error}", "code-unknown", 12),
        ("severity: {field-unknown: warning}", "config-severity-fixed", 12),
        ("severity: {body-empty: fatal}", "field-not-one-of", 24),
        ("page_size: 0", "field-out-of-range", 12),
        ("countries: {Hong: {ru: x}}", "field-not-country", 13),
        ("layout: folder", "field-not-one-of", 9),
        ("security: {contact: x}", "field-missing", 11),
    ],
)
def test_a_wrong_setting_is_named_at_its_place(text: str, code: str, column: int) -> None:
    read = parse_config(SITE + text, "config.yaml")

    assert read.value is None
    assert [(code, 6, column)] == [
        (one.code, one.position.line, one.position.column) for one in read.diagnostics
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Europe/Moscow", "Europe/Moskau", "config-timezone"),
        ("example.org", "example.org/news", "config-url-path"),
        ("https://", "", "field-not-url"),
        ("locale: ru_RU", "locale: russian", "config-locale"),
        ("  ru:", "  RU:", "key-characters"),
        ("timezone: Europe/Moscow\n", "", "field-missing"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(old: str, new: str, code: str) -> None:
    read = parse_config(SITE.replace(old, new, 1), "config.yaml")

    assert read.value is None
    assert code in {one.code for one in read.diagnostics}


def test_a_warning_does_not_lose_the_config() -> None:
    read = parse_config(SITE + "publisher: #x", "config.yaml")

    assert read.value is not None
    assert [one.code for one in read.diagnostics] == ["field-swallowed"]


def test_severities_are_read() -> None:
    assert config("severity: {body-empty: error}").severity == {"body-empty": Severity.ERROR}


def test_another_address_replaces_host_and_path() -> None:
    moved = with_address(config(), "https://user.example.io/repository/")

    assert (moved.url, moved.base_path) == ("https://user.example.io", "/repository/")
    assert with_address(moved, "https://example.org").base_path == "/"


def test_reading_does_not_depend_on_titles() -> None:
    renamed = parse_config(SITE.replace("title: Т", "title: Другой"), "config.yaml").value

    assert renamed is not None
    assert reading_rules(config()) == reading_rules(renamed.config)
