"""What the preview says while it runs: all that is news, once, in lines that can be read."""

import os
import re
import time

from tests.serving.conftest import EVERY_SECOND, PAGE, SOURCE, Serve, states, until
from tests.support.project import make


def test_what_is_wrong_is_not_said_again_each_minute(serve: Serve) -> None:
    preview = serve(program=EVERY_SECOND)
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    until(lambda: preview.state()["problems"])
    preview.settle()
    lines = list(preview.lines)
    with preview.open(f"/__vestnik/events?page={PAGE}") as stream:
        told = states(stream)
        broken = next(told)
        time.sleep(2.5)
        said_meanwhile = preview.lines[len(lines) :]
        preview.replace(SOURCE, "titel: Центр", "title: Центр")
        mended = next(told)

    assert said_meanwhile == []
    assert [bool(state["problems"]) for state in (broken, mended)] == [True, False]


def test_what_is_still_wrong_is_said_after_each_save(serve: Serve) -> None:
    preview = serve(program=EVERY_SECOND)
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    until(lambda: len(preview.rounds) > 1)
    preview.settle()
    before = len(preview.rounds)
    preview.replace(SOURCE, "во вторник", "в среду")

    until(lambda: len(preview.rounds) > before)
    assert SOURCE in preview.rounds[before]


REFUSING = """\
import errno
from generator.cli import main, serving

serving.TICK_S = 1
build = serving.build

def refuse(order, *rest):
    if (order.root / "refuse").exists():
        raise OSError(errno.EACCES, "denied", "content")
    return build(order, *rest)

serving.build = refuse
main()
"""


def test_a_disk_that_refuses_is_told_of_once_and_so_is_its_end(serve: Serve) -> None:
    preview = serve("--ui-lang", "en", program=REFUSING)
    preview.settle()
    before = len(preview.lines)
    preview.write("refuse", "")
    until(lambda: preview.state()["problems"])
    preview.settle()
    time.sleep(2.5)
    refused = preview.lines[before:]
    (preview.root / "refuse").unlink()
    until(lambda: not preview.state()["problems"])
    until(lambda: preview.lines[before:] != refused)

    assert len(refused) == 1
    assert "content" in refused[0]
    assert "pages" in preview.lines[-1]


def test_a_name_that_is_no_text_has_one_form(serve: Serve) -> None:
    preview = serve()
    preview.settle()
    before = len(preview.rounds)
    name = os.fsdecode(b"\xff\xfe.ru.md")
    (preview.root / "content/news" / name).write_text("Текст.\n", "utf-8")
    until(lambda: len(preview.rounds) > before)

    assert r"content/news/\xff\xfe.ru.md:1:1:" in "\n".join(preview.lines)
    assert r"content/news/\xff\xfe.ru.md: " in preview.rounds[-1]


def test_in_a_narrow_terminal_lines_end_between_words(serve: Serve) -> None:
    preview = serve("--ui-lang", "en", columns=40)
    preview.replace(SOURCE, "title: Центр", "titel: Центр")
    round_line = re.compile(rf"\d\d:\d\d:\d\d  {SOURCE}:")
    until(lambda: any(map(round_line.fullmatch, map(plain, preview.lines))))
    ready = next(index for index, line in enumerate(preview.lines) if "Preview: " in line)
    found = next(index for index, line in enumerate(preview.lines) if f"{SOURCE}:2:1" in line)

    assert preview.lines[ready : ready + 2] == [f"Preview: {preview.address} (Ctrl+C", "ends it)"]
    assert [plain(line) for line in preview.lines[found : found + 2]] == [
        f"{SOURCE}:2:1:", "error[field-unknown] Unknown field",
    ]  # fmt: skip


def plain(line: str) -> str:
    """A line without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_s06_a_pipe_among_the_texts_keeps_nobody_waiting(serve: Serve) -> None:
    preview = serve()
    make(preview.root, "fifo content/news/pipe.ru.md")
    until(lambda: any("source-special" in line for line in preview.lines))
    preview.replace(SOURCE, "во вторник", "в среду")

    until(lambda: preview.shows(PAGE, "в среду"))
