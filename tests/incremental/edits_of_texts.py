"""What can be done to articles, standalone pages and the texts of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from tests.incremental.newsroom import Files
from tests.incremental.writing import (
    TEXTS,
    Edit,
    Fields,
    chosen,
    in_files,
    joined,
    leading,
    lying,
    parted,
    removing,
    replaced,
    rewriting,
    stated,
    stating,
)

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
_LINKS = (
    "[поездка](visit:2024-harbour)",
    "[школа](partner:school)",
    "[гавань](../2024/tour.en.md#route)",
    "[договор](../2024/treaty.ru.md)",
    "[реестр](/en/agreements/)",
    "[файл](../../files/plan.pdf)",
    "[далеко](https://example.com/)",
    "[новое](added-1.ru.md)",
    "[ещё новее](../2024/added-2.en.md#part)",
    "[скоро](../2024/soon.ru.md)",
    "[черновик](../2024/draft.en.md)",
)
_PICTURES = (
    '![Зал](../../photos/hall.png "Зал")',
    "![](../../photos/mark.png)",
    "![Стол](../../photos/table.png){width=20}",
    "![Ничьё](../../photos/unused.png) в строке",
    "![Зал](../../photos/hall.png)\n\n![Стол](../../photos/table.png)",
)
_PARTS = (
    "## Ещё часть\n\nВ ней мало.",
    "### Мелочи {#route}\n\nИх много.",
    "# Слишком крупно\n\nЭто предупреждение.",
    "| Кто | Сколько |\n|---|--:|\n| мы | 2 |",
    "Сноска[^1].\n\n[^1]: Вот она.",
    "::: note\nЗаметка.\n:::",
    "::: video https://video.example.com/watch?v=1\n:::",
    "<b>Разметка</b> в тексте.",
    "Один {.strange #header} абзац.",
)


def _added(pieces: tuple[str, ...], body: str, number: int) -> str:
    piece, rest = chosen(pieces, number)
    return f"{piece}\n\n{body}" if rest % 2 else f"{body}\n{piece}\n"


def _sentence(body: str, number: int) -> str:
    return f"{body}\nВот и всё, в {number + 1}-й раз.\n"


def _last_mark(body: str, _number: int) -> str:
    """Another mark at the end: as many bytes, and in their middle nothing changed."""
    end = body.rstrip("\n")
    return f"{end[:-1]}{'!' if end.endswith('.') else '.'}\n" if end else body


def _links_moved(body: str, _number: int) -> str:
    link = _LINK.search(body)
    return f"{body.replace(link[0], link[1], 1)}\n{link[0]}\n" if link else body


def _paragraph_removed(body: str, number: int) -> str:
    paragraphs = body.split("\n\n")
    gone, _ = chosen(range(len(paragraphs)), number)
    return "\n\n".join(one for index, one in enumerate(paragraphs) if index != gone)


_BODY_EDITS: Mapping[str, Callable[[str, int], str]] = {
    "add a sentence": _sentence,
    "change a mark": _last_mark,
    "begin otherwise": lambda body, number: f"Начало {number + 1}.\n\n{body}",
    "move lines down": lambda body, number: "\n" * (number % 3 + 1) + body,
    "add a broken link": lambda body, number: f"{body}\n[Нет](no-such-{number % 3}.ru.md)\n",
    "add a link": partial(_added, _LINKS),
    "unlink": lambda body, _: _LINK.sub(r"\1", body),
    "move a link": _links_moved,
    "add a part": partial(_added, _PARTS),
    "remove headings": lambda body, _: re.sub(r"(?m)^#+ .*\n", "", body),
    "lower headings": lambda body, _: re.sub(r"(?m)^(#+ )", r"#\1", body),
    "name anchors": lambda body, number: re.sub(
        r"(?m)^(#+ [^{\n]*\w)$", rf"\1 {{#part-{number}}}", body
    ),
    "add a picture": partial(_added, _PICTURES),
    "remove a paragraph": _paragraph_removed,
    "empty the body": lambda _body, _number: "",
}

_FIELDS: Mapping[str, tuple[Fields, ...]] = {
    "retitle": ({"title": "Заново названо"}, {"title": "“Named” <b>anew</b>"}, {"title": "Ё" * 90}),
    "summarise": ({"summary": "Иначе кратко."}, {"summary": None}),
    "sign": ({"authors": "[li-ming]"}, {"authors": "[Некто]"}, {"authors": None}),
    "reslug": ({"slug": "other-place"}, {"slug": "a-third-place"}, {"slug": None}),
    "appear": ({"published": "2024-03-12"}, {"published": "2024-06-05"}, {"published": None}),
    "schedule": ({"publish_at": "2024-06-05"}, {"publish_at": "2024-07-01"}, {"publish_at": None}),
    "expire": ({"expires_at": "2024-03-06"}, {"expires_at": "2024-06-10"}, {"expires_at": None}),
    "draft": ({"draft": "true"}, {"draft": None}),
    "update": ({"updated": "2024-05-20"}, {"updated": None}),
    "correct": ({"correction": "{date: 2024-05-20, text: Было не так.}"}, {"correction": None}),
    "cite": ({"source": "{name: The Harbour Times, kind: summary}"}, {"source": None}),
    "condense": ({"digest_of": "[guests]"}, {"digest_of": "[tour, campus]"}, {"digest_of": None}),
    "accept": (
        {"waive": "{link-missing-target: known, link-missing-anchor: known}"},
        {"waive": None},
    ),
    "keep beside": ({"extra": "{note: 1}"}, {"extra": "{note: 2}"}),
}
"""Fields that are a text's own."""

_FACTS: Mapping[str, tuple[Fields, ...]] = {
    "redate": ({"date": "2023-11-02"}, {"date": "2024-05-13T01:30+03:00"}, {"date": "2024-06-05"}),
    "move to a category": (
        {"category": "campus"},
        {"category": "cooperation"},
        {"category": None},
    ),
    "tag": ({"tags": "[unused]"}, {"tags": "[science, lectures]"}, {"tags": None}),
    "feature": ({"featured": "true"}, {"featured": None}),
    "assign partners": ({"partners": "[lonely]"}, {"partners": "[harbour]"}, {"partners": None}),
    "assign people": ({"people": "[anna-orlova]"}, {"people": None}),
    "assign agreements": ({"agreements": "[contract]"}, {"agreements": None}),
    "relate": ({"related": "[campus, week]"}, {"related": "[soon]"}, {"related": None}),
    "send on a visit": (
        {"visit": "2024-harbour", "days": "[2024-03-05/evening]"},
        {"visit": "2024-home", "days": "[2024-05-13]"},
        {"visit": "lonely", "days": None},
        {"visit": None, "days": None},
    ),
    "illustrate": (
        {"image": "../../photos/unused.png", "photos": "[../../photos/mark.png]"},
        {"image": "../../photos/hall.png", "photos": None},
        {"image": None, "photos": None},
    ),
    "attach": (
        {"files": "[{file: ../../files/plan.pdf}]"},
        {"files": "[{file: ../../files/treaty.pdf, title: {ru: Договор}}]"},
        {"files": None},
    ),
}
"""Fields that hold for the whole story."""

_TWIN = {"ru": "en", "en": "ru"}
_WORDS = {
    "ru": ("Добавлено", "Новый текст о [договоре](../2024/treaty.ru.md)."),
    "en": ("Added", "A new text about [the tour](../2024/tour.en.md#route)."),
}
_RECORDS = ("partners/lonely", "partners/school", "visits/2024-home", "partners/home")


def _article(lang: str, number: int) -> str:
    title, body = _WORDS[lang]
    front = f"title: {title}, {number}\ndate: 2024-0{number % 6 + 1}-11\n"
    return f"---\n{front}---\n{body}\n\n## Часть {{#part}}\n"


def _add(*langs: str) -> Edit:
    def edit(files: Files, number: int) -> Files:
        key = f"added-{number % 3 + 1}"
        texts = {f"content/news/2024/{key}.{lang}.md": _article(lang, number) for lang in langs}
        return replaced(files, dict(texts))

    return edit


def _add_beside(stems: Sequence[str], text: str) -> Edit:
    """The edit that adds a text of one of some keys, in one language or the other."""

    def edit(files: Files, number: int) -> Files:
        stem, rest = chosen(stems, number)
        lang, rest = chosen(("ru", "en"), rest)
        return replaced(files, {f"content/{stem}.{lang}.md": f"{text}\nFor time {rest}.\n"})

    return edit


def _of_one(
    where: Callable[[Files], Sequence[str]],
    change: Callable[[Files, str, int], Mapping[str, bytes | str | None]],
) -> Edit:
    """The edit that begins with one of some texts and may change other files too."""

    def edit(files: Files, number: int) -> Files:
        paths = where(files)
        return replaced(files, change(files, *chosen(paths, number))) if paths else files

    return edit


def _add_twin(_files: Files, path: str, number: int) -> Mapping[str, str]:
    """The other text of a story that has only one."""
    title, body = _WORDS[_lang(_twin(path))]
    return {_twin(path): f"---\ntitle: {title}, {number}\n---\n{body}\n"}


def _delete_story(_files: Files, path: str, _number: int) -> Mapping[str, None]:
    return {path: None, _twin(path): None}


def _rename(files: Files, path: str, number: int) -> Mapping[str, str | None]:
    """Another key for a story; every other time with a redirect from its old address."""
    changes: dict[str, str | None] = {}
    for old in {path, _twin(path)} & files.keys():
        name = PurePosixPath(old)
        key = name.name.partition(".")[0]
        text = files[old].decode("utf-8", "surrogateescape")
        fields = {"moved_from": f"[/{_lang(old)}/news/2024/{key}/]"} if number % 2 else {}
        new = name.with_name(f"{key}-{number % 2}.{_lang(old)}.md").as_posix()
        changes |= {old: None, new: stated(text, fields) if fields else text}
    return changes


def _move(files: Files, path: str, number: int) -> Mapping[str, bytes | None]:
    """Another folder, as deep."""
    folder = ("2024", "2023", "archive")[number % 3]
    return {path: None, f"content/news/{folder}/{PurePosixPath(path).name}": files[path]}


def _swap(files: Files, path: str, number: int) -> Mapping[str, bytes]:
    """Two files change their contents."""
    other, _ = chosen(leading(files), number)
    return {path: files[other], other: files[path]}


def _copy(files: Files, path: str, number: int) -> Mapping[str, str]:
    """The text of a story becomes another's too."""
    text = files[path].decode("utf-8", "surrogateescape")
    copied = stated(text, {"slug": None, "moved_from": None})
    return {f"content/news/2024/copy-{number % 2}.{_lang(path)}.md": copied}


def _lang(path: str) -> str:
    return path.rsplit(".", 2)[1]


def _twin(path: str) -> str:
    stem, lang, ending = path.rsplit(".", 2)
    return f"{stem}.{_TWIN.get(lang, lang)}.{ending}"


def _following(files: Files) -> Sequence[str]:
    return [path for path in lying(files, TEXTS) if path not in leading(files)]


def _paired(files: Files) -> Sequence[str]:
    return [path for path in leading(files) if _twin(path) in files]


def _alone(files: Files) -> Sequence[str]:
    return [path for path in leading(files) if _twin(path) not in files]


def _of_body(change: Callable[[str, int], str]) -> Callable[[str, int], str]:
    def rewrite(text: str, number: int) -> str:
        head, body = parted(text)
        return joined(head, change(body or "", number))

    return rewrite


_EVERY_TEXT = in_files(TEXTS)
_PAGES = in_files("content/pages/*.md")
_RECORD_TEXTS = in_files("content/partners/*.md", "content/visits/*.md")

TEXT_EDITS: Mapping[str, Edit] = {
    **{name: rewriting(_EVERY_TEXT, _of_body(change)) for name, change in _BODY_EDITS.items()},
    **{name: stating(_EVERY_TEXT, *variants) for name, variants in _FIELDS.items()},
    **{name: stating(leading, *variants) for name, variants in _FACTS.items()},
    "state the original": stating(
        _paired, {"original": "ru"}, {"original": "en"}, {"original": None}
    ),
    "add a russian text": _add("ru"),
    "add an english text": _add("en"),
    "add a pair": _add("ru", "en"),
    "add a twin": _of_one(_alone, _add_twin),
    "delete a twin": removing(_following),
    "delete a story": _of_one(leading, _delete_story),
    "rename": _of_one(leading, _rename),
    "move": _of_one(_EVERY_TEXT, _move),
    "swap": _of_one(leading, _swap),
    "copy": _of_one(leading, _copy),
    "rewrite a page": rewriting(_PAGES, _of_body(_sentence)),
    "retitle a page": stating(_PAGES, {"title": "Иначе"}, {"title": "Otherwise"}),
    "delete a page": removing(in_files("content/pages/contacts*")),
    "add a page": _add_beside(("pages/added", "pages/contacts"), "---\ntitle: Added\n---\nNew."),
    "rewrite a record's text": rewriting(_RECORD_TEXTS, _sentence),
    "delete a record's text": removing(_RECORD_TEXTS),
    "add a record's text": _add_beside(_RECORDS, "A text about [it](partner:harbour)."),
}
"""Every edit of a text, by its name."""
