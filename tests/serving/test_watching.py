"""W01-W06 and W08: every way in which files change is seen, and seen once."""

import ctypes
import errno
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from watchdog.observers import inotify_c

from generator.serving import watched
from tests.serving.conftest import PAGE, SOURCE, Preview, Serve, until
from tests.support.project import MINIMAL, built, project, write

ARTICLE = """\
---
title: {title}
date: 2023-07-01
---
Текст о событии.
"""


def _by_vim(file: Path, text: str) -> None:
    """With `backup` and `writebackup`: the old file moves aside and the new one is made."""
    aside = file.with_name(f"{file.name}~")
    (file.parent / "4913").touch()
    (file.parent / "4913").unlink()
    file.rename(aside)
    file.write_text(text, "utf-8")
    file.chmod(0o644)
    aside.unlink()


def _by_rename(file: Path, text: str) -> None:
    """As gedit and most others: a new file takes the old one's place."""
    fresh = file.with_name(".goutputstream-8YQ2Z1")
    fresh.write_text(text, "utf-8")
    fresh.rename(file)


def _in_place(file: Path, text: str) -> None:
    """As VS Code: emptied, and a moment later filled."""
    with file.open("w", encoding="utf-8") as stream:
        stream.flush()
        time.sleep(0.15)
        stream.write(text)


def _from_outside(file: Path, text: str) -> None:
    """From a folder that nobody watches."""
    fresh = file.parents[3] / "fresh.md"
    fresh.write_text(text, "utf-8")
    fresh.rename(file)


@pytest.mark.parametrize("save", [_by_vim, _by_rename, _in_place, _from_outside])
def test_w01_a_save_is_one_build_with_the_new_text(
    serve: Serve, save: Callable[[Path, str], None]
) -> None:
    preview = serve()
    preview.settle()
    file, before = preview.root / SOURCE, len(preview.rounds)
    text = file.read_text("utf-8").replace("во вторник", "в четверг")
    save(file, text)
    until(lambda: preview.shows(PAGE, "в четверг"))
    preview.settle()

    assert len(preview.rounds) == before + 1
    assert SOURCE in preview.rounds[-1]


def test_nobody_waits_once_it_is_over(tmp_path: Path) -> None:
    with watched(tmp_path, ()) as watch:
        watch.end(KeyboardInterrupt())

        with pytest.raises(KeyboardInterrupt):
            watch.wait()


def test_whoever_waits_is_told_that_something_is_due(tmp_path: Path) -> None:
    asked = iter([False, True])
    with watched(tmp_path, ()) as watch:
        assert watch.wait(asked.__next__) == ()


def test_w02_reading_is_no_change(preview: Preview) -> None:
    preview.settle()
    before = len(preview.lines)
    for file in preview.root.rglob("*"):
        if file.is_file():
            file.read_bytes()
    preview.settle()

    assert len(preview.lines) == before


def test_what_editors_leave_beside_a_text_is_no_news(preview: Preview) -> None:
    preview.settle()
    before = len(preview.lines)
    preview.write("content/news/.opening.ru.md.swp", "b0VIM 9.0")
    preview.write("content/news/opening.ru.md~", "old")
    preview.settle()

    assert len(preview.lines) == before


def test_w03_a_checkout_of_3000_files_is_two_builds_at_most(serve: Serve) -> None:
    preview = serve()
    preview.settle()
    before = len(preview.rounds)
    for number in range(3000):
        preview.write(f"content/news/photos-{number % 10}/{number}.txt", "x")
    preview.replace(SOURCE, "во вторник", "в пятницу")
    until(lambda: preview.shows(PAGE, "в пятницу"))
    preview.settle()

    assert len(preview.rounds) - before <= 2


def test_w04_no_save_is_lost_while_a_build_runs(serve: Serve) -> None:
    preview = serve()
    for number in range(25):
        preview.write("content/news/lecture.ru.md", ARTICLE.format(title=f"Лекция {number}"))
        time.sleep(0.013 * (number % 7))

    until(lambda: preview.shows("/ru/", "Лекция 24<"))


def test_w05_folders_that_move_are_seen(serve: Serve, tmp_path: Path) -> None:
    preview = serve()
    news, page = preview.root / "content/news", "/ru/news/2023/lecture/"
    preview.write("content/news/one/lecture.ru.md", ARTICLE.format(title="Лекция"))
    until(lambda: preview.shows(page, "Лекция"))

    (news / "one").rename(news / "two")
    preview.replace("content/news/two/lecture.ru.md", "Лекция", "Лекция в новой папке")
    until(lambda: preview.shows(page, "Лекция в новой папке"))
    (news / "two").rename(tmp_path / "away")
    until(lambda: preview.get(page).status == 404)
    (tmp_path / "away").rename(news / "back")
    until(lambda: preview.get(page).status == 200)
    preview.replace("content/news/back/lecture.ru.md", "Лекция", "Снова лекция")
    until(lambda: preview.shows(page, "Снова лекция"))
    shutil.rmtree(news / "back")
    until(lambda: preview.get(page).status == 404)
    preview.write("content/news/back/lecture.ru.md", ARTICLE.format(title="И опять"))
    until(lambda: preview.shows(page, "И опять"))
    preview.replace("content/news/back/lecture.ru.md", "И опять", "И ещё раз")
    until(lambda: preview.shows(page, "И ещё раз"))


def test_w05_the_whole_content_may_go_and_come_back(serve: Serve) -> None:
    preview = serve()
    content = preview.root / "content"
    content.rename(preview.root / "before")
    until(lambda: preview.state()["problems"])
    (preview.root / "before").rename(content)
    until(lambda: not preview.state()["problems"])
    preview.replace(SOURCE, "во вторник", "в субботу")

    until(lambda: preview.shows(PAGE, "в субботу"))


def test_templates_may_come_later(serve: Serve) -> None:
    preview = serve()
    preview.write("templates/partials/footer.html", "<footer>Свой подвал</footer>\n")
    until(lambda: preview.shows(PAGE, "Свой подвал"))
    preview.write("templates/partials/footer.html", "<footer>Другой подвал</footer>\n")

    until(lambda: preview.shows(PAGE, "Другой подвал"))


FULL = """\
import errno, os
from watchdog.observers.inotify import InotifyObserver

def refuse(*_, **__):
    raise OSError(errno.{name}, os.strerror(errno.{name}))

InotifyObserver.{place} = refuse
from generator.cli import main
main()
"""


@pytest.mark.parametrize(("name", "place"), [("ENOSPC", "schedule"), ("EMFILE", "start")])
def test_w06_where_the_system_watches_no_more_the_preview_looks_itself(
    serve: Serve, name: str, place: str
) -> None:
    preview = serve(program=FULL.format(name=name, place=place))
    preview.replace(SOURCE, "во вторник", "в воскресенье")
    until(lambda: preview.shows(PAGE, "в воскресенье"))

    assert any("max_user_watches" in line for line in preview.lines)
    assert not any("Traceback" in line for line in preview.lines)


CROWDED = """\
import ctypes, errno, os
from watchdog.observers import inotify_c

add, remove, watched = inotify_c.inotify_add_watch, inotify_c.inotify_rm_watch, set()
limit = {limit}

def watch(fd, path, mask):
    global limit
    if os.path.exists({full!r}):
        limit = min(limit, len(watched))
    number = add(fd, path, mask)
    if number not in watched and len(watched) >= limit:
        remove(fd, number)
        ctypes.set_errno(errno.ENOSPC)
        return -1
    watched.add(number)
    return number

def leave(fd, number):
    watched.discard(number)
    return remove(fd, number)

inotify_c.inotify_add_watch, inotify_c.inotify_rm_watch = watch, leave
from generator.cli import main
main()
"""
"""A system that watches so many folders, or no more than it does once there is a file."""


def test_w06_the_limit_may_be_met_inside_a_folder(serve: Serve, tmp_path: Path) -> None:
    site = project(MINIMAL, tmp_path / "site")
    for number in range(20):
        write(
            site, f"content/news/{number}/story-{number}.ru.md", ARTICLE.format(title="x").encode()
        )
    preview = serve(root=site, program=CROWDED.format(limit=12, full="never"))
    for number in range(20):
        text = ARTICLE.format(title=f"Заново {number}")
        preview.write(f"content/news/{number}/story-{number}.ru.md", text)
        until(partial(preview.shows, f"/ru/news/2023/story-{number}/", f"Заново {number}"))

    assert sum("max_user_watches" in line for line in preview.lines) == 1


def test_w06_that_there_was_no_room_inside_the_last_folder_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, known, told = inotify_c.inotify_add_watch, set[bytes](), []

    def crowded(descriptor: int, path: bytes, mask: int) -> int:
        if len(known | {path}) > 10:
            ctypes.set_errno(errno.ENOSPC)
            return -1
        known.add(path)
        return int(add(descriptor, path, mask))

    monkeypatch.setattr(inotify_c, "inotify_add_watch", crowded)
    content = tmp_path / "content"
    for number in range(20):
        (content / str(number)).mkdir(parents=True)
    with watched(tmp_path, (content,), lambda: told.append("polling")) as watch:
        assert told == ["polling"]

        write(tmp_path, "content/19/a.md", b"a")
        assert watch.wait() == ("content/19/a.md",)


def test_w06_the_limit_may_be_met_later(serve: Serve, tmp_path: Path) -> None:
    full = tmp_path / "full"
    preview = serve(program=CROWDED.format(limit=10_000, full=str(full)))
    preview.settle()
    before = list(preview.lines)
    full.touch()
    for number in range(8):
        (preview.root / f"content/news/{number}/deep").mkdir(parents=True)
    until(lambda: any("max_user_watches" in line for line in preview.lines))
    for title in ("Лекция", "Другая лекция"):
        preview.write("content/news/7/deep/lecture.ru.md", ARTICLE.format(title=title))
        until(partial(preview.shows, "/ru/news/2023/lecture/", title))
    (preview.root / "content/news/9/deep").mkdir(parents=True)
    preview.write("content/news/9/deep/talk.ru.md", ARTICLE.format(title="Беседа"))
    until(lambda: preview.shows("/ru/news/2023/talk/", "Беседа"))

    assert not any("max_user_watches" in line for line in before)
    assert sum("max_user_watches" in line for line in preview.lines) == 1
    assert not any("Traceback" in line for line in preview.lines)


def test_a_file_that_could_not_be_read_is_shown_once_it_can(tmp_path: Path) -> None:
    content = tmp_path / "content"
    file = write(tmp_path, "content/a.md", b"a")
    with watched(tmp_path, (content,)) as watch:
        file.chmod(0)

        assert watch.wait() == ("content/a.md",)


WITHOUT_RIGHTS = """\
from generator.cli import main
from tests.support.rights import without_override

with without_override():
    main()
"""


def test_a_folder_that_nobody_may_open_is_told_of_and_shown_once_they_may(serve: Serve) -> None:
    preview = serve(program=WITHOUT_RIGHTS)
    preview.settle()
    preview.write("content/news/closed/lecture.ru.md", ARTICLE.format(title="Лекция"))
    until(lambda: preview.shows("/ru/news/2023/lecture/", "Лекция"))
    closed = preview.root / "content/news/closed"
    closed.chmod(0)
    try:
        until(lambda: preview.state()["problems"])
    finally:
        closed.chmod(0o755)
    until(lambda: not preview.state()["problems"])
    preview.replace("content/news/closed/lecture.ru.md", "Лекция", "Другая лекция")

    until(lambda: preview.shows("/ru/news/2023/lecture/", "Другая лекция"))


def test_w08_what_builds_write_starts_no_build(preview: Preview) -> None:
    preview.settle()
    before = len(preview.lines)
    built(preview.root)
    built(preview.root, output=preview.root / "www")
    preview.settle()

    assert len(preview.lines) == before


def test_after_any_edits_the_preview_is_that_of_a_clean_start(serve: Serve) -> None:
    """Invariant 19."""
    preview = serve()
    for number, save in enumerate((_by_vim, _by_rename, _in_place, _from_outside)):
        file = preview.root / "content/news/lecture.ru.md"
        if not file.exists():
            preview.write("content/news/lecture.ru.md", ARTICLE.format(title="Лекция"))
        save(file, ARTICLE.format(title=f"Лекция {number}"))
    until(lambda: preview.shows("/ru/", "Лекция 3<"))
    edited = _pages(preview)
    preview.end()
    shutil.rmtree(preview.root / ".vestnik")
    clean = _pages(serve(root=preview.root))

    assert edited == clean


def _pages(preview: Preview) -> dict[str, bytes]:
    site = preview.root / ".vestnik/preview/site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
