"""What holds for edits in general: they commute, can be taken back, and stay where they belong."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.incremental.desk import Desk
from tests.incremental.edits import EDITS, SOUND
from tests.incremental.edits_of_records import FILE_EDITS, RECORD_EDITS
from tests.incremental.edits_of_texts import TEXT_EDITS
from tests.incremental.edits_of_theme import CONFIG_EDITS, THEME_EDITS
from tests.incremental.newsroom import picture
from tests.incremental.writing import Edit

NUMBERS = st.integers(0, 999)
Step = tuple[str, int]

few = settings(
    max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
many = settings(few, max_examples=100, derandomize=False)


def steps_among(edits: Mapping[str, Edit]) -> st.SearchStrategy[Step]:
    return st.tuples(st.sampled_from(sorted(edits)), NUMBERS)


far_apart = st.tuples(
    steps_among(TEXT_EDITS),
    steps_among({**RECORD_EDITS, **FILE_EDITS}),
    steps_among({**THEME_EDITS, **CONFIG_EDITS}),
)
"""Edits that do not meet in one file."""


def check_order(steps: tuple[Step, ...], order: list[int]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        editions = []
        for folder, turn in ((one, range(len(steps))), (other, order)):
            desk = Desk(Path(folder))
            desk.publish()
            for index in turn:
                desk.edit(*steps[index])
                edition = desk.build()
            editions.append((desk.files, edition))

    (files, edition), (other_files, other_edition) = editions
    assume(edition.report.is_published)
    assert files == other_files
    assert edition.said == other_edition.said
    assert edition.output == other_edition.output


@few
@given(far_apart, st.permutations(range(3)))
def test_edits_of_different_files_give_the_same_site_in_any_order(
    steps: tuple[Step, ...], order: list[int]
) -> None:
    check_order(steps, order)


@pytest.mark.nightly
@many
@given(far_apart, st.permutations(range(3)))
def test_edits_of_different_files_give_the_same_site_in_any_order_at_length(
    steps: tuple[Step, ...], order: list[int]
) -> None:
    check_order(steps, order)


def check_return(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        way = [(desk.files, desk.publish())]
        for name, number in steps:
            desk.edit(name, number)
            edition = desk.build()
            if edition.report.is_published:
                way.append((desk.files, edition))
        for files, edition in reversed(way):
            desk.save(files)
            assert edition.output == desk.publish().output


@few
@given(st.lists(steps_among(SOUND), min_size=2, max_size=4))
def test_the_way_back_leads_through_the_same_sites(steps: list[Step]) -> None:
    check_return(steps)


@pytest.mark.nightly
@many
@given(st.lists(steps_among(EDITS), min_size=2, max_size=8))
def test_the_way_back_leads_through_the_same_sites_at_length(steps: list[Step]) -> None:
    check_return(steps)


LISTS = re.compile(
    r"\w+/(index\.html|page/.*|feed\.\w+|news/(\d{4}/)?((\d\d|page)/.*)?index\.html)|sitemap\.xml"
)
ARTICLE = re.compile(r"(?P<lang>\w+)/news/\d{4}/(?!\d\d/|page/)[^/]+/index\.html")
UNRELATED = "---\ntitle: Something else\ndate: {}\n---\nNothing to do with anything.\n"


def test_an_unrelated_text_changes_lists_and_neighbours_only(desk: Desk) -> None:
    before = desk.publish()

    for lang, date in (("ru", "2023-12-31"), ("en", "2024-03-04"), ("ru", "2024-05-30")):
        path, page = f"content/news/2024/else.{lang}.md", f"{lang}/news/{date[:4]}/else/index.html"
        desk.write({path: UNRELATED.format(date)})
        after = desk.publish()
        changed = after.changed(before) - {page}
        neighbours = {name for name in changed if ARTICLE.fullmatch(name)}

        assert page in after.output
        assert [name for name in changed - neighbours if not LISTS.fullmatch(name)] == []
        assert len(neighbours) <= 2
        assert {name.partition("/")[0] for name in neighbours} <= {lang}
        desk.write({path: None})
        assert before.output == desk.publish().output


WORD = "quetzal"
NAMED: Mapping[str, Mapping[str, bytes | str]] = {
    "text": {f"content/news/2024/{WORD}.ru.md": UNRELATED.format("2024-03-04")},
    "pair": {
        f"content/news/2024/{WORD}.{lang}.md": f"---\ntitle: {lang}\ndate: 2024-03-04\n---\nX.\n"
        for lang in ("ru", "en")
    },
    "text of a visit": {
        f"content/news/2024/{WORD}.en.md": (
            "---\ntitle: On the way\ndate: 2024-03-05\nvisit: 2024-harbour\npartners: [harbour]\n"
            "category: campus\ntags: [science]\nrelated: [tour]\n---\nMore.\n"
        )
    },
    "digest": {
        f"content/news/2024/{WORD}.ru.md": (
            "---\ntitle: Коротко\ndate: 2024-03-09\ndigest_of: [guests]\n---\nКоротко.\n"
        )
    },
    "page": {f"content/pages/{WORD}.en.md": "---\ntitle: A page\n---\nX.\n"},
    "partner": {f"content/partners/{WORD}.yaml": "name: {ru: Птица, en: Bird}\n"},
    "partner's text": {"content/partners/lonely.en.md": f"The {WORD}.\n"},
    "visit": {
        f"content/visits/{WORD}.yaml": (
            "title: {ru: Сюда, en: Here}\nstarts: 2024-05-01\nends: 2024-05-01\n"
            "stops: [{date: 2024-05-01, partners: [school], place: hong-kong}]\n"
        )
    },
    "agreement": {
        f"content/agreements/{WORD}.yaml": (
            "title: {ru: Ещё, en: More}\nsigned: 2024-05-01\nparties: [home, harbour]\n"
        )
    },
    "photo": {
        f"content/photos/{WORD}.png": picture("pink"),
        "content/news/2024/shown.ru.md": (
            f"---\ntitle: Вид\ndate: 2024-05-02\nimage: ../../photos/{WORD}.png\n---\nВид.\n"
        ),
    },
    "static file": {f"content/static/{WORD}/file.txt": "A bird.\n"},
    "asset": {f"templates/assets/{WORD}.css": "p {}\n"},
}


@pytest.mark.parametrize("what", NAMED)
def test_what_is_deleted_leaves_no_trace_of_its_name(what: str, desk: Desk) -> None:
    before = desk.publish()

    desk.write(NAMED[what])
    between = desk.publish()
    desk.write(dict.fromkeys(NAMED[what]))
    after = desk.publish()

    assert between.naming(WORD)
    assert after.naming(WORD) == set()
    assert before.output == after.output


def test_what_is_renamed_leaves_no_trace_of_its_old_name(desk: Desk) -> None:
    text = NAMED["text of a visit"][f"content/news/2024/{WORD}.en.md"]
    desk.write(NAMED["text of a visit"])
    before = desk.publish()

    new = "content/news/2024/pheasant.en.md"
    desk.write({f"content/news/2024/{WORD}.en.md": None, new: text}, "moved")
    after = desk.publish()

    assert after.naming(WORD) == set()
    assert {name.replace(WORD, "pheasant") for name in before.output} == after.output.keys()
