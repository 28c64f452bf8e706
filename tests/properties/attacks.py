"""A site in which every text that a person may write holds the same piece of text.

Where the piece is an attack, what comes of it must differ from what comes of a harmless word in
nothing but that word.
"""

from __future__ import annotations

import json

SITE = """\
-- config.yaml --
url: https://news.example.org
timezone: Europe/Moscow
languages:
  ru: {name: "Русский @@", locale: ru_RU, title: "Вести @@", description: "Новости @@"}
  en: {name: "English @@", locale: en_GB, title: "Herald @@", description: "News @@"}
publisher: home
contact: {email: desk@news.example.org}
rights: {ru: "Права @@", en: "Rights @@"}
menu: [news, visits, partners, agreements, about]
-- content/news/first.ru.md --
---
title: "Первая @@"
summary: "Сводка @@"
authors: [anna, "Автор @@"]
date: 2023-06-02
updated: 2023-06-04
category: work
tags: [signing]
featured: true
visit: journey
days: [2023-06-02]
partners: [harbour, home]
people: [anna]
agreements: [paper]
related: [second]
image: ../photos/a.png
photos: [../photos/a.png, ../photos/b.png]
files: [{file: ../photos/b.png, title: {ru: "Файл @@", en: "File @@"}}]
correction: {date: 2023-06-04, text: "Поправка @@"}
source: {name: "Источник @@", url: "https://example.com/", retrieved: 2023-06-01, kind: summary}
---
Текст.

![](../photos/a.png)
-- content/news/first.en.md --
---
title: "First @@"
summary: "Summary @@"
translator: "Translator @@"
---
A text with [its partner](partner:harbour).
-- content/news/second.en.md --
---
title: "Second @@"
date: 2023-06-03
digest_of: [first]
---
A text in one language.
-- content/pages/about.ru.md --
---
title: "О нас @@"
summary: "Мы @@"
---
Мы.
-- content/pages/about.en.md --
---
title: "About @@"
---
We.
-- content/partners/harbour.yaml --
name: {ru: "Гавань @@", en: "Harbour @@"}
short: {ru: "Г @@", en: "H @@"}
aliases: {ru: ["Порт @@"], en: ["Port @@"]}
names: [{until: 1999-12-31, ru: "Пристань @@", en: "Pier @@"}]
predecessor: home
kind: company
country: CN
place: town
url: https://harbour.example.com/
-- content/partners/harbour.en.md --
---
summary: "About the harbour @@"
authors: ["Author @@"]
---
Water.
-- content/partners/home.yaml --
name: {ru: "Дом @@", en: "Home @@"}
self: true
-- content/visits/journey.yaml --
title: {ru: "Поездка @@", en: "Journey @@"}
starts: 2023-06-01
ends: 2023-06-02
delegation: [{person: anna, role: {ru: "глава @@", en: "head @@"}}, {person: "Гость @@"}]
stops:
  - date: 2023-06-02
    part: evening
    place: town
    partners: [harbour]
    people: [anna]
    what: {ru: "Встреча @@", en: "Meeting @@"}
    agreements: [paper]
    photos: [../photos/b.png]
-- content/agreements/paper.yaml --
title: {ru: "Договор @@", en: "Treaty @@"}
kind: memorandum
signed: 2023-06-02
parties: [home, harbour]
scope: {ru: "О чём @@", en: "What @@"}
signatories: [anna, "Somebody @@"]
place: town
visit: journey
-- content/places.yaml --
town: {name: {ru: "Город @@", en: "Town @@"}, country: CN, lat: 1, lon: 2}
-- content/people.yaml --
anna:
  name: {ru: "Анна @@", en: "Anna @@"}
  roles: [{role: {ru: "проректор @@", en: "Vice-Rector @@"}, partner: home}]
-- content/categories.yaml --
work: {name: {ru: "Дела @@", en: "Work @@"}, text: {ru: "Введение @@", en: "Introduction @@"}}
-- content/tags.yaml --
signing: {name: {ru: "подпись @@", en: "signing @@"}, text: {ru: "Введение @@", en: "Words @@"}}
-- content/photos/a.png.yaml --
caption: {ru: "Подпись @@", en: "Caption @@"}
alt: {ru: "Вид @@", en: "View @@"}
credit: {ru: "Снимок @@", en: "Photo @@"}
-- content/photos/b.png.yaml --
alt: {ru: "Другой вид @@", en: "Another view @@"}
"""

HARMLESS = "word"

PIECES = (
    "<script>alert(1)</script>", "</script>", "</title>", "</textarea>", "<!--", "-->", "]]>",
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", '"', "'", "`", "<", ">", "&", "&lt;",
    "&#60;script&#62;", '" onmouseover="alert(1)', "javascript:alert(1)", "{{ 7*7 }}", "{% raw %}",
    "{#", "{0}", "{title}", "%(num)s", "%s", "%", "\\", "\\u003c", "$x", "=", "/", "#", "*", "_",
    "](https://evil.example/)", "\u2028", "\u00a0", "\u0301", "𝕏", "ё", " ", "-- ",
)  # fmt: skip
"""Of what attacks are made, on HTML, JSON, XML, templates, catalogs and formatting."""


def site_with(piece: str) -> str:
    """The site's files, with the piece in every text."""
    return SITE.replace("@@", json.dumps(piece, ensure_ascii=False)[1:-1])
