"""The edits of the matrix of faults, each by its id: the site follows, and is what a clean one is.

That every build gives what a clean build gives is claimed by `Desk.build` itself; here stands what
else must be seen.
"""

import pytest

from tests.incremental.desk import Desk
from tests.incremental.disk import touch
from tests.incremental.writing import stated

TREATY = "content/news/2024/treaty.{}.md"
WEEK = "content/news/2024/week.ru.md"
APPLICATIONS = "content/news/2024/applications.en.md"
LECTURE = "content/news/2024/lecture.ru.md"
GUESTS = "content/news/2024/guests.ru.md"

TREATY_PAGE = {"ru": "ru/news/2024/dogovor/index.html", "en": "en/news/2024/treaty/index.html"}
LECTURE_PAGE = "ru/news/2024/lecture/index.html"
GUESTS_PAGE = "ru/news/2024/guests/index.html"


def test_i01_a_modified_body_changes_its_page_and_the_feeds_that_carry_it(desk: Desk) -> None:
    before = desk.publish()

    desk.rewrite(LECTURE, "Было", "И было")
    after = desk.publish()

    assert {LECTURE_PAGE, "ru/feed.xml", "ru/feed.json"} == after.changed(before)
    assert after.changed(before) == after.naming("И было")


def test_i01_a_new_beginning_is_on_the_cards_of_a_text_without_summary(desk: Desk) -> None:
    before = desk.publish()

    desk.rewrite(GUESTS, "Приехали", "Прибыли")
    after = desk.publish()

    assert {GUESTS_PAGE, "ru/index.html", "ru/visits/2024-home/feed.xml"} <= after.changed(before)
    assert not after.naming("Приехали")


def test_i01_lines_that_moved_move_what_is_reported_of_them(desk: Desk) -> None:
    before = desk.publish()

    desk.edit("move lines down", 0)
    after = desk.publish()

    moved = [one.diagnostic.position.line for one in after.report.findings]
    assert after.output == before.output
    assert moved != [one.diagnostic.position.line for one in before.report.findings]


def test_i02_a_new_title_is_in_the_twin_the_lists_the_feeds_and_the_neighbours(desk: Desk) -> None:
    before = desk.publish()

    desk.state(WEEK, title="Заново")
    after = desk.publish()

    assert {
        "ru/news/2024/week/index.html", "en/news/2024/week/index.html", GUESTS_PAGE,
        "ru/categories/together/index.html", "ru/feed.xml", "ru/feed.json",
    } <= after.changed(before)  # fmt: skip
    assert not after.naming("Неделя в трёх абзацах")


def test_i03_a_new_date_moves_the_page_and_its_place_in_archives(desk: Desk) -> None:
    before = desk.publish()

    desk.state(LECTURE, date="2023-11-02")
    after = desk.publish()

    assert LECTURE_PAGE not in after.output
    assert "ru/news/2023/lecture/index.html" in after.output
    assert "ru/news/2023/11/index.html" in after.output.keys() - before.output.keys()
    assert not after.naming("/ru/news/2024/lecture/")


@pytest.mark.parametrize("way", ["quietly", "replaced quietly"])
def test_i04_an_edit_of_the_same_size_and_time_is_seen(way: str, desk: Desk) -> None:
    desk.publish()

    desk.rewrite(LECTURE, "Было", "Есть", way)
    status = (desk.root / LECTURE).stat()
    after = desk.publish()

    assert status.st_size == len(desk.files[LECTURE])
    assert "Есть" in after.text(LECTURE_PAGE)
    assert not after.naming("Было")


def test_i05_an_added_twin_gives_the_other_text_its_alternate(desk: Desk) -> None:
    before = desk.publish()

    path = LECTURE.replace(".ru.", ".en.")
    desk.write({path: "---\ntitle: A lecture\n---\nIn May.\n"})
    after = desk.publish()

    alternate = 'hreflang="en" href="https://news.example.org/en/news/2024/lecture/"'
    assert alternate not in before.text(LECTURE_PAGE)
    assert alternate in after.text(LECTURE_PAGE)


def test_i05_an_added_pair_is_in_the_lists_of_both_languages(desk: Desk) -> None:
    desk.publish()

    desk.edit("add a pair", 4)
    after = desk.publish()

    for lang in ("ru", "en"):
        lists = {f"{lang}/feed.xml", f"{lang}/news/2024/05/page/2/index.html", "sitemap.xml"}
        assert lists <= after.naming(f"/{lang}/news/2024/added-2/")


def test_i06_a_deleted_text_leaves_its_twin_without_alternate(desk: Desk) -> None:
    desk.publish()

    desk.write({TREATY.format("en"): None})
    after = desk.publish()

    assert TREATY_PAGE["en"] not in after.output
    assert not after.naming("/en/news/2024/treaty/")
    assert 'hreflang="en" href="https://news.example.org/en/news' not in after.text(
        TREATY_PAGE["ru"]
    )


def test_i06_a_deleted_story_takes_its_empty_lists_with_it(desk: Desk) -> None:
    desk.state(APPLICATIONS, related=None)
    desk.publish()

    desk.write({LECTURE: None, GUESTS: None})
    after = desk.publish()

    assert "ru/news/2024/05/index.html" not in after.output
    assert "ru/tags/lectures/index.html" not in after.output
    assert "ru/partners/school/index.html" in after.output
    assert not after.naming("/news/2024/guests/")


def test_i07_a_renamed_story_has_nothing_at_its_old_address(desk: Desk) -> None:
    desk.publish()

    text = desk.files[GUESTS]
    renamed = {GUESTS: None, GUESTS.replace("guests", "visitors"): text}
    desk.write(renamed, "moved")
    after = desk.publish()

    assert "ru/news/2024/visitors/index.html" in after.output
    assert not after.naming("news/2024/guests")


def test_i07_a_renamed_story_has_a_redirect_where_one_is_asked_for(desk: Desk) -> None:
    desk.publish()

    new = GUESTS.replace("guests", "visitors")
    text = stated(desk.files[GUESTS].decode(), {"moved_from": "[/ru/news/2024/guests/]"})
    desk.write({GUESTS: None, new: text})
    after = desk.publish()

    assert "/ru/news/2024/visitors/" in after.text(GUESTS_PAGE)
    assert after.naming("/news/2024/guests/") == {GUESTS_PAGE}


def test_i07_a_text_moved_to_another_folder_keeps_its_address(desk: Desk) -> None:
    before = desk.publish()

    path = "content/news/2023/guests.ru.md"
    text = desk.files[GUESTS].decode().replace("(lecture", "(../2024/lecture")
    desk.write({GUESTS: None, path: text}, "moved")

    assert desk.publish().changed(before) == set()


@pytest.mark.parametrize("way", ["in place", "quietly", "moved"])
def test_i08_swapped_files_are_told_apart(way: str, desk: Desk) -> None:
    desk.publish()

    lecture, guests = desk.files[LECTURE], desk.files[GUESTS]
    desk.write({LECTURE: guests, GUESTS: lecture}, way)
    after = desk.publish()

    assert "<h1>Гости из гавани</h1>" in after.text(LECTURE_PAGE)
    assert "<h1>Лекция в мае</h1>" in after.text(GUESTS_PAGE)


@pytest.mark.parametrize("name", ["retitle", "rename", "delete a story", "rename a partner"])
def test_i09_a_reverted_edit_gives_the_earlier_bytes(name: str, desk: Desk) -> None:
    earlier, before = desk.files, desk.publish()

    desk.edit(name)
    between = desk.publish()
    desk.save(earlier)

    assert between.changed(before)
    assert before.output == desk.publish().output


@pytest.mark.parametrize("moment_s", [None, 1_000_000_000, 2_208_988_800], ids=str)
def test_i10_touched_files_are_the_same_files(moment_s: int | None, desk: Desk) -> None:
    before = desk.publish()

    touch(desk.root, desk.files, moment_s)
    after = desk.publish()

    assert before.output == after.output
    assert before.marks == after.marks


def test_i18_a_broken_text_leaves_the_site_and_a_mended_one_is_published(desk: Desk) -> None:
    before = desk.publish()

    desk.state(LECTURE, title=None)
    broken = desk.build()
    desk.state(LECTURE, title="Лекция в июне")
    after = desk.publish()

    assert [one.code for one in broken.errors] == ["field-missing"]
    assert before.output == broken.output
    assert "Лекция в июне" in after.text(LECTURE_PAGE)


def test_i18_a_broken_text_that_is_then_deleted_is_missed_by_what_links_to_it(desk: Desk) -> None:
    """A broken text may be what a link means; one that is gone is not."""
    desk.publish()

    desk.rewrite(LECTURE, "title:", "title: [")
    desk.build()
    desk.write({LECTURE: None})
    after = desk.build()

    codes = {one.diagnostic.code for one in after.report.findings}
    assert {"link-missing-target", "story-unknown"} <= codes


def test_i19_several_errors_are_all_reported_in_order(desk: Desk) -> None:
    desk.publish()

    desk.edit("break often")
    broken = desk.build()

    assert len({one.position.path for one in broken.errors}) >= 5
    assert [one.order for one in broken.errors] == sorted(one.order for one in broken.errors)


@pytest.mark.parametrize("way", ["in place", "quietly", "replaced quietly"])
def test_i20_a_changed_static_file_is_published_again(way: str, desk: Desk) -> None:
    desk.publish()

    desk.rewrite("content/static/robots-note.txt", "hidden.", "hidden!", way)

    assert desk.publish().output["robots-note.txt"] == b"Nothing here is hidden!\n"


def test_i20_a_removed_static_file_is_gone(desk: Desk) -> None:
    desk.publish()

    desk.write({"content/static/.well-known/desk.txt": None})

    assert not [path for path in desk.publish().output if path.startswith(".well-known")]


def test_i20_a_photo_that_grew_is_told_to_every_page_that_shows_it(desk: Desk) -> None:
    before = desk.publish()

    desk.edit("resize a photo", 0)
    after = desk.publish()

    assert 'width="64" height="48"' in after.text("en/news/2024/tour/index.html")
    pages = {path for path in after.naming("photos/hall.png") if path.endswith(".html")}
    assert pages <= after.changed(before)
