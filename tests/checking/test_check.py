"""What `building.check` does: a build that ends where writing would begin, and looks closer."""

import shutil
import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from generator.building import BuildReport, Order, build, check
from generator.checking import CHECKS
from generator.cli.examples import examples
from generator.diagnostics import Severity, catalogue
from tests.cli.test_explain import lay
from tests.support.project import AS_OF, MINIMAL, make, project, tree, write

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "generator/catalogue/examples"
RU = "content/news/opening.ru.md"
EN = "content/news/opening.en.md"
HALF = "---\ntitle: {}\ndate: 2023-06-06\n{}---\n{}\n"


def checked(root: Path, as_of: datetime = AS_OF) -> BuildReport:
    return check(Order(root, root / "output", as_of))


def codes(report: BuildReport) -> list[str]:
    return [one.diagnostic.code for one in report.findings]


def text(title: str, body: str, *front: str) -> bytes:
    return HALF.format(title, "".join(f"{line}\n" for line in front), body).encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(MINIMAL, tmp_path)


def test_a_small_site_has_nothing_to_mend(root: Path) -> None:
    report = checked(root)

    assert report.findings == ()
    assert (report.text_count, report.story_count) == (2, 1)
    assert not report.is_published


def test_the_demo_site_has_nothing_to_mend(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "config.yaml", tmp_path)

    report = checked(tmp_path, datetime.fromisoformat("2026-01-01T00:00+00:00"))

    assert [one for one in report.findings if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("is_built", [False, True])
def test_nothing_is_written(root: Path, is_built: bool) -> None:
    if is_built:
        build(Order(root, root / "output", AS_OF))
    write(root, RU, text("Центр открыт", "Новый центр [открылся](nowhere.md)."))
    before = {path: data for path, data in tree(root).items() if path != ".vestnik/lock"}

    assert checked(root).findings

    after = {path: data for path, data in tree(root).items() if path != ".vestnik/lock"}
    assert after == before


BROKEN: Sequence[tuple[str, bytes]] = (
    (RU, text("Центр открыт", "Текст.", "categry: x")),
    (RU, text("Центр открыт", "[Ссылка](nowhere.md), [ещё](/ru/nowhere/), [и](#nowhere).")),
    (RU, text("Центр открыт", "Текст.", "image: nowhere.jpg")),
    (RU, text("Центр открыт", "Текст.", "slug: page")),
    ("config.yaml", b"url: https://news.example.org\n"),
    ("templates/article.html", b"{% extends 'base.html' %}{{ nothing.at.all }}"),
    ("templates/article.html", b"{% if %}"),
)


@pytest.mark.parametrize(("path", "content"), BROKEN)
def test_all_that_a_build_reports_is_reported(root: Path, path: str, content: bytes) -> None:
    write(root, path, content)

    found = set(checked(root).findings)

    reported = set(build(Order(root, root / "output", AS_OF)).findings)
    assert reported
    assert reported <= found


def test_a_page_that_stands_is_not_drawn_again_and_one_that_fails_is_found(root: Path) -> None:
    build(Order(root, root / "output", AS_OF))
    write(root, "templates/article.html", BROKEN[5][1])

    assert "template-undefined" in codes(checked(root))


def test_warnings_and_notes_do_not_hide_each_other(root: Path) -> None:
    (root / EN).unlink()
    write(root, RU, text("Центр открыт", "Новый центр [открылся](nowhere.md)."))

    assert codes(checked(root)) == ["translation-missing", "link-missing-target"]


def test_a_text_with_errors_is_not_looked_at_more_closely(root: Path) -> None:
    write(root, EN, text("Центр", "Всё по-русски и ни слова иначе.", "categry: x"))

    assert codes(checked(root)) == ["field-unknown"]


def test_a_story_of_which_a_file_cannot_be_read_lacks_no_translation(root: Path) -> None:
    write(root, EN, b"\xff")

    assert codes(checked(root)) == ["text-encoding"]


def test_unused_records_are_not_told_while_something_that_may_use_them_cannot_be_read(
    root: Path,
) -> None:
    write(root, "content/tags.yaml", b"signing: {name: {ru: A, en: A}}\n")
    assert codes(checked(root)) == ["record-unused"]

    write(root, EN, b"\xff")

    assert codes(checked(root)) == ["text-encoding"]


def test_a_draft_is_checked_as_it_will_be_published(root: Path) -> None:
    draft = text("Итоги", "[Центр](/ru/news/2023/nowhere/) открыт.", "draft: true")
    write(root, "content/news/results.ru.md", draft)

    assert build(Order(root, root / "output", AS_OF)).findings == ()
    assert codes(checked(root)) == ["link-missing-address"]


def test_what_is_not_finished_in_a_draft_is_no_finding(root: Path) -> None:
    write(root, EN, text("Центр открыт", "Текст на русском языке.\n\n## Ещё", "draft: true"))

    assert checked(root).findings == ()


def test_a_scheduled_text_is_judged_like_others(root: Path) -> None:
    late = text("The centre", "Новый центр открылся во вторник.", "publish_at: 2030-01-01")
    write(root, EN, late)

    assert codes(checked(root)) == ["text-untranslated"]


def test_two_texts_that_will_want_one_address_are_found_before_the_day(root: Path) -> None:
    late = text("Ещё открытие", "Текст.", "publish_at: 2030-01-01", "slug: opening")
    write(root, "content/news/second.ru.md", late)

    assert build(Order(root, root / "output", AS_OF)).findings == ()
    assert codes(checked(root)) == ["address-twice"]


def test_a_draft_that_could_not_be_published_as_it_is_stops_nothing(root: Path) -> None:
    draft = text("Ещё открытие", "Текст.", "draft: true", "slug: opening")
    write(root, "content/news/second.ru.md", draft)

    assert checked(root).findings == ()


def test_a_translation_that_has_ended_is_not_asked_for(root: Path) -> None:
    (root / EN).unlink()
    write(root, RU, text("Центр открыт", "Текст.", "expires_at: 2023-07-01"))

    assert checked(root).findings == ()


def test_a_site_may_take_a_finding_more_seriously_or_not_at_all(root: Path) -> None:
    (root / EN).unlink()
    config = (root / "config.yaml").read_text("utf-8")

    for severity, found in (("error", [Severity.ERROR]), ("off", [])):
        setting = f"severity: {{translation-missing: {severity}}}\n"
        write(root, "config.yaml", (config + setting).encode())
        assert [one.severity for one in checked(root).findings] == found


def test_no_finding_of_the_checks_stops_a_build() -> None:
    """Only what is no error by nature can be waived and set by a site."""
    text = (ROOT / "generator/catalogue/checking.toml").read_text("utf-8")
    own = {code for code in catalogue() if f"[{code}]\n" in text}

    assert len(own) >= len(CHECKS)
    assert {code for code in own if catalogue()[code].severity is Severity.ERROR} == set()


def test_a_lost_section_is_one_finding(root: Path) -> None:
    section = "\n\n## {}\n\n| A |\n|---|\n| 1 |\n\n[x](https://example.org) {}\n"
    write(root, RU, text("Центр", "Один." + section.format("Два", "Слова. " * 60)))
    write(root, EN, b"---\ntitle: The centre\ntranslator: Desk\n---\nOne.\n")

    assert codes(checked(root)) == ["translation-headings"]


def test_a_lost_table_with_links_is_one_finding(root: Path) -> None:
    table = "\n\n| A |\n|---|\n| [x](https://example.org) [y](https://example.org/y) |\n"
    write(root, RU, text("Центр", "Один." + table))
    write(root, EN, b"---\ntitle: The centre\ntranslator: Desk\n---\nOne.\n")

    assert codes(checked(root)) == ["translation-tables"]


def test_pages_without_a_story_have_their_counterpart_by_address(root: Path) -> None:
    write(root, "content/partners/etri.yaml", "name: {ru: Институт, en: Institute}\n".encode())
    front = "title: The centre\nrelation: digest\npartners: [etri]"
    body = "[A](/ru/partners/etri/), [b](/ru/), [c](/ru/partners/etri/#x), [d](/en/partners/etri/)."
    write(root, EN, f"---\n{front}\n---\n{body}".encode())

    found = [one.diagnostic for one in checked(root).findings]

    strays = [dict(one.details) for one in found if one.code == "link-other-language"]
    assert [one["suggestion"] for one in strays] == [
        "/en/partners/etri/", "/en/", "/en/partners/etri/#x",
    ]  # fmt: skip


def test_order_does_not_depend_on_who_looks_first(root: Path) -> None:
    make(root, "image content/photos/b.jpg JPEG")
    make(root, "image content/photos/a.jpg JPEG")
    (root / EN).unlink()

    places = [one.diagnostic.position for one in checked(root).findings]

    assert places == sorted(places)
    assert len(places) == 3


WAIVED_IN_PLACE = sorted(
    code
    for code, table in tomllib.loads((EXAMPLES / "checking.toml").read_text("utf-8")).items()
    if not code.startswith("ledger-")
)
"""Codes of findings that stand in texts and records; a line of the ledger is waived by its end."""


@pytest.mark.parametrize("code", WAIVED_IN_PLACE)
def test_every_finding_can_be_waived_in_place(root: Path, code: str) -> None:
    lay(examples()[code].wrong, root)
    (found,) = (one.diagnostic for one in checked(root).findings if one.diagnostic.code == code)

    waive(root, found.position.path, f"waive: {{{code}: It is meant.}}\n")

    assert code not in codes(checked(root))


def waive(root: Path, path: str, line: str) -> None:
    """Accept a finding where it stands; that about a picture in the picture's record."""
    file = root / path
    text = file.read_text("utf-8") if file.suffix in {".md", ".yaml"} else ""
    if file.suffix == ".md":
        write(root, path, text.replace("---\n", f"---\n{line}", 1).encode())
    elif path.count("/") == 1:
        write(root, path, text.replace("}}\n", f"}}, {line.strip()}}}\n").encode())
    else:
        record = path if file.suffix == ".yaml" else f"{path}.yaml"
        write(root, record, (text + line).encode())
