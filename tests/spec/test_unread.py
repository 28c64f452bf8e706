"""A wrong field, alone: it is found once, nothing follows from it, and it hides nothing."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from tests.spec.test_mutations import RICH
from tests.support.project import built, files, make, project, write

FULL = (
    RICH.replace("country: CN\nplace", "country: CN\nself: true\nplace").replace(
        "timezone: Europe/Moscow", "timezone: Europe/Moscow\npublisher: etri"
    )
    + """\
-- content/news/hall.jpg.yaml --
caption: {ru: Зал, en: The hall}
alt: {ru: Пустой зал, en: An empty hall}
-- content/news/journey.ru.md --
---
title: Поездка
date: 2023-05-29
published: 2023-06-05
original: ru
translation_key: road
slug: doroga
category: science
visit: china
days: [2023-05-31]
image: hall.jpg
---
Делегация вернулась. [Открытие](/ru/news/2023/opening/).
-- content/news/travel.en.md --
---
title: The journey
published: 2023-06-05
relation: adaptation
translation_key: road
tags: [robotics]
days: [2023-06-01]
---
The delegation is back.
-- content/news/answer.ru.md --
---
title: Ответ
date: 2023-06-06
tags: [robotics]
related: [road]
---
Ответ.
-- content/news/answer.en.md --
---
title: An answer
relation: digest
tags: []
---
An answer.
"""
)
"""The rich site with the rest of what can be written and can be missed."""

WITH_PROBLEMS = (
    FULL.replace("tags: [robotics]", "tags: [robotics, nothing]")
    .replace("[английский текст](opening.en.md)", "[другой](nowhere.md), [год](/ru/news/1999/)")
    .replace("days: [2023-05-30/afternoon]", "days: [2023-05-30/afternoon, 2023-07-01]")
    .replace("place: hangzhou\nsince", "place: nowhere\nsince")
    .replace("partners: [etri]\n    what", "partners: [nobody]\n    what")
    .replace("parties: [etri]", "parties: [etri, nobody]\nvisit: nowhere")
    .replace("country: CN\n  lat", "country: XX\n  lat")
)
"""The rich site with something wrong in most of its files."""

FOLLOWING = {
    "field-missing", "date-missing", "days-without-visit", "text-without-record",
    "visit-day-outside", "link-missing-address", "text-before-day", "facts-differ",
    "image-without-alt", "publisher-not-self", "relation-without-original",
}  # fmt: skip
"""What may be said of a field that is not there, and must not be said of one that is wrong."""

FIELD = re.compile(r"^(?P<indent>(?:  )?)(?P<name>[a-z_]+):.*\n(?:(?P=indent) .*\n)*", re.MULTILINE)

TEXTS: Mapping[str, Mapping[str, str]] = {"right": files(FULL), "wrong": files(WITH_PROBLEMS)}


def fields(path: str, text: str) -> Iterable[re.Match[str]]:
    """The top-level fields of a text, or of the record in a file of many."""
    is_of_many = path.count("/") == 1
    head = text[: text.index("\n---\n", 3) + 1] if path.endswith(".md") else text
    return [
        match
        for match in FIELD.finditer(head, head.index("\n") + 1 if is_of_many else 0)
        if bool(match["indent"]) == is_of_many
    ]


PLACES = [
    (path, match["name"])
    for path, text in TEXTS["right"].items()
    if path.startswith("content/") and path.endswith((".md", ".yaml"))
    for match in fields(path, text)
]


def site(text: str, folder: Path) -> Path:
    root = project(text, folder)
    make(root, "image content/news/hall.jpg JPEG")
    return root


def found(root: Path) -> set[Diagnostic]:
    return {one.diagnostic for one in built(root).findings}


def changed(site: str, path: str, name: str, wanted: str) -> str:
    """The text with a field written in another way, on as many lines."""
    text = TEXTS[site][path]
    (match,) = (one for one in fields(path, text) if one["name"] == name)
    first = f"{match['indent']}{wanted}"
    return text[: match.start()] + first + "\n" * match[0].count("\n") + text[match.end() :]


def test_the_site_without_wrong_fields_is_right(tmp_path: Path) -> None:
    assert found(site(FULL, tmp_path)) == set()


@pytest.mark.parametrize(("path", "name"), PLACES)
def test_a_wrong_field_is_one_finding(tmp_path: Path, path: str, name: str) -> None:
    root = site(FULL, tmp_path)
    for wrong in (f"{name}: [[wrong]]", f"{name}x: wrong"):
        write(root, path, changed("right", path, name, wrong).encode())

        (one,) = found(root)
        assert one.position.path == path


@pytest.mark.parametrize(("path", "name"), PLACES)
def test_a_wrong_field_hides_nothing(tmp_path: Path, path: str, name: str) -> None:
    root = site(WITH_PROBLEMS, tmp_path)
    write(root, path, changed("wrong", path, name, f"{name}: [[wrong]]").encode())
    with_wrong = found(root)
    write(root, path, changed("wrong", path, name, "extra: {}").encode())
    without = found(root)

    (own,) = with_wrong - without
    assert own.code.startswith("field-")
    assert {one.code for one in without - with_wrong} <= FOLLOWING


@pytest.mark.parametrize("path", sorted({path for path, _ in PLACES}))
def test_an_unreadable_file_is_one_finding(tmp_path: Path, path: str) -> None:
    root = site(FULL, tmp_path)
    write(root, path, b"\xff")

    (one,) = found(root)
    assert one.position.path == path
