"""What can be done to templates, catalogs, the theme's assets, and the site's settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.incremental.newsroom import Files
from tests.incremental.writing import Edit, adding, chosen, in_files, removing, replaced, stating

THEME = Path(__file__).parents[2] / "templates"

PLACES: Mapping[str, str] = {
    "base.html": "</main>",
    "article.html": '<article class="story">',
    "home.html": '<section class="latest">',
    "redirect.html": "</main>",
    "partials/card.html": '<div class="card-text">',
    "partials/badge.html": '<span class="badge',
    "partials/image.html": "<figure",
    "partials/footer.html": "</footer>",
}
"""A place in each of some templates where a mark can stand: in a page, a layout, a part that is
included, macros, and what draws the figures in texts and feeds.
"""


def marked(name: str, mark: str) -> Files:
    """A site's own template in place of the theme's, with a mark in it."""
    text = (THEME / name).read_text("utf-8")
    place = PLACES[name]
    assert place in text, f"no {place} in {name}"
    return {f"templates/{name}": text.replace(place, f"<!--{mark}-->{place}").encode()}


def _mark(files: Files, number: int) -> Files:
    name, rest = chosen(tuple(PLACES), number)
    return replaced(files, marked(name, f"mark {rest % 2}"))


_ARTICLE = (THEME / "article.html").read_text("utf-8")
_NOTE = '{% from "partials/desk.html" import desk_note %}\n'
_STORY = PLACES["article.html"]
_LATE = '{% include "partials/late.html" %}'

_PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"""
_PLURALS = """\
"Language: ru\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"
"""


def _words(lang: str, *pairs: tuple[str, str]) -> Files:
    strings = "".join(f'\nmsgid "{said}"\nmsgstr "{word}"\n' for said, word in pairs)
    return {f"templates/locales/{lang}/LC_MESSAGES/messages.po": (_PO + strings).encode()}


_STORIES = """
msgid "%(num)s story"
msgid_plural "%(num)s stories"
msgstr[0] "%(num)s\u00a0текст"
msgstr[1] "%(num)s\u00a0текста"
msgstr[2] "%(num)s\u00a0текстов"
"""

THEME_EDITS: Mapping[str, Edit] = {
    "mark a template": _mark,
    "delete a template": removing(in_files("templates/*.html")),
    "use a macro": adding(
        {"templates/article.html": _NOTE + _ARTICLE.replace(_STORY, _STORY + "{{ desk_note(1) }}")}
    ),
    "change a macro": adding(
        *(
            {
                "templates/partials/desk.html": (
                    f"{{% macro desk_note(name) %}}<p>{word} {{{{ name }}}}</p>{{% endmacro %}}\n"
                )
            }
            for word in ("One", "Two")
        )
    ),
    "include a new part": adding(
        *(
            {
                "templates/article.html": _ARTICLE.replace(_STORY, _LATE + _STORY),
                "templates/partials/late.html": f"<p>{word}, {{{{ view.text.title }}}}</p>\n",
            }
            for word in ("Late", "Later")
        )
    ),
    "add a template that nobody uses": adding({"templates/partials/idle.html": "<p>Idle</p>\n"}),
    "say a string otherwise": adding(
        _words("ru", ("Next story", "Ещё")),
        _words("ru", ("Next story", "Дальше"), ("Previous story", "Раньше")),
        _words("en", ("Related stories", "See also")),
        _words("en", ("Nobody asks for this", "At all")),
    ),
    "say a plural otherwise": adding(
        {"templates/locales/ru/LC_MESSAGES/messages.po": _PO + _PLURALS + _STORIES}
    ),
    "delete a catalog": removing(in_files("templates/locales/*")),
    "change an asset": adding(
        {"templates/assets/desk.css": b".desk { color: navy }\n"},
        {"templates/assets/vestnik.css": b"body { color: navy }\n"},
        {"templates/assets/added/desk.js": b"'use strict';\n"},
    ),
    "delete an asset": removing(in_files("templates/assets/*")),
}
"""Every edit of the theme, by its name."""

_CONFIG = in_files("config.yaml")
_RUSSIAN = "{name: Русский, locale: ru_RU, title: Вести, description: Новости отдела}"
_ENGLISH = "{name: English, locale: en_GB, title: Herald, description: News of the desk}"
_GERMAN = "{name: Deutsch, locale: de_DE, title: Bote, description: Nachrichten}"
_LANGUAGES = (
    f"{{ru: {_RUSSIAN.replace('Вести', 'Вести дня')}, en: {_ENGLISH.replace('Herald', 'News')}}}",
    f"{{en: {_ENGLISH.replace('GB', 'US')}, ru: {_RUSSIAN}}}",
    f"{{ru: {_RUSSIAN}, en: {_ENGLISH}, de: {_GERMAN}}}",
)


def _comment(files: Files, number: int) -> Files:
    return replaced(files, {"config.yaml": files["config.yaml"] + f"# Note {number}.\n".encode()})


CONFIG_EDITS: Mapping[str, Edit] = {
    "comment on the config": _comment,
    "retitle the site": stating(_CONFIG, *({"languages": one} for one in _LANGUAGES)),
    "move the site": stating(
        _CONFIG,
        {"url": "https://moved.example.org"},
        {"base_path": "/desk/"},
        {"url": "https://news.example.org", "base_path": None},
    ),
    "page otherwise": stating(_CONFIG, *({"page_size": size} for size in ("3", "50", "1", "2"))),
    "feed otherwise": stating(_CONFIG, {"feed_size": "2"}, {"feed_size": "30"}),
    "judge otherwise": stating(
        _CONFIG,
        {"severity": "{link-missing-target: off, image-without-alt: off}"},
        {"severity": "{link-missing-anchor: info, body-empty: info}"},
        {"severity": "{heading-level: error}"},
        {"severity": None},
    ),
    "choose a default": stating(_CONFIG, {"x_default": "ru"}, {"x_default": None}),
    "hide what is foreign": stating(_CONFIG, {"untranslated": "hide"}, {"untranslated": None}),
    "flatten addresses": stating(_CONFIG, {"permalinks": "flat"}, {"permalinks": None}),
    "spell otherwise": stating(
        _CONFIG, {"transliteration": "yandex"}, {"transliteration": "icao"}, {"timezone": "UTC"}
    ),
    "order the menu": stating(
        _CONFIG, {"menu": "[partners, news, contacts]"}, {"menu": "[news, about]"}, {"menu": None}
    ),
    "publish as another": stating(_CONFIG, {"publisher": None}, {"publisher": "home"}),
    "state rights": stating(_CONFIG, {"rights": "{ru: CC BY}"}, {"contact": None, "rights": None}),
    "paint otherwise": stating(
        _CONFIG, {"theme": "{accent: red, logo: /mark.png}"}, {"theme": None}
    ),
    "read HTML": stating(_CONFIG, {"markdown": "{html: sanitized}"}, {"markdown": None}),
    "compress": stating(_CONFIG, {"publish": "{precompress: true}"}, {"publish": None}),
    "prove ownership": stating(
        _CONFIG,
        {"indexnow": "{key: 0123456789abcdef}"},
        {"security": "{contact: 'mailto:a@b.example', expires: 2024-06-10}"},
        {"indexnow": None, "security": None},
    ),
    "name a country": stating(
        _CONFIG, {"countries": "{HK: {ru: Сянган, en: HK}}"}, {"countries": None}
    ),
}
"""Every edit of the settings, by its name."""
