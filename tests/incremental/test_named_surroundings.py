"""What lies around the texts, edited: each edit of the matrix of faults by its id.

Templates and their words, settings, the output itself, and time.
"""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.incremental.desk import Desk
from tests.incremental.edits_of_theme import PLACES, marked
from tests.incremental.harm import OUTPUT_HARMS
from tests.incremental.newsroom import at

ARTICLE = "ru/news/2024/dogovor/index.html"
GUESTS_PAGE = "ru/news/2024/guests/index.html"


@pytest.mark.parametrize("name", PLACES)
def test_i11_a_changed_template_changes_its_users(name: str, desk: Desk) -> None:
    desk.write(marked(name, "one mark"))
    before = desk.publish()

    desk.write(marked(name, "another"))
    after = desk.publish()

    assert before.naming("one mark")
    assert before.naming("one mark") == after.naming("another") == after.changed(before)


def test_i12_a_template_of_the_site_wins_and_gives_way_again(desk: Desk) -> None:
    before = desk.publish()

    desk.write(marked("partials/footer.html", "own"))
    own = desk.publish()
    desk.write({"templates/partials/footer.html": None})
    after = desk.publish()

    assert own.naming("<!--own-->")
    assert before.output == after.output


def test_i12_a_template_that_was_missing_is_found_once_it_is_there(desk: Desk) -> None:
    part = "templates/partials/late.html"
    desk.edit("include a new part", 0)
    desk.save({path: data for path, data in desk.files.items() if path != part})
    missed = desk.build()

    desk.write({part: "<p>Here at last</p>\n"})
    after = desk.publish()

    assert [one.code for one in missed.errors] == ["template-missing"]
    assert ARTICLE in after.naming("Here at last")


SETTINGS: Mapping[str, tuple[str, str]] = {
    "url": ("https://moved.example.org", "https://moved.example.org/ru/"),
    "base_path": ("/desk/", 'href="/desk/ru/'),
    "contact": ("{email: other@example.org}", "other@example.org"),
    "rights": ("{ru: CC BY, en: CC BY}", "CC BY"),
    "menu": ("[about]", '"/ru/o-redaktsii/"'),
    "theme": ("{accent: red}", "accent-red"),
    "timezone": ("Pacific/Kiritimati", "6\xa0марта\xa02024"),
    "publisher": ("school", "Мореходная школа"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_i13_a_setting_is_on_every_page_that_shows_it(name: str, desk: Desk) -> None:
    desk.state("content/partners/school.yaml", self="true")
    desk.state("content/partners/home.yaml", self="true")
    before = desk.publish()
    value, shown = SETTINGS[name]

    desk.state("config.yaml", **{name: value})
    after = desk.publish()

    assert ARTICLE in after.naming(shown) & after.changed(before)


def test_i13_the_title_of_one_language_is_on_its_pages(desk: Desk) -> None:
    before = desk.publish()

    desk.rewrite("config.yaml", "title: Вести", "title: Новое имя")
    after = desk.publish()

    changed = after.changed(before)
    assert ARTICLE in changed
    assert "en/news/2024/treaty/index.html" not in changed


def test_i14_a_changed_string_is_on_every_page_that_says_it(desk: Desk) -> None:
    desk.edit("say a string otherwise", 0)
    before = desk.publish()

    desk.edit("say a string otherwise", 1)
    after = desk.publish()

    assert GUESTS_PAGE in before.naming(">Ещё<")
    assert before.naming(">Ещё<") == after.naming(">Дальше<")


def test_i14_a_changed_plural_form_is_where_the_count_asks_for_it(desk: Desk) -> None:
    before = desk.publish()

    desk.edit("say a plural otherwise")
    after = desk.publish()

    pages = before.naming('<p class="count">2\xa0материала</p>')
    assert pages
    assert pages == after.naming('<p class="count">2\xa0текста</p>')


def test_i14_a_deleted_catalog_gives_the_words_of_the_theme(desk: Desk) -> None:
    desk.edit("delete a catalog")
    before = desk.publish()
    desk.edit("say a string otherwise")
    desk.publish()

    desk.edit("delete a catalog")

    assert before.output == desk.publish().output


def test_i16_pages_that_a_list_no_longer_has_are_gone(desk: Desk) -> None:
    before = desk.publish()

    desk.state("config.yaml", page_size="5")
    after = desk.publish()

    assert {"ru/page/2/index.html", "ru/page/3/index.html"} <= before.output.keys()
    assert "ru/page/2/index.html" in after.output
    assert "ru/page/3/" not in after.output
    assert not after.naming("/ru/page/3/")


@pytest.mark.parametrize("harm", OUTPUT_HARMS)
def test_i17_a_harmed_output_heals(harm: str, desk: Desk) -> None:
    before = desk.publish()

    for number in (0, 30, 60):
        OUTPUT_HARMS[harm](desk.output, number)
        assert before.output == desk.publish().output


def test_i21_a_comment_in_the_config_changes_no_file(desk: Desk) -> None:
    before = desk.publish()

    desk.edit("comment on the config")
    after = desk.publish()

    assert before.output == after.output
    assert before.marks == after.marks


def test_i22_a_build_without_changes_writes_nothing(desk: Desk) -> None:
    before, folder = desk.publish(), desk.output.stat()

    after = desk.publish()

    assert before.marks == after.marks
    assert (folder.st_ino, folder.st_mtime_ns) == (
        desk.output.stat().st_ino, desk.output.stat().st_mtime_ns
    )  # fmt: skip


Z01 = {
    "a text appears": ("2024-06-10T08:59:59", "2024-06-10T09:00"),
    "a text expires": ("2024-06-05T23:59:59", "2024-06-06T00:00"),
    "an agreement ends": ("2024-06-30T23:59:59", "2024-07-01T00:00"),
    "most is yet to come": ("2024-03-04T12:00", "2024-07-01T00:00"),
}


@pytest.mark.parametrize("name", Z01)
def test_z01_a_moment_that_passes_between_builds_is_seen_and_taken_back(
    name: str, desk: Desk
) -> None:
    early, late = map(at, Z01[name])
    desk.order = replace(desk.order, as_of=early)
    before = desk.publish()

    desk.order = replace(desk.order, as_of=late)
    after = desk.publish()
    desk.order = replace(desk.order, as_of=early)
    again = desk.publish()

    assert after.changed(before)
    assert before.output == again.output


def test_z01_a_moment_at_which_nothing_happens_changes_no_file(desk: Desk) -> None:
    before = desk.publish()

    desk.order = replace(desk.order, as_of=at("2024-06-02T03:00"))
    after = desk.publish()

    assert before.output == after.output
    assert before.marks == after.marks
