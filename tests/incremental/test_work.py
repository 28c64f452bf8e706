"""A build does what an edit asks for and no more: what is read, rendered, written and removed.

The figures are those of the report; that the site is right is claimed by every build of `Desk`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.incremental.desk import Desk, Edition
from tests.incremental.disk import touch
from tests.incremental.edits_of_theme import marked
from tests.incremental.newsroom import at, picture

TREATY = "content/news/2024/treaty.ru.md"
WEEK = "content/news/2024/week.ru.md"
LECTURE = "content/news/2024/lecture.ru.md"
GUESTS = "content/news/2024/guests.ru.md"

TREATY_PAGE = "ru/news/2024/dogovor/index.html"
LECTURE_PAGE = "ru/news/2024/lecture/index.html"
FEEDS = {"ru/feed.xml", "ru/feed.json"}


def claim_work(
    edition: Edition, *, read: set[str], rendered: set[str], written: set[str] | None = None
) -> None:
    """Claim that these sources were read, these pages rendered, and these files written."""
    report = edition.report
    assert read == set(report.read)
    assert rendered == set(report.rendered)
    assert (rendered if written is None else written) == set(report.written)


def claim_nothing(edition: Edition) -> None:
    """Claim that there was nothing to do."""
    claim_work(edition, read=set(), rendered=set())
    assert edition.report.removed == ()


def claim_only_what_changed(edition: Edition, before: Edition, read: set[str]) -> None:
    """Claim that every page was rendered that is another now, and no page in vain."""
    gone = before.output.keys() - edition.output.keys()
    claim_work(edition, read=read, rendered=edition.changed(before) - gone)
    assert gone == set(edition.report.removed)


def test_a_first_build_does_everything(desk: Desk) -> None:
    edition = desk.publish()

    report = edition.report
    texts = {path for path in desk.files if path.endswith((".md", ".yaml")) and "/" in path}
    assert texts == set(report.read)
    assert len(report.rendered) == report.page_count
    assert edition.output.keys() == set(report.written)
    assert report.removed == ()


def test_lists_of_work_are_sorted(desk: Desk) -> None:
    report = desk.publish().report

    for work in (report.read, report.rendered, report.written):
        assert list(work) == sorted(work)


def test_a_second_build_does_nothing(desk: Desk) -> None:
    desk.publish()

    claim_nothing(desk.publish())


def test_touched_files_are_not_read_again(desk: Desk) -> None:
    desk.publish()

    touch(desk.root, desk.files, 1_000_000_000)

    claim_nothing(desk.publish())


def test_a_copied_site_is_neither_read_nor_rendered_again(desk: Desk) -> None:
    desk.publish()

    elsewhere = desk.root.with_name("elsewhere")
    shutil.copytree(desk.root, elsewhere, copy_function=shutil.copyfile)
    desk.root = elsewhere

    claim_nothing(desk.publish())


def test_a_comment_in_the_config_changes_nothing(desk: Desk) -> None:
    desk.publish()

    desk.edit("comment on the config")

    claim_nothing(desk.publish())


def test_a_body_renders_its_page_alone(desk: Desk) -> None:
    desk.publish()

    desk.rewrite(TREATY, "Обмен", "Размен")

    claim_work(desk.publish(), read={TREATY}, rendered={TREATY_PAGE})


def test_a_body_that_feeds_carry_renders_them_too(desk: Desk) -> None:
    desk.publish()

    desk.rewrite(LECTURE, "Было", "И было")

    claim_work(desk.publish(), read={LECTURE}, rendered={LECTURE_PAGE, *FEEDS})


def test_lines_that_move_are_read_and_nothing_is_rendered(desk: Desk) -> None:
    desk.publish()

    desk.edit("move lines down")

    claim_work(desk.publish(), read={"content/news/2023/campus.en.md"}, rendered=set())


def test_a_title_renders_the_pages_that_show_it(desk: Desk) -> None:
    before = desk.publish()

    desk.state(WEEK, title="Заново")
    after = desk.publish()

    claim_only_what_changed(after, before, read={WEEK})
    assert after.naming("Заново") == after.changed(before)


ADDED = "---\ntitle: A lecture\n---\nIn May.\n"


def test_an_added_twin_is_read_alone(desk: Desk) -> None:
    before = desk.publish()

    path = LECTURE.replace(".ru.", ".en.")
    desk.write({path: ADDED})
    after = desk.publish()

    claim_only_what_changed(after, before, read={path})
    assert LECTURE_PAGE in after.report.rendered


def test_a_renamed_story_is_read_alone(desk: Desk) -> None:
    before = desk.publish()

    path = GUESTS.replace("guests", "visitors")
    desk.write({GUESTS: None, path: desk.files[GUESTS]}, "moved")

    claim_only_what_changed(desk.publish(), before, read={path})


def test_a_deleted_text_has_nothing_read(desk: Desk) -> None:
    before = desk.publish()

    desk.write({"content/news/2024/week.en.md": None})

    claim_only_what_changed(desk.publish(), before, read=set())


def test_a_reverted_text_renders_what_the_edit_changed(desk: Desk) -> None:
    """Neither the first state of the text nor its pages need be remembered."""
    first, before = desk.files, desk.publish()
    desk.state(WEEK, title="Заново")
    between = desk.publish()

    desk.save(first)
    report = desk.publish().report

    assert set(report.read) <= {WEEK}
    assert set(report.rendered) <= between.changed(before)
    assert set(report.written) == between.changed(before)


RECORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "partner": ("content/partners/school.yaml", {"name": "{ru: Школа морей}"}),
    "visit": ("content/visits/2024-home.yaml", {"title": "{ru: Обратно, en: Back}"}),
    "agreement": ("content/agreements/contract.yaml", {"title": "{ru: Бумага, en: Paper}"}),
    "tag": ("content/tags.yaml", {"lectures": "{name: {ru: рассказы, en: talks}}"}),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_read_alone_and_renders_what_names_it(kind: str, desk: Desk) -> None:
    before = desk.publish()
    path, fields = RECORDS[kind]

    desk.state(path, **fields)

    claim_only_what_changed(desk.publish(), before, read={path})


def test_a_page_template_renders_its_pages_alone(desk: Desk) -> None:
    desk.publish()

    desk.write(marked("redirect.html", "mark"))

    claim_work(desk.publish(), read=set(), rendered={"en/old/treaty/index.html"})


def test_a_part_renders_its_users_and_writes_what_differs(desk: Desk) -> None:
    before = desk.publish()

    desk.write(marked("partials/card.html", "mark"))
    after = desk.publish()

    rendered = set(after.report.rendered)
    assert after.report.read == ()
    assert after.changed(before) == set(after.report.written)
    assert after.changed(before) <= rendered
    assert rendered.isdisjoint(
        {"en/old/treaty/index.html", "sitemap.xml", "ru/agreements/index.html"}
    )


def test_a_template_that_nobody_uses_renders_nothing(desk: Desk) -> None:
    desk.publish()

    desk.edit("add a template that nobody uses")

    claim_nothing(desk.publish())


def test_a_string_of_a_language_writes_the_pages_that_say_it(desk: Desk) -> None:
    """Pages name the other language too, so any of them could have said it."""
    before = desk.publish()

    desk.edit("say a string otherwise", 0)
    after = desk.publish()

    rendered = set(after.report.rendered)
    assert after.report.read == ()
    assert after.changed(before) == set(after.report.written) <= rendered
    assert not [path for path in after.report.written if path.startswith("en/")]


def test_the_title_of_the_site_renders_the_pages_of_its_language(desk: Desk) -> None:
    before = desk.publish()

    desk.rewrite("config.yaml", "title: Вести", "title: Новости")
    after = desk.publish()

    assert after.report.read == ()
    assert after.changed(before) == set(after.report.written) <= set(after.report.rendered)
    assert not [path for path in after.report.rendered if path.startswith("en/")]


def test_a_moment_renders_what_it_changes(desk: Desk) -> None:
    desk.order = replace(desk.order, as_of=at("2024-06-10T08:59:59"))
    before = desk.publish()

    desk.order = replace(desk.order, as_of=at("2024-06-10T09:00"))
    after = desk.publish()

    claim_only_what_changed(after, before, read=set())
    assert "ru/news/2024/soon/index.html" in after.report.rendered


def test_a_moment_at_which_nothing_happens_has_nothing_done(desk: Desk) -> None:
    desk.publish()

    desk.order = replace(desk.order, as_of=at("2024-06-02T12:00"))

    claim_nothing(desk.publish())


def test_a_mended_text_is_all_that_is_done_again(desk: Desk) -> None:
    """Nothing that a broken build read is read twice, and no good page is rendered again."""
    before = desk.publish()
    desk.state(LECTURE, title=None)
    desk.rewrite(TREATY, "Обмен", "Размен")
    broken = desk.build()

    desk.state(LECTURE, title="Лекция в июне")
    after = desk.publish()

    assert {LECTURE, TREATY} == set(broken.report.read)
    assert broken.report.rendered == broken.report.written == ()
    claim_only_what_changed(after, before, read={LECTURE})


def test_a_text_that_is_as_before_it_broke_has_nothing_rendered(desk: Desk) -> None:
    sound, _ = desk.files, desk.publish()
    desk.state(LECTURE, title=None)
    desk.build()

    desk.save(sound)
    report = desk.publish().report

    assert set(report.read) <= {LECTURE}
    assert report.rendered == report.written == report.removed == ()


def test_pages_are_not_rendered_again_after_a_template_broke(desk: Desk) -> None:
    sound, _ = desk.files, desk.publish()
    desk.write({"templates/partials/card.html": "{% macro card(%}"})
    desk.build()

    desk.save(sound)

    claim_nothing(desk.publish())


def test_files_that_are_only_published_render_nothing(desk: Desk) -> None:
    desk.publish()

    desk.write({
        "content/photos/table.png": picture("gold"),
        "content/static/robots-note.txt": "Otherwise.\n",
        "templates/assets/desk.css": "p {}\n",
    })  # fmt: skip

    written = {"media/photos/table.png", "robots-note.txt", "assets/desk.css"}
    claim_work(desk.publish(), read=set(), rendered=set(), written=written)


def test_a_lost_page_and_a_scribbled_one_come_back_alone(desk: Desk) -> None:
    desk.publish()

    (desk.output / TREATY_PAGE).unlink()
    (desk.output / LECTURE_PAGE).write_bytes(b"Scribbled.")
    (desk.output / "stray.html").write_bytes(b"Stray.")
    report = desk.publish().report

    assert report.read == ()
    assert set(report.rendered) <= {TREATY_PAGE, LECTURE_PAGE}
    assert {TREATY_PAGE, LECTURE_PAGE} == set(report.written)
    assert report.removed == ("stray.html",)


def test_a_lost_output_is_written_and_nothing_is_read(desk: Desk) -> None:
    before = desk.publish()

    shutil.rmtree(desk.output)
    report = desk.publish().report

    assert report.read == ()
    assert before.output.keys() == set(report.written)


def test_another_address_has_nothing_read(desk: Desk) -> None:
    before = desk.publish()

    desk.order = replace(desk.order, url="https://preview.example.org/x/")

    claim_only_what_changed(desk.publish(), before, read=set())
