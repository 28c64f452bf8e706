"""Catalogs: loading, merging and checking."""

import pytest

from generator.rendering.catalogs import (
    MessageId,
    Problem,
    catalog_ids,
    catalog_problems,
    load_catalogs,
)

HEADER = r"""
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"""

THEME = """
msgid "Read on"
msgstr "Читать дальше"

msgctxt "page"
msgid "Home"
msgstr "Главная"

msgid "Home"
msgstr "Дом"

msgid "%(num)s story"
msgid_plural "%(num)s stories"
msgstr[0] "%(num)s статья"
msgstr[1] "%(num)s статьи"
msgstr[2] "%(num)s статей"
"""

STORIES = MessageId("%(num)s story", "%(num)s stories")
THEME_IDS = {MessageId("Read on"), MessageId("Home", context="page"), MessageId("Home"), STORIES}


def po(body: str, header: str = HEADER) -> bytes:
    return (header + body).encode()


def test_a_catalog_translates_with_context() -> None:
    ru = load_catalogs({"ru": [po(THEME)]})["ru"]

    assert ru.gettext("Read on") == "Читать дальше"
    assert (ru.gettext("Home"), ru.pgettext("page", "Home")) == ("Дом", "Главная")


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "статья"), (2, "статьи"), (5, "статей"), (21, "статья"), (111, "статей")],
)
def test_a_count_takes_its_plural_form(count: int, form: str) -> None:
    ru = load_catalogs({"ru": [po(THEME)]})["ru"]

    assert ru.ngettext("%(num)s story", "%(num)s stories", count) == f"%(num)s {form}"


def test_a_sites_own_words_win_over_the_themes() -> None:
    own = 'msgid "Read on"\nmsgstr "Далее"\n\nmsgid "Motto"\nmsgstr "Девиз"\n'
    ru = load_catalogs({"ru": [po(THEME), po(own, header="")]})["ru"]

    assert ru.gettext("Read on") == "Далее"
    assert ru.gettext("Motto") == "Девиз"
    assert ru.gettext("Home") == "Дом"
    assert ru.ngettext("%(num)s story", "%(num)s stories", 5) == "%(num)s статей"


def test_a_sites_own_plural_forms_need_no_header() -> None:
    own = THEME.replace("стат", "Стат").partition('msgstr "Дом"')[2]
    ru = load_catalogs({"ru": [po(THEME), po(own, header="")]})["ru"]

    assert ru.ngettext("%(num)s story", "%(num)s stories", 3) == "%(num)s Статьи"


@pytest.mark.parametrize("own", ['msgstr ""', '#, fuzzy\nmsgid "Home"\nmsgstr "?"'])
def test_an_empty_or_fuzzy_message_does_not_hide_the_themes(own: str) -> None:
    body = own if "msgid" in own else f'msgid "Home"\n{own}'
    ru = load_catalogs({"ru": [po(THEME), po(body)]})["ru"]

    assert ru.gettext("Home") == "Дом"


def test_a_language_without_a_catalog_shows_the_ids() -> None:
    assert load_catalogs({"de": []})["de"].gettext("Home") == "Home"


def test_a_catalog_names_its_ids() -> None:
    assert catalog_ids(po(THEME + '\n#~ msgid "Gone"\n#~ msgstr "Нет"\n')) == THEME_IDS


def test_a_whole_catalog_has_no_problem() -> None:
    assert catalog_problems(po(THEME), THEME_IDS) == ()


def test_a_message_that_a_template_needs_is_missing() -> None:
    needed = {*THEME_IDS, MessageId("B"), MessageId("A", context="x")}

    assert catalog_problems(po(THEME), needed) == (
        Problem("missing", MessageId("A", context="x")),
        Problem("missing", MessageId("B")),
    )


def test_a_singular_message_does_not_stand_in_for_a_plural_one() -> None:
    singular = 'msgid "%(num)s story"\nmsgstr "%(num)s статья"\n'

    assert catalog_problems(po(singular), {STORIES}) == (Problem("missing", STORIES),)


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ('msgid "Read on"', '#, fuzzy\nmsgid "Read on"', ["fuzzy"]),
        ("Читать дальше", "", ["empty"]),
        ('msgstr[2] "%(num)s статей"\n', "", ["plural-forms"]),
        ("%(num)s статей", "", ["plural-forms"]),
        ("%(num)s статьи", "%(count)s статьи", ["placeholders"]),
        ("%(num)s статьи", "%s статьи", ["placeholders"]),
        ("Читать дальше", "Читать на 100 %", ["placeholders"]),
        ("Читать дальше", "Читать %(what)s", ["placeholders"]),
        ("%(num)s статья", "одна статья", []),
    ],
)
def test_a_spoilt_message_is_named(old: str, new: str, faults: list[str]) -> None:
    problems = catalog_problems(po(THEME.replace(old, new)), THEME_IDS)

    assert faults == [problem.fault for problem in problems]
    assert all(problem.line for problem in problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Language: ru", "Language: en"),
        ('"Language: ru\\n"\n', ""),
        ("Language: ru", "Language: zz"),
    ],
)
def test_a_header_that_counts_unlike_its_language_is_named(old: str, new: str) -> None:
    (problem,) = catalog_problems(po(THEME, HEADER.replace(old, new)), THEME_IDS)

    assert (problem.fault, problem.line) == ("plural-forms", 1)


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        (b"hello\n", 1),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4),
        (po(THEME).replace("Дом".encode(), b"\xff"), None),
        (po(THEME).replace(b"charset=utf-8", b"charset=klingon"), None),
        (po(THEME).replace(b"plural=(n%10==1", b"plural=(__import__"), None),
        (po(THEME).replace(b"msgstr[1]", b"msgstr[x]"), None),
        (po(THEME).replace(b"msgstr[2]", b"msgstr[7]"), 19),
    ],
)
def test_an_unreadable_catalog_is_a_problem_and_no_traceback(bad: bytes, line: int | None) -> None:
    (problem,) = catalog_problems(bad, THEME_IDS)

    assert (problem.fault, problem.line) == ("unreadable", line)
    assert problem.detail


def test_reading_a_broken_catalog_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    catalog_problems(b"hello\n", THEME_IDS)

    assert capfd.readouterr() == ("", "")
