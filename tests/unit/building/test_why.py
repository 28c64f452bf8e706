"""Why a page was rendered, or will be, and what it depends on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.building import BuildReport, Order, build, why
from generator.building.layout import builtin_theme
from generator.building.manifests import Signature, signature_of
from generator.model.reasons import Change, Explanation, Fate, Kind, News
from tests.support.project import AS_OF, MINIMAL, project, tree, write

RU = "content/news/opening.ru.md"
EN = "content/news/opening.en.md"
OPENING = "/ru/news/2023/opening/"
PAGE = "ru/news/2023/opening/index.html"
CARD = "templates/partials/card.html"
CATALOG = "templates/locales/ru/LC_MESSAGES/messages.po"
PARTNER = b"name: {ru: \xd0\x9f\xd0\xbe\xd1\x80\xd1\x82, en: Harbour}\nkind: university\n"
BROKEN = b"---\ntitle: [A]\ndate: 2023-06-06\n---\nText.\n"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A site that was built once."""
    root = project(MINIMAL, tmp_path)
    write(root, "content/partners/harbour.yaml", PARTNER)
    write(root, EN, (root / EN).read_bytes().replace(b"summary:", b"partners: [harbour]\nsummary:"))
    order = Order(root, root / "output", AS_OF)
    assert build(order).is_published
    return order


def explained(order: Order, address: str = OPENING) -> Explanation:
    found = why(order, address)
    assert isinstance(found, Explanation)
    return found


def rewrite(order: Order, path: str, old: str, new: str) -> None:
    text = (order.root / path).read_text("utf-8")
    assert old in text
    write(order.root, path, text.replace(old, new).encode())


def own(order: Order, path: str, change: Callable[[bytes], bytes]) -> None:
    """Give the site its own version of a file of the theme."""
    data = (builtin_theme() / path.removeprefix("templates/")).read_bytes()
    write(order.root, path, change(data))


def names(news: tuple[News, ...]) -> set[tuple[Kind, str]]:
    return {(one.kind, one.name) for one in news}


EDITS: dict[str, tuple[Callable[[Order], None], set[tuple[Kind, str]]]] = {
    "title": (
        lambda order: rewrite(order, RU, "Центр открыт", "Центр закрыт"),
        {(Kind.QUOTES, RU)},
    ),
    "body": (
        lambda order: rewrite(order, RU, "во вторник", "в среду"),
        {(Kind.WORDS, RU)},
    ),
    "built-in template overridden": (
        lambda order: own(order, "templates/article.html", lambda data: data + b"<!-- -->"),
        {(Kind.TEMPLATES, "templates/article.html")},
    ),
    "catalog": (
        lambda order: own(order, CATALOG, lambda data: data + b"\n# Seen.\n"),
        {(Kind.CATALOGS, "ru")},
    ),
    "title of the site": (
        lambda order: rewrite(order, "config.yaml", "title: Вести", "title: Вестник"),
        {(Kind.VIEW, "frame.chrome")},
    ),
    "time zone": (
        lambda order: rewrite(order, "config.yaml", "Europe/Moscow", "Europe/Samara"),
        {(Kind.SETTINGS, "timezone")},
    ),
    "setting of every page": (
        lambda order: rewrite(
            order, "config.yaml", "timezone:", "publish: {precompress: true}\ntimezone:"
        ),
        {(Kind.SETTINGS, "publish.precompress")},
    ),
    "record": (
        lambda order: rewrite(order, "content/partners/harbour.yaml", "Порт", "Гавань"),
        {(Kind.VIEW, "partners")},
    ),
}
"""Edits and all that is new of the article's page by them."""


@pytest.mark.parametrize("edit", EDITS)
def test_what_an_edit_made_new_is_told_before_the_next_build_and_after_it(
    edit: str, order: Order
) -> None:
    do, wanted = EDITS[edit]
    do(order)

    before = explained(order)
    report = build(order)
    after = explained(order)

    assert PAGE in report.rendered
    assert before.last.fate is Fate.FIRST
    assert before.next.fate is Fate.CHANGED
    assert names(before.next.news) == wanted
    assert after.next.fate is Fate.SAME
    assert after.last == before.next


def test_exactly_the_pages_that_a_build_renders_are_said_to_be_rendered(order: Order) -> None:
    first = build(replace(order, output=order.root / "elsewhere")).rendered
    rewrite(order, RU, "Центр открыт", "Центр закрыт")

    before = {file: explained(order, file).next for file in first}
    report = build(order)
    after = {file: explained(order, file).last for file in first}

    assert 0 < len(report.rendered) < len(first)
    for told in (before, after):
        assert {file for file in told if told[file].news} == set(report.rendered)
        assert {step.fate for step in told.values()} == {Fate.SAME, Fate.CHANGED}


def test_a_change_of_the_view_is_told_down_to_the_field(order: Order) -> None:
    rewrite(order, "content/partners/harbour.yaml", "Порт", "Гавань")

    news = {one.name: one.changes for one in explained(order).next.news}

    assert news["partners"] == (Change("partners[0].words.text", "Порт", "Гавань"),)


@pytest.mark.parametrize("address", [OPENING, "/ru/news/2023/", "/en/news/2023/opening/"])
def test_another_title_is_told_of_every_page_that_shows_it(address: str, order: Order) -> None:
    rewrite(order, RU, "Центр открыт", "Центр закрыт")

    change = Change(f"{RU}, title", "Центр открыт", "Центр закрыт")
    assert explained(order, address).next.news == (News(Kind.QUOTES, RU, (change,)),)


def test_a_text_that_a_list_has_no_more_is_told_of_by_its_title(order: Order) -> None:
    write(order.root, "content/news/later.ru.md", BROKEN.replace(b"[A]", b"A"))
    build(order)
    (order.root / "content/news/later.ru.md").unlink()

    news = {one.name: one.changes for one in explained(order, "/ru/news/2023/").next.news}

    assert [(one.before, one.after) for one in news["cards"]] == [("A", None)]
    assert Kind.QUOTES not in {kind for kind, _ in names(explained(order).next.news)}


def test_a_template_that_is_deleted_is_new_as_the_one_behind_it(order: Order) -> None:
    own(order, "templates/article.html", lambda data: data + b"<!-- -->")
    build(order)
    (order.root / "templates/article.html").unlink()

    assert explained(order).next.news == (News(Kind.BUILTIN, "article.html"),)


def test_what_a_page_depends_on_is_told(order: Order) -> None:
    write(order.root, CARD, b"")

    found = explained(order)

    assert (found.address, found.file, found.template) == (OPENING, PAGE, "article.html")
    assert found.origin == RU
    assert {"frame.head", "frame.switches (2)", "text", "partners (1)"} <= {
        *found.ingredients[Kind.VIEW]
    }
    assert "tags (0)" not in found.ingredients[Kind.VIEW]
    assert found.ingredients[Kind.WORDS] == (RU,)
    assert found.ingredients[Kind.TEMPLATES] == (CARD,)
    assert {"article.html", "base.html"} <= {*found.ingredients[Kind.BUILTIN]}
    assert found.ingredients[Kind.CATALOGS] == ("en", "ru")
    assert found.ingredients[Kind.SETTINGS] == ("languages", "timezone")


def test_what_no_template_draws_depends_on_its_view_alone(order: Order) -> None:
    assert explained(order, "/robots.txt").ingredients.keys() == {Kind.VIEW}


def test_a_text_that_is_new_is_told_of(order: Order) -> None:
    write(order.root, "content/news/later.ru.md", BROKEN.replace(b"[A]", b"A"))

    before = explained(order, "/ru/news/2023/later/")
    build(order)
    after = explained(order, "/ru/news/2023/later/")

    assert (before.last.fate, before.next.fate) == (Fate.ABSENT, Fate.ADDED)
    assert (after.last.fate, after.next.fate) == (Fate.ADDED, Fate.SAME)


def test_a_text_that_is_gone_is_told_of(order: Order) -> None:
    write(order.root, "content/news/later.ru.md", BROKEN.replace(b"[A]", b"A"))
    build(order)
    (order.root / "content/news/later.ru.md").unlink()

    before = explained(order, "/ru/news/2023/later/")
    build(order)
    after = explained(order, "/ru/news/2023/later/")

    assert (before.last.fate, before.next.fate) == (Fate.ADDED, Fate.REMOVED)
    assert before.ingredients == {}
    assert (after.last.fate, after.next.fate) == (Fate.REMOVED, Fate.ABSENT)


def test_a_day_that_passes_is_a_reason(order: Order) -> None:
    rewrite(order, RU, "date: 2023-06-06", "date: 2023-06-06\nexpires_at: 2024-01-03")
    build(order)
    later = replace(order, as_of=AS_OF + timedelta(days=5))

    before = explained(later)
    build(later)

    assert Change("text.is_expired", "false", "true") in next(
        one.changes for one in before.next.news if one.name == "text"
    )
    assert explained(later).last == before.next


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"scribbled")])
def test_a_page_that_the_output_lost_is_told_of(
    harm: Callable[[Path], object], order: Order
) -> None:
    harm(order.output / PAGE)

    step = explained(order).next

    assert (step.fate, step.news, step.lost) == (Fate.LOST, (), (PAGE,))


def test_a_build_that_found_nothing_new_changes_no_answer(order: Order) -> None:
    rewrite(order, RU, "во вторник", "в среду")
    build(order)
    wanted = explained(order)

    for _ in range(7):
        (order.root / RU).touch()
        build(order)

    assert explained(order) == wanted


@pytest.mark.parametrize("file", [PAGE, f"{PAGE}.gz"])
def test_a_page_that_a_build_healed_is_told_of_until_the_site_changes(
    file: str, order: Order
) -> None:
    rewrite(order, "config.yaml", "timezone:", "publish: {precompress: true}\ntimezone:")
    build(order)
    rewrite(order, RU, "Центр открыт", "Центр закрыт")
    build(order)
    other = explained(order, "/ru/")
    (order.output / file).unlink()
    build(order)
    (order.output / "robots.txt").write_bytes(b"scribbled")
    build(order)

    healed = explained(order)
    assert (healed.last.fate, healed.last.lost) == (Fate.LOST, (file,))
    assert explained(order, "/robots.txt").last.lost == ("robots.txt",)
    assert explained(order, "/ru/") == other

    rewrite(order, RU, "Центр закрыт", "Центр открыт")
    build(order)

    assert explained(order).last.fate is Fate.CHANGED
    assert explained(order, "/robots.txt").last.fate is Fate.SAME


def test_what_a_stranger_left_in_the_output_changes_no_answer(order: Order) -> None:
    rewrite(order, RU, "во вторник", "в среду")
    build(order)
    wanted = explained(order)
    write(order.output, "stranger.html", b"")
    build(order)

    assert explained(order) == wanted


def test_builds_that_fail_let_nothing_be_forgotten(order: Order) -> None:
    rewrite(order, RU, "во вторник", "в среду")
    build(order)
    wanted = explained(order)

    write(order.root, "content/news/broken.ru.md", BROKEN)
    for _ in range(7):
        assert not build(order).is_published
    (order.root / "content/news/broken.ru.md").unlink()

    assert explained(order) == wanted


def test_each_output_has_its_own_story(order: Order) -> None:
    other = replace(order, output=order.root / "second")
    rewrite(order, RU, "во вторник", "в среду")
    build(other)

    assert explained(other).next.fate is Fate.SAME
    assert explained(other).last.fate is Fate.FIRST
    assert explained(order).next.news == (News(Kind.WORDS, RU),)


def claim_nothing_remembered(order: Order) -> None:
    found = explained(order)
    assert (found.last.fate, found.next.fate) == (Fate.UNKNOWN, Fate.UNKNOWN)
    assert found.ingredients[Kind.WORDS] == (RU,)


def test_where_nothing_was_ever_built_dependencies_are_told(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    claim_nothing_remembered(Order(root, root / "output", AS_OF))
    assert not (root / "output").exists()
    assert not (root / ".vestnik").exists()


@pytest.mark.parametrize("harm", [b"", b"no cache at all", b"SQLite format 3\0" + b"x" * 5000])
def test_where_the_memory_is_damaged_it_stays_so(harm: bytes, order: Order) -> None:
    file = write(order.root, ".vestnik/cache.sqlite", harm)

    claim_nothing_remembered(order)

    assert file.read_bytes() == harm


def signatures(folder: Path) -> dict[Path, Signature]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file: signature_of(file.stat()) for file in files}


def test_nothing_is_written(order: Order) -> None:
    rewrite(order, RU, "Центр открыт", "Центр закрыт")
    kept = signatures(order.root / ".vestnik")
    before = tree(order.root)

    explained(order)
    explained(order, "/ru/")

    assert tree(order.root) == before
    assert signatures(order.root / ".vestnik") == kept


def test_errors_are_reported_as_a_build_would(order: Order) -> None:
    write(order.root, "content/news/broken.ru.md", BROKEN)

    found = why(order, OPENING)

    assert isinstance(found, BuildReport)
    assert found.findings == build(order).findings


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    found = why(Order(tmp_path, tmp_path / "output", AS_OF), "/ru/")

    assert isinstance(found, BuildReport)
    assert [one.diagnostic.code for one in found.findings] == ["config-missing"]
    assert list(tmp_path.iterdir()) == []
