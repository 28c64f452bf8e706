"""What the preview shows, and what it never touches."""

import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from generator.cli.commands import vestnik
from tests.serving.conftest import EVERY_SECOND, PAGE, SOURCE, Preview, Serve, until
from tests.support.patience import LONG_S
from tests.support.project import MINIMAL, built, project, tree

DRAFT = """\
---
title: Черновик о лекции
date: 2023-07-01
draft: true
---
Ещё пишем.
"""

LATER = """\
---
title: Объявим потом
date: 2023-07-02
publish_at: 2999-01-01
---
Не сейчас.
"""


def test_drafts_and_texts_for_later_are_shown_and_marked(serve: Serve) -> None:
    preview = serve()
    preview.write("content/news/lecture.ru.md", DRAFT)
    preview.write("content/news/announced.ru.md", LATER)
    until(lambda: preview.shows("/ru/", "Объявим потом"))

    home, draft = preview.get("/ru/").text, preview.get("/ru/news/2023/lecture/").text
    later, plain = preview.get("/ru/news/2023/announced/").text, preview.get(PAGE).text

    assert home.count("badge-pending") == 2
    assert ">Черновик</span>" in draft
    assert ">Ещё не опубликовано</span>" in later
    assert '<meta name="robots" content="noindex">' in draft
    assert '<meta name="robots" content="noindex">' in later
    assert "badge-pending" not in plain
    assert "noindex" not in plain


def test_the_output_and_what_builds_remember_are_never_touched(serve: Serve) -> None:
    preview = serve()
    built(preview.root)
    before = {
        path: data
        for path, data in tree(preview.root).items()
        if not path.startswith((".vestnik/preview/", "content/"))
    }
    preview.write("content/news/lecture.ru.md", DRAFT)
    until(lambda: preview.shows("/ru/", "Черновик о лекции"))

    after = {
        path: data
        for path, data in tree(preview.root).items()
        if not path.startswith((".vestnik/preview/", "content/"))
    }

    assert after == before


def test_l04_a_build_beside_the_preview_is_that_of_a_quiet_site(serve: Serve) -> None:
    preview = serve()
    preview.write("content/news/lecture.ru.md", DRAFT)
    report = built(preview.root)

    published = tree(preview.root / "output")

    assert report.is_published
    assert not any(path.startswith("ru/news/2023/lecture") for path in published)
    assert not any(b"badge-pending" in data for path, data in published.items()
                   if path.endswith(".html"))  # fmt: skip
    assert not any(b"__vestnik" in data for data in published.values())


def test_the_root_leads_where_the_sites_own_root_leads(preview: Preview) -> None:
    assert 'href="/ru/"' in preview.get("/").text


def test_a_base_path_is_kept(serve: Serve) -> None:
    preview = serve()
    preview.replace("config.yaml", "timezone:", "base_path: /herald/\ntimezone:")
    until(lambda: preview.get("/herald/ru/").status == 200)

    root = preview.get("/")

    assert (root.status, root.headers["location"]) == (302, "/herald/")
    assert preview.get("/herald").headers["location"] == "/herald/"
    assert preview.get(f"/herald{PAGE}").status == 200
    assert preview.get(PAGE).status == 404


def test_a_page_is_sent_as_its_host_would_but_for_what_lasts(preview: Preview) -> None:
    page = preview.get(PAGE)

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "upgrade-insecure-requests" not in policy
    assert "strict-transport-security" not in page.headers
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert '<script src="/__vestnik/live.js"' in page.text


def test_a_folder_is_not_listed(preview: Preview) -> None:
    assert preview.get("/assets/").status == 404
    assert preview.get("/assets").status == 404


def test_w09_what_is_gone_is_404_and_still_follows_the_site(serve: Serve) -> None:
    preview = serve()
    lecture, page = "content/news/lecture.ru.md", "/ru/news/2023/lecture/"
    preview.write(lecture, DRAFT)
    until(lambda: preview.get(page).status == 200)
    (preview.root / lecture).unlink()
    until(lambda: preview.get(page).status == 404)

    missing = preview.get(page)
    preview.write(lecture, DRAFT)

    assert "live.js" in missing.text
    assert 'href="/ru/"' in missing.text
    until(lambda: preview.get(page).status == 200)


def test_w07_errors_are_told_to_the_browser_and_the_last_page_stays(serve: Serve) -> None:
    preview = serve("--ui-lang", "en")
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    until(lambda: preview.state()["problems"])

    problems = preview.state()["problems"]
    assert isinstance(problems, list)
    told = problems[0]
    shown = preview.get(PAGE)
    preview.replace(SOURCE, "titel: Центр", "title: Большой центр")
    until(lambda: preview.state()["problems"] == [])

    assert preview.shows(PAGE, "Большой центр")
    assert told["where"] == f"{SOURCE}:2:1"
    assert told["before"] + told["marked"] + told["after"] == "titel: Центр открыт"
    assert told["marked"] == "titel"
    assert "title" in told["hint"]
    assert (shown.status, "Центр открыт" in shown.text) == (200, True)
    assert any("errors" in line for line in preview.rounds)


STUMBLING = """\
from markdown_it import MarkdownIt

parse = MarkdownIt.parse

def stumble(self, text, *rest):
    if "stumble" in text:
        raise RuntimeError("a library stumbles")
    return parse(self, text, *rest)

MarkdownIt.parse = stumble
from generator.cli import main
main()
"""


def test_a_bug_is_told_and_the_next_save_is_built_as_if_there_had_been_none(serve: Serve) -> None:
    preview = serve("--ui-lang", "en", program=STUMBLING)
    preview.replace(SOURCE, "во вторник", "stumble")
    until(lambda: preview.state()["problems"])

    problems = preview.state()["problems"]
    assert isinstance(problems, list)
    told = [problem["message"] for problem in problems]
    preview.replace(SOURCE, "stumble", "в четверг")
    until(lambda: preview.state()["problems"] == [])

    assert ["This is a bug in Vestnik" in message for message in told] == [True]
    assert "RuntimeError: a library stumbles" in preview.lines
    assert preview.shows(PAGE, "в четверг")
    assert preview.end() == 130


DUE = """\
---
title: Объявим скоро
date: 2023-07-02
publish_at: {}
---
Сейчас.
"""


def test_what_becomes_due_is_shown_as_published_without_a_save(serve: Serve) -> None:
    preview = serve(program=EVERY_SECOND)
    soon = datetime.now(UTC) + timedelta(seconds=6)
    preview.write("content/news/announced.ru.md", DUE.format(soon.isoformat(timespec="seconds")))
    page = "/ru/news/2023/announced/"
    until(lambda: preview.shows(page, "badge-pending"))
    until(lambda: not preview.shows(page, "badge-pending"))

    assert datetime.now(UTC) >= soon.replace(microsecond=0)
    until(lambda: any("the time has come" in line for line in preview.rounds))


def test_at_a_moment_that_was_asked_for_time_stands_still(serve: Serve) -> None:
    preview = serve("--as-of", "2024-01-01", program=EVERY_SECOND)
    memory = preview.root / ".vestnik/preview/cache.sqlite"
    preview.settle()
    before = memory.stat().st_mtime_ns
    time.sleep(2.5)

    assert memory.stat().st_mtime_ns == before


def test_overlay_and_terminal_speak_the_editors_language(serve: Serve) -> None:
    preview = serve(env={"VESTNIK_LANG": "ru"})
    words = preview.state()["words"]

    assert isinstance(words, dict)
    assert (words["lang"], words["close"]) == ("ru", "Скрыть")
    assert any(line.startswith("Предпросмотр: ") for line in preview.lines)


def test_a_site_broken_from_the_start_is_served_as_soon_as_it_is_mended(serve: Serve) -> None:
    first = serve()
    first.end()
    first.replace(SOURCE, "title: Центр", "titel: Центр")
    (first.root / ".vestnik").rename(first.root.parent / "gone")
    preview = serve(root=first.root)

    broken = preview.get(PAGE)
    told = preview.state()["problems"]
    preview.replace(SOURCE, "titel: Центр", "title: Центр")

    assert (broken.status, "live.js" in broken.text) == (503, True)
    assert told
    until(lambda: preview.get(PAGE).status == 200)


def test_a_page_is_told_of_its_own_changes_alone(serve: Serve) -> None:
    preview = serve()
    before = preview.state("/en/news/2023/opening/"), preview.state(PAGE)
    preview.replace(SOURCE, "во вторник", "в среду")
    until(lambda: preview.shows(PAGE, "в среду"))

    after = preview.state("/en/news/2023/opening/"), preview.state(PAGE)

    assert after[0]["page"] == before[0]["page"]
    assert after[1]["page"] != before[1]["page"]
    assert after[1]["edition"] == before[1]["edition"]


def test_other_styles_are_no_reason_to_load_a_page_again(serve: Serve) -> None:
    preview = serve()
    before = preview.state()
    preview.write("templates/assets/vestnik.css", "body { color: red }\n")
    until(lambda: preview.state()["styles"] != before["styles"])

    after = preview.state()

    assert preview.shows("/assets/vestnik.css", "color: red")
    assert (after["page"], after["edition"]) == (before["page"], before["edition"])


def test_a_new_start_is_no_change(serve: Serve) -> None:
    first = serve()
    before = first.state()
    first.end()

    assert serve(root=first.root).state() == before


def test_styles_that_changed_while_nothing_ran_are_others_for_tabs_that_stayed(
    serve: Serve,
) -> None:
    first = serve()
    first.write("templates/assets/vestnik.css", "body { color: red }\n")
    until(lambda: first.shows("/assets/vestnik.css", "color: red"))
    first.settle()
    before = first.state()
    first.end()
    first.write("templates/assets/vestnik.css", "body { color: blue }\n")

    after = serve(root=first.root).state()

    assert after["styles"] != before["styles"]
    assert (after["page"], after["edition"]) == (before["page"], before["edition"])


def test_a_photo_that_changed_while_nothing_ran_is_another_for_tabs_that_stayed(
    serve: Serve, tmp_path: Path
) -> None:
    site = project(MINIMAL, tmp_path / "site")
    (site / SOURCE).write_text(f"{(site / SOURCE).read_text('utf-8')}\n![](photo.png)\n", "utf-8")
    photo = site / "content/news/photo.png"
    Image.new("RGB", (48, 32), "teal").save(photo)
    first = serve(root=site)
    before = first.state()
    first.end()
    Image.new("RGB", (48, 32), "red").save(photo)

    after = serve(root=site).state()

    assert after["edition"] != before["edition"]
    assert (after["page"], after["styles"]) == (before["page"], before["styles"])


def test_of_two_previews_of_a_site_both_tell_of_what_one_wrote(serve: Serve) -> None:
    one = serve()
    other = serve(root=one.root)
    before = one.state()
    one.write("templates/assets/vestnik.css", "body { color: red }\n")
    until(lambda: one.state()["styles"] != before["styles"])
    until(lambda: other.state()["styles"] != before["styles"])
    for preview in (one, other):
        preview.settle()

    assert one.state() == other.state()


def test_a_site_that_was_just_made_is_shown_at_once(serve: Serve, tmp_path: Path) -> None:
    done = CliRunner().invoke(vestnik, ["init", str(tmp_path / "new"), "--ui-lang", "en"])
    preview = serve("--ui-lang", "en", root=tmp_path / "new")

    assert done.exit_code == 0, done.output
    for path in ("/", "/ru/", "/en/", "/ru/partners/lakeside/", "/en/about/"):
        assert preview.get(path).status == 200, path
    assert preview.state("/ru/")["problems"] == []
    assert [line for line in preview.rounds if "warnings" in line] == []


def test_w17_ctrl_c_ends_it_at_once_with_130(serve: Serve) -> None:
    preview = serve()
    streams = [preview.open("/__vestnik/events?page=/ru/") for _ in range(3)]
    started = time.monotonic()
    code = preview.end()
    took = time.monotonic() - started
    for stream in streams:
        stream.close()

    assert (code, took < LONG_S) == (130, True)
    assert not any("Traceback" in line for line in preview.lines)


def test_w17_ctrl_c_twice_is_no_more_than_once(serve: Serve) -> None:
    preview = serve()
    preview.process.send_signal(signal.SIGINT)
    code = preview.end()

    assert code == 130
    assert not any("Traceback" in line for line in preview.lines)


def test_w17_the_end_of_the_terminal_is_its_end(serve: Serve) -> None:
    preview = serve()
    code = preview.end(signal.SIGHUP)

    assert code == 129
    assert not any("Traceback" in line for line in preview.lines)
