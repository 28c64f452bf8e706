"""What all sources say, each read once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.building.cache import opened
from generator.building.parallel import Workers
from generator.building.readings import Readings, read_all
from generator.building.sources import discover
from generator.config import ReadingRules
from generator.fields import Marks
from tests.support.project import MINIMAL, project, write

RULES = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")
RU = "content/news/opening.ru.md"
EN = "content/news/opening.en.md"
LATER = 1 << 63


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(MINIMAL, tmp_path / "site")


@contextmanager
def told(root: Path, rules: ReadingRules = RULES) -> Iterator[Readings]:
    """The readings of a site, as a build meets them."""
    with opened(root.parent / "cache", "engine") as cache:
        found = discover(root, rules, cache, LATER).value or ()
        yield read_all(found, rules, Workers(), cache)


def brief_of(root: Path, body: str) -> tuple[bytes, bytes, bytes]:
    """The digests of a text by its body: skeleton, all that it said, words."""
    write(root, RU, f"---\ntitle: A\ndate: 2023-06-06\n---\n{body}\n".encode())
    with told(root) as made:
        brief = made.briefs[RU]
    return brief.skeleton_digest, brief.said_digest, brief.segments_digest


def skeleton_and_wording(root: Path, text: str) -> tuple[bytes, tuple[str, ...]]:
    """What linking and planning see of a text, and what they do not, by its title and the rest."""
    write(root, RU, f"---\ndate: 2023-06-06\n{text}".encode())
    with told(root) as made:
        return made.briefs[RU].skeleton_digest, tuple(made.wording([RU]).values())


def test_a_file_is_read_once_in_all_builds(root: Path) -> None:
    with told(root) as first:
        assert first.new == (EN, RU)
    with told(root) as second:
        assert second.new == ()
        assert second.briefs == first.briefs


def test_of_all_files_the_changed_one_is_read(root: Path) -> None:
    with told(root):
        pass
    write(root, RU, "---\ntitle: Иное\ndate: 2023-06-06\n---\nИное.\n".encode())

    with told(root) as made:
        assert made.new == (RU,)


def test_what_is_remembered_is_what_was_said(root: Path) -> None:
    with told(root) as first:
        said = first.everything((), Marks("config.yaml"))
        segments, wording = first.segments([RU, EN]), first.wording([RU, EN])
    with told(root) as second:
        assert second.everything((), Marks("config.yaml")) == said
        assert second.segments([RU, EN]) == segments
        assert second.wording([RU, EN]) == wording


def test_other_rules_are_another_reading(root: Path) -> None:
    with told(root):
        pass

    with told(root, ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")) as made:
        assert made.new == (EN, RU)


def test_a_reading_with_errors_is_not_remembered(root: Path) -> None:
    write(root, RU, b"---\ntitle: [A]\ndate: 2023-06-06\n---\nText.\n")
    for _ in range(2):
        with told(root) as made:
            assert RU in made.new
            assert made.everything((), Marks("config.yaml")).unreadable == {RU}


def test_what_is_remembered_wrongly_is_read_again(root: Path) -> None:
    with told(root) as first:
        said = first.everything((), Marks("config.yaml"))
        segments, wording = first.segments([RU]), first.wording([RU])
    with opened(root.parent / "cache", "engine") as cache:
        for room in ("said", "segments", "wording"):
            cache.keep(room, [(first.keys[RU], b"not what it was")])

    with told(root) as made:
        assert made.everything((), Marks("config.yaml")) == said
        assert made.segments([RU]) == segments
        assert made.wording([RU]) == wording
        assert made.new == (RU,)


def test_other_words_are_no_other_skeleton(root: Path) -> None:
    one, other = (brief_of(root, f"The lead.\n\n{words}") for words in ("Words.", "Others here."))

    assert one[:2] == other[:2]
    assert one[2] != other[2]


def test_a_link_on_another_line_is_no_other_skeleton(root: Path) -> None:
    one, other = (brief_of(root, f"The lead.{gap}[x](opening.en.md)") for gap in ("\n\n", "\n\n\n"))

    assert one[0] == other[0]
    assert one[1] != other[1]


@pytest.mark.parametrize(
    ("texts", "wordings"),
    [
        pytest.param(
            (
                "title: One\nsummary: Two\n---\nLead.\n",
                "title: Three\nsummary: Four\n---\nMore.\n",
            ),
            [("One", "Two"), ("Three", "Four")],
            id="title-and-summary",
        ),
        pytest.param(
            ("title: One\n---\nLead.\n", "title: One\n---\nMore.\n"),
            [("One", "Lead."), ("One", "More.")],
            id="lead-that-stands-in",
        ),
    ],
)
def test_other_titles_and_leads_are_no_other_skeleton(
    root: Path, texts: tuple[str, ...], wordings: list[tuple[str, ...]]
) -> None:
    """Neither linking nor planning sees them."""
    found = [skeleton_and_wording(root, text) for text in texts]

    assert len({skeleton for skeleton, _ in found}) == 1
    assert [wording for _, wording in found] == wordings


def test_a_summary_where_there_was_none_is_another_skeleton(root: Path) -> None:
    texts = ("title: One\n---\nLead.\n", "title: One\nsummary: Two\n---\nLead.\n")

    assert len({skeleton_and_wording(root, text)[0] for text in texts}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lead.\n\n[x](opening.en.md)", "Lead.\n\n[x](opening.ru.md)"),
        ("Lead.\n\n## Part", "Lead.\n\n## Other"),
        ("Lead.\n\n![a](a.jpg)", "Lead.\n\n![b](a.jpg)"),
    ],
)
def test_what_other_pages_see_is_another_skeleton(root: Path, one: str, other: str) -> None:
    assert brief_of(root, one)[0] != brief_of(root, other)[0]
