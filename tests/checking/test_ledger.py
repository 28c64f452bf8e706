"""The ledger of addresses: what builds write into it, and what is missed by it."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.building import Order, RefusedError, build, check
from generator.building.progress import Phase
from generator.cli.commands import vestnik
from generator.model.ledger import LEDGER, is_recorded, with_addresses
from tests.support.project import AS_OF, MINIMAL, project, write

ADDRESSES = [
    "/", "/en/", "/en/agreements/", "/en/news/", "/en/news/2023/", "/en/news/2023/06/",
    "/en/news/2023/opening/", "/en/partners/", "/en/visits/", "/ru/", "/ru/agreements/",
    "/ru/news/", "/ru/news/2023/", "/ru/news/2023/06/", "/ru/news/2023/opening/", "/ru/partners/",
    "/ru/visits/",
]  # fmt: skip
"""All that the smallest site has."""

MOVED = """\
-- content/news/opening.en.md --
---
title: The centre is open
slug: grand-opening
moved_from: [/en/news/2023/opening/]
---
The new centre opened on Tuesday.
"""


@pytest.fixture
def order(tmp_path: Path) -> Order:
    root = project(MINIMAL, tmp_path)
    return Order(root, root / "output", AS_OF, is_recorded=True)


def said(root: Path) -> list[str]:
    return (root / LEDGER).read_text("utf-8").splitlines()


def findings(root: Path) -> list[tuple[int, str]]:
    """What a check says of the ledger: lines and codes."""
    return [
        (one.diagnostic.position.line, one.diagnostic.code)
        for one in check(Order(root, root / "output", AS_OF)).findings
        if one.diagnostic.position.path == LEDGER
    ]


def command(root: Path, *arguments: str) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": None, "LC_ALL": "C"}).invoke(
        vestnik, ["build", "--site", str(root), *arguments]
    )


def test_the_ledger_has_every_page_a_line_sorted(order: Order) -> None:
    report = build(order)

    assert said(order.root) == ADDRESSES
    assert list(report.recorded or ()) == ADDRESSES


def test_a_build_that_is_not_told_to_writes_none(order: Order) -> None:
    report = build(replace(order, is_recorded=False))

    assert report.recorded is None
    assert not (order.root / LEDGER).exists()


def test_a_second_record_leaves_the_file_alone(order: Order) -> None:
    build(order)
    before = (order.root / LEDGER).stat()
    report = build(order)

    assert report.recorded == ()
    assert (order.root / LEDGER).stat() == before


def test_what_the_site_has_no_more_stays_in_the_ledger(order: Order) -> None:
    write(order.root, LEDGER, b"/ru/news/2020/gone/\r\n\r\n/en/\r\n")
    build(order)

    assert said(order.root) == sorted([*ADDRESSES, "/ru/news/2020/gone/"])


def test_what_is_no_text_stays_in_the_ledger(order: Order) -> None:
    write(order.root, LEDGER, b"/\xff/\n")
    build(order)

    assert b"/\xff/\n" in (order.root / LEDGER).read_bytes()


def test_a_former_address_is_no_new_one(order: Order) -> None:
    project(MOVED, order.root)
    build(order)

    assert "/en/news/2023/grand-opening/" in said(order.root)
    assert "/en/news/2023/opening/" not in said(order.root)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("/ru/news/2023/x/", True),
        ("/ru/page/2/", False),
        ("/ru/partners/etri/page/12/", False),
        ("/ru/feed.xml", False),
        ("/404.html", False),
        ("/ru/page-two/", True),
    ],
)
def test_only_pages_that_readers_keep_are_recorded(address: str, is_one: bool) -> None:
    assert is_recorded(address) is is_one


def test_neither_base_path_nor_form_of_addresses_shows(order: Order) -> None:
    config = order.root / "config.yaml"
    config.write_text(config.read_text("utf-8") + "permalinks: flat\n", "utf-8")
    build(replace(order, url="https://example.org/desk/"))

    assert said(order.root) == ADDRESSES


def test_a_site_that_is_not_published_is_not_recorded(order: Order) -> None:
    project("-- content/news/x.en.md --\nNo front matter.\n", order.root)
    report = build(order)

    assert not report.is_published
    assert not (order.root / LEDGER).exists()


def test_the_ledger_is_not_published_and_no_finding(order: Order) -> None:
    build(order)

    assert not list(order.output.rglob("addresses.txt"))
    assert check(replace(order, is_recorded=False)).findings == ()


def test_a_link_in_its_place_is_not_followed(order: Order, tmp_path: Path) -> None:
    outside = write(tmp_path / "elsewhere", "secret.txt", b"/secret/\n")
    (order.root / LEDGER).symlink_to(outside)
    before = outside.read_bytes()
    build(order)

    assert said(order.root) == ADDRESSES
    assert outside.read_bytes() == before


def test_a_record_that_was_killed_leaves_no_content(order: Order) -> None:
    write(order.root, "content/.addresses.txt.new", b"half of")

    assert check(replace(order, is_recorded=False)).findings == ()
    build(order)
    assert not (order.root / "content/.addresses.txt.new").exists()


def test_a_ledger_that_changed_is_no_reason_to_build(order: Order) -> None:
    time.sleep(2.1)  # the site has to have been at rest
    build(order)
    write(order.root, LEDGER, b"/ru/news/2020/gone/\n")
    phases: list[Phase] = []

    class Heard:
        def begin(self, phase: Phase, total: int = 0) -> None:
            phases.append(phase)

        def expect(self, count: int) -> None: ...

        def advance(self, count: int) -> None: ...

    build(replace(order, is_recorded=False), Heard())

    assert phases == [Phase.LOOK]


def test_a_recorded_build_makes_nothing_again(order: Order) -> None:
    build(replace(order, is_recorded=False))
    report = build(order)

    assert (report.read, report.rendered, report.written) == ((), (), ())
    assert list(report.recorded or ()) == ADDRESSES


def test_an_address_that_vanished_is_missed_at_its_line(order: Order) -> None:
    build(order)
    project(MOVED.replace("moved_from: [/en/news/2023/opening/]\n", ""), order.root)

    assert findings(order.root) == [(7, "ledger-address-vanished")]


def test_an_address_that_leads_on_is_not_missed(order: Order) -> None:
    build(order)
    project(MOVED, order.root)

    assert findings(order.root) == []


def test_a_draft_has_no_address_for_readers(order: Order) -> None:
    build(order)
    text = order.root / "content/news/opening.en.md"
    text.write_text(text.read_text("utf-8").replace("title:", "draft: true\ntitle:"), "utf-8")

    assert (7, "ledger-address-vanished") in findings(order.root)


def test_a_story_in_another_year_is_named_as_the_heir(order: Order) -> None:
    build(order)
    for lang in ("ru", "en"):
        text = order.root / f"content/news/opening.{lang}.md"
        text.write_text(text.read_text("utf-8").replace("2023-06-06", "2022-06-06"), "utf-8")
    report = check(Order(order.root, order.output, AS_OF))
    heirs = {
        dict(one.diagnostic.details)["address"]: dict(one.diagnostic.details).get("heir")
        for one in report.findings
        if one.diagnostic.code == "ledger-address-vanished"
    }

    assert heirs["/en/news/2023/opening/"] == "content/news/opening.en.md"
    assert heirs["/ru/news/2023/06/"] is None


def test_while_a_file_has_errors_no_address_is_lost(order: Order) -> None:
    build(order)
    project("-- content/news/opening.en.md --\nNo front matter.\n", order.root)

    assert findings(order.root) == []


def test_what_a_merge_left_is_no_address(order: Order) -> None:
    merged = "<<<<<<< ours\n/en/\n=======\n/ru/\n>>>>>>> theirs\n/with blank/\n"
    write(order.root, LEDGER, merged.encode())

    assert findings(order.root) == [(line, "ledger-not-address") for line in (1, 3, 5, 6)]


def test_where_there_is_no_ledger_nothing_is_said(order: Order) -> None:
    assert findings(order.root) == []


def test_a_finding_is_accepted_by_deleting_its_line() -> None:
    assert with_addresses("/b/\n\n/a/", ["/c/", "/a/"]) == "/a/\n/b/\n/c/\n"


def test_the_command_says_what_is_new(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    first, second = (command(root, "--record").stdout for _ in range(2))

    assert "New addresses in content/addresses.txt: 17." in first
    assert "content/addresses.txt has all addresses already." in second
    assert said(root) == ADDRESSES


def test_the_site_of_tomorrow_is_not_recorded(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    result = command(root, "--record", "--as-of", "2999-01-01")

    assert result.exit_code == 2
    assert re.search("--record: readers do not have", result.stderr)
    assert not (root / "output").exists()


def test_a_ledger_that_cannot_be_written_is_told_after_publishing(tmp_path: Path) -> None:
    order = Order(project(MINIMAL, tmp_path), tmp_path / "output", AS_OF)
    (order.root / LEDGER).mkdir()

    with pytest.raises(RefusedError) as caught:
        build(replace(order, is_recorded=True))

    assert caught.value.reason == "not-recorded"
    assert (order.output / "index.html").exists()
