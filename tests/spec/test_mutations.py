"""Whatever is written: findings or a site, never an exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.building import BuildReport
from generator.cli.console import show
from generator.diagnostics import UI_LANGUAGES, Severity
from tests.support.project import MINIMAL, built, files, project, write
from tests.support.specs import check_place

RICH = (
    MINIMAL
    + """\
-- content/news/opening.ru.md --
---
title: Центр открыт
summary: В университете начал работать новый центр.
authors: [Международная служба]
date: 2023-06-06T12:00+03:00
original: ru
category: science
tags: [robotics]
visit: china
days: [2023-05-30/afternoon]
partners: [etri]
people: [du-jiangfeng]
agreements: [centre]
correction: {date: 2023-06-07, text: Центр открылся во вторник.}
moved_from: [/ru/old/]
files: [{file: programme.txt, title: {ru: Программа, en: The programme}}]
---
Новый центр [института](partner:etri) открылся *во вторник*[^1].

## Чему учат {#teaching}

| Предмет | Часов |
|---|--:|
| Материалы | 40 |

- [x] первое
- [ ] второе

::: note Важно
См. [английский текст](opening.en.md), [в Китае]{lang=zh}, `код`.
:::

[^1]: По московскому времени.
-- content/news/programme.txt --
All day.
-- content/partners/etri.yaml --
name: {ru: Институт ETRI, en: The ETRI Institute}
aliases: {ru: [ЭТРИ], en: [Etri]}
kind: institute
country: CN
place: hangzhou
since: 2011
-- content/visits/china.yaml --
title: {ru: Поездка в Китай, en: The journey to China}
starts: 2023-05-29
ends: 2023-06-03
delegation: [{person: du-jiangfeng, role: {ru: Глава, en: Head}}]
stops:
  - date: 2023-05-30
    part: afternoon
    place: hangzhou
    partners: [etri]
    what: {ru: Переговоры, en: Talks}
-- content/agreements/centre.yaml --
title: {ru: Соглашение о центре, en: The agreement on the centre}
signed: 2023-05-29
parties: [etri]
-- content/places.yaml --
hangzhou:
  name: {ru: Ханчжоу, en: Hangzhou}
  country: CN
  lat: 30.25
  lon: 120.17
-- content/people.yaml --
du-jiangfeng:
  name: {ru: Ду Цзянфэн, en: Du Jiangfeng}
  gender: male
-- content/tags.yaml --
robotics:
  name: {ru: Роботы, en: Robotics}
-- content/categories.yaml --
science:
  name: {ru: Наука, en: Science}
"""
)
"""A site in which most of what can be written is written once."""

TEXTS = files(RICH)

ODD = [
    *"\n \t#\"'[]{}|\\`~é0ё😀", *"\x00\x1b\r\u202e\u2028\ufeff", "9" * 30, "null", "no",
    "---\n", ":", ": ", "- ", "&a ", "*a", "<<: ", "!!x ",
    "```\n", ":::\n", "[^1]", "![", "](", "<b>", "<!--", "\r\n", "../", "//x",
]  # fmt: skip
"""What slips into a text, or is meant to harm."""


def mutated(text: str, edits: list[tuple[str, float, float, str]]) -> str:
    """The text after edits, each at a place and up to a place of it, from 0 to 1."""
    for verb, one, other, odd in edits:
        start, end = sorted((int(one * len(text)), int(other * len(text))))
        end = min(end, start + 60)
        lines = text.split("\n")
        row = min(int(one * len(lines)), len(lines) - 1)
        text = {
            "delete": text[:start] + text[end:],
            "insert": text[:start] + odd + text[start:],
            "repeat": text[:end] + text[start:end] + text[end:],
            "drop line": "\n".join(lines[:row] + lines[row + 1 :]),
            "repeat line": "\n".join([*lines[: row + 1], *lines[row:]]),
            "indent line": "\n".join([*lines[:row], "  " + lines[row], *lines[row + 1 :]]),
        }[verb]
    return text


VERBS = ("delete", "insert", "repeat", "drop line", "repeat line", "indent line")
PLACE = st.floats(0, 1)
EDITS = st.lists(
    st.tuples(st.sampled_from(VERBS), PLACE, PLACE, st.sampled_from(ODD)), min_size=1, max_size=4
)
MUTATIONS = st.tuples(st.sampled_from(sorted(TEXTS)), EDITS)

IN_ONE_FOLDER = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(RICH, tmp_path)


def test_site_to_be_mutated_is_right(root: Path) -> None:
    assert built(root).findings == ()


def claim_findings_or_a_site(
    root: Path, mutation: tuple[str, list[tuple[str, float, float, str]]]
) -> None:
    path, edits = mutation
    write(root, path, mutated(TEXTS[path], edits).encode())
    try:
        report = built(root)
        claim_findings_are_whole(root, report)
    finally:
        write(root, path, TEXTS[path].encode())


def claim_findings_are_whole(root: Path, report: BuildReport) -> None:
    for finding in report.findings:
        check_place(finding, root)
    for ui_lang in UI_LANGUAGES:
        show(report.findings, "text", ui_lang, root)
    has_errors = any(one.severity is Severity.ERROR for one in report.findings)
    assert report.is_published != has_errors


@given(mutation=MUTATIONS)
@settings(IN_ONE_FOLDER, max_examples=50)
def test_mutated_text_is_built_or_explained(
    root: Path, mutation: tuple[str, list[tuple[str, float, float, str]]]
) -> None:
    claim_findings_or_a_site(root, mutation)


@pytest.mark.nightly
@pytest.mark.timeout(3000)
@given(mutation=MUTATIONS)
@settings(IN_ONE_FOLDER, max_examples=5000)
def test_text_mutated_many_times_is_built_or_explained(
    root: Path, mutation: tuple[str, list[tuple[str, float, float, str]]]
) -> None:
    claim_findings_or_a_site(root, mutation)
