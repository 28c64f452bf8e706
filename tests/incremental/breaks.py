"""What makes a site wrong: edits after which a build finds errors and publishes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from tests.incremental.newsroom import Files
from tests.incremental.writing import (
    TEXTS,
    Edit,
    adding,
    in_files,
    leading,
    removing,
    rewriting,
    stating,
)

BREAKS: Mapping[str, Edit] = {
    "lose a title": stating(in_files(TEXTS), {"title": None}),
    "misspell a field": stating(in_files(TEXTS), {"titel": "X"}, {"sumary": "X"}),
    "break the YAML": stating(in_files(TEXTS), {"summary": "a: b"}, {"summary": '"open'}),
    "lose a date": stating(leading, {"date": None}, {"date": "06.06.2023"}),
    "name nobody": stating(leading, {"partners": "[nobody]"}, {"tags": "[nobody]"}),
    "empty a file": rewriting(in_files(TEXTS), lambda _text, _number: ""),
    "leave a conflict": rewriting(
        in_files(TEXTS), lambda text, _number: f"<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n"
    ),
    "write no UTF-8": adding({"content/news/2024/bad.ru.md": "---\ntitle: Ы\n".encode("cp1251")}),
    "use an unknown language": adding({"content/news/2024/x.xx.md": "---\ntitle: X\n---\nX\n"}),
    "use a key twice": adding(
        {"content/news/2023/treaty.ru.md": "---\ntitle: X\ndate: 2024-01-01\n---\nX\n"}
    ),
    "take an address": adding(
        {"content/news/2024/y.ru.md": "---\ntitle: Y\nslug: tour\ndate: 2024-01-01\n---\nY\n"},
        {"content/static/ru/index.html": b"Not the home.\n"},
    ),
    "break a record": stating(
        in_files("content/partners/*.yaml", "content/visits/*.yaml"),
        {"nmae": "X"},
        {"name": "[", "title": "["},
    ),
    "delete a registry": removing(
        in_files("content/people.yaml", "content/places.yaml", "content/tags.yaml")
    ),
    "break a photo": adding({"content/photos/hall.png": b"Not a picture.\n"}),
    "break a template": adding(
        {"templates/partials/card.html": "{% macro card(%}"},
        {"templates/article.html": '{% include "partials/nowhere.html" %}'},
        {"templates/article.html": "<p>\n{{ view.no_such_thing }}</p>\n"},
        {"templates/base.html": "\xff".encode("latin-1")},
    ),
    "break a catalog": adding(
        {"templates/locales/ru/LC_MESSAGES/messages.po": "These are no words.\n"}
    ),
    "break the config": stating(
        in_files("config.yaml"),
        {"page_sise": "3"},
        {"page_size": "many"},
        {"timezone": "Europe/Moskva"},
        {"severity": "{no-such-code: off}"},
        {"url": None},
    ),
}
"""Every way to break a site, by its name."""


def break_often(files: Files, number: int) -> Files:
    """Several errors at once, in places that have nothing to do with one another."""
    broken = files
    for distance, name in enumerate(_FAR_APART):
        broken = BREAKS[name](broken, number + distance)
    return broken


_FAR_APART = (
    "misspell a field", "lose a date", "break a record", "break a photo", "take an address",
)  # fmt: skip
