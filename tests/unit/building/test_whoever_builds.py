"""Reading and drawing many at once: the same site and the same findings, whoever does it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import BuildReport, Order, build
from generator.building.parallel import WORTH, Workers
from tests.support.project import AS_OF, MINIMAL, project, tree, write
from tests.unit.building.test_parallel import Shuffling

COUNT = WORTH["fork"] + 20
WHO = {
    "2": Workers(2),
    "7": Workers(7),
    "shuffled": Workers(executor=Shuffling()),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site large enough for several processes."""
    root = project(MINIMAL, tmp_path_factory.mktemp("large"))
    for number in range(COUNT):
        text = f"---\ntitle: Story {number}\ndate: 2023-06-07\n---\n## Part\n\nText *{number}*.\n"
        write(root, f"content/news/story-{number}.en.md", text.encode())
    return root


def ordered(root: Path, workers: Workers = WHO["2"], **changes: object) -> BuildReport:
    order = Order(root, root / "output", AS_OF, jobs=workers.jobs, executor=workers.executor)
    return build(replace(order, **changes))  # type: ignore[arg-type]  # fields of the order


@pytest.fixture(scope="module")
def alone(root: Path) -> Mapping[str, bytes]:
    """What one process makes of it."""
    assert ordered(root, Workers()).is_published
    return tree(root / "output")


@pytest.mark.parametrize("who", WHO)
def test_the_site_is_the_same_whoever_builds_it(
    who: str, root: Path, alone: Mapping[str, bytes], tmp_path: Path
) -> None:
    assert ordered(root, WHO[who], output=tmp_path / "output").is_published

    assert alone == tree(tmp_path / "output")


@pytest.mark.parametrize("who", WHO)
def test_findings_are_the_same_whoever_finds_them(who: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for number in range(COUNT):
        fault = "[there](nowhere.en.md)" if number % 3 else "{.unknown #a#}"
        front = "title: A" if number % 5 else "title: [A]"
        text = f"---\n{front}\ndate: 2023-06-07\n---\nText {fault}.\n"
        write(root, f"content/news/story-{number}.en.md", text.encode())

    assert len(expected := ordered(root, Workers()).findings) > COUNT // 2
    assert expected == ordered(root, WHO[who]).findings


@pytest.mark.parametrize("who", WHO)
def test_a_template_that_fails_is_told_with_the_first_page(who: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for number in range(COUNT):
        text = f"---\ntitle: A\ndate: 2023-06-07\n---\nText {number}.\n"
        write(root, f"content/news/story-{number}.en.md", text.encode())
    write(root, "templates/article.html", b"{{ 1 // 0 }}")

    expected = ordered(root, Workers()).findings
    assert [one.diagnostic.code for one in expected] == ["template-failed"]
    assert expected == ordered(root, WHO[who]).findings
