"""Which site do these tests edit?

A small newsroom that has one of everything, as a value: the files of a site by their paths. Every
field stands on a line of its own, and a record of a registry too, so that an edit is a line that
changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from PIL import Image

from tests.support.project import files

Files = Mapping[str, bytes]
"""The sources of a site by their paths from its root."""


def at(moment: str) -> datetime:
    """A moment by the clock of the newsroom's town."""
    return datetime.fromisoformat(f"{moment}+03:00")


NOON = at("2024-06-01T12:00")
"""When the newsroom builds, unless it is told another moment."""

MOMENTS = (
    NOON,
    at("2024-03-06T12:00"),
    at("2024-06-05T23:59:59"),
    at("2024-06-06T00:00"),
    at("2024-06-10T08:59:59"),
    at("2024-06-10T09:00"),
    at("2024-06-30T23:59:59"),
    at("2024-07-01T00:00"),
)
"""Moments between which something appears, expires, or ceases to hold."""


def picture(colour: str, size: tuple[int, int] = (48, 32)) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def newsroom() -> Files:
    """The site before any edit."""
    return {**{path: text.encode() for path, text in files(_TEXTS).items()}, **_MEDIA}


_MEDIA = {
    "content/photos/hall.png": picture("teal"),
    "content/photos/table.png": picture("navy"),
    "content/photos/mark.png": picture("olive", (16, 16)),
    "content/photos/unused.png": picture("maroon"),
    "content/static/mark.png": picture("olive", (16, 16)),
    "content/static/robots-note.txt": b"Nothing here is hidden.\n",
    "content/static/.well-known/desk.txt": b"desk@news.example.org\n",
    "content/files/treaty.pdf": b"%PDF-1.4\nThe text of the treaty.\n",
    "content/files/plan.pdf": b"%PDF-1.4\nNobody asks for this plan.\n",
    "content/news/2024/.treaty.ru.md.swp": b"b0VIM",
    "templates/assets/desk.css": b".desk { color: teal }\n",
}

_TEXTS = """\
-- config.yaml --
# The settings of the newsroom.
url: https://news.example.org
timezone: Europe/Moscow
languages: {ru: {name: Русский, locale: ru_RU, title: Вести, description: Новости отдела}, en: {name: English, locale: en_GB, title: Herald, description: News of the desk}}
publisher: home
contact: {email: desk@news.example.org}
rights: {ru: Все права у редакции, en: All rights reserved}
menu: [news, visits, partners, agreements, about]
page_size: 2
feed_size: 4
x_default: en
-- content/news/2024/treaty.ru.md --
---
title: «Договор» подписан
summary: Два университета подписали договор.
slug: dogovor
authors: [anna-orlova, Пётр Ёлкин]
date: 2024-03-05T18:30+03:00
category: cooperation
tags: [signing, science]
featured: true
visit: 2024-harbour
days: [2024-03-04/morning, 2024-03-05]
partners: [harbour, home]
people: [anna-orlova, li-ming]
agreements: [memorandum]
related: [tour]
image: ../../photos/table.png
photos: [../../photos/table.png, ../../photos/hall.png]
files: [{file: ../../files/treaty.pdf, title: {ru: Текст договора, en: Text of the treaty}}]
original: ru
---
Договор подписали [Университет гавани](partner:harbour) и мы, в [середине поездки](visit:2024-harbour).

## Что в нём {#inside}

Обмен студентами и [экскурсия](tour.ru.md).

## Что дальше

[Реестр](/ru/agreements/) пополнился.
-- content/news/2024/treaty.en.md --
---
title: “Treaty” signed
summary: Two universities have signed a treaty.
moved_from: [/en/old/treaty/]
translator: John Smith
published: 2024-03-07
updated: 2024-03-09T10:00+03:00
correction: {date: 2024-03-09, text: The term is two years and not three.}
relation: translation
---
It was signed by [Harbour University](partner:harbour) and ourselves.

## What is in it

An exchange of students, and [the tour](tour.en.md#route).

## What comes next

The [register](/en/agreements/) has grown.
-- content/news/2024/tour.en.md --
---
title: A tour of the harbour
date: 2024-03-04
category: campus
tags: [science]
visit: 2024-harbour
partners: [harbour]
image: ../../photos/hall.png
original: en
---
We saw the harbour by water, and then the [treaty](treaty.en.md#inside).

## The route {#route}

![The hall](../../photos/hall.png "A hall")
-- content/news/2024/tour.ru.md --
---
title: Экскурсия, рассказанная заново
relation: adaptation
translator: anna-orlova
published: 2024-03-08
---
По воде, а потом пешком. Для тех, кто [там не был](treaty.ru.md).
-- content/news/2024/week.ru.md --
---
title: Неделя в трёх абзацах
date: 2024-03-10
category: cooperation
digest_of: [treaty, tour]
---
Подписали. Показали. Уехали.
-- content/news/2024/week.en.md --
---
title: The week in one paragraph
relation: digest
digest_of: [treaty]
---
They signed.
-- content/news/2024/guests.ru.md --
---
title: Гости из гавани
date: 2024-05-13
visit: 2024-home
partners: [harbour, school]
---
Приехали [с ответным визитом](visit:2024-home) и пошли [на лекцию](lecture.ru.md).
-- content/news/2024/lecture.ru.md --
---
title: Лекция в мае
summary: Читает гость.
date: 2024-05-13
tags: [lectures]
people: [li-ming]
---
Читает Ли Мин. Было [о чём спросить](treaty.ru.md#next).
-- content/news/2023/campus.en.md --
---
title: The campus has grown
date: 2023-12-31T23:30+03:00
category: campus
---
A new building, and [a page that is gone](gone.en.md).

See [what was there](../2024/tour.en.md#nowhere).
-- content/news/2024/applications.en.md --
---
title: Applications are open
date: 2024-01-15
expires_at: 2024-06-05
related: [lecture]
---
Apply by the beginning of June.
-- content/news/2024/soon.ru.md --
---
title: Скоро открытие
date: 2024-06-10
publish_at: 2024-06-10T09:00+03:00
tags: [science]
---
Ещё рано.
-- content/news/2024/draft.en.md --
---
title: Not yet written
date: 2024-05-01
draft: true
---
Unfinished.
-- content/pages/about.ru.md --
---
title: О редакции
slug: o-redaktsii
---
Мы пишем о [договорах](../news/2024/treaty.ru.md#inside).
-- content/pages/about.en.md --
---
title: About the desk
---
We write about [treaties](../news/2024/treaty.en.md#inside).
-- content/pages/contacts.ru.md --
---
title: Контакты
---
Пишите [в отдел](about.ru.md).
-- content/partners/home.yaml --
name: {ru: Домашний университет, en: Home University}
short: {ru: ДУ, en: HU}
kind: university
country: RU
place: saint-petersburg
url: https://home.example.org/
self: true
-- content/partners/harbour.yaml --
name: {ru: Университет гавани, en: Harbour University}
aliases: {ru: [Гаванский университет], en: [University of the Harbour]}
predecessor: school
kind: university
country: HK
place: hong-kong
since: 2010
strategic: true
logo: ../photos/mark.png
-- content/partners/harbour.ru.md --
---
summary: Партнёр с давних пор.
---
Вместе пишем [договоры](../news/2024/treaty.ru.md).
-- content/partners/harbour.en.md --
A partner for many years.
-- content/partners/school.yaml --
name: {ru: Мореходная школа}
kind: institute
-- content/partners/lonely.yaml --
name: {ru: Одинокий институт, en: The Lonely Institute}
-- content/visits/2024-harbour.yaml --
title: {ru: Поездка в Гонконг, en: Journey to Hong Kong}
starts: 2024-03-03
ends: 2024-03-06
delegation: [{person: anna-orlova, role: {ru: глава делегации, en: head of the delegation}}, {person: Пётр Ёлкин}]
stops: [{date: 2024-03-04, part: morning, place: hong-kong, partners: [harbour], people: [li-ming], what: {ru: Встреча, en: A meeting}, photos: [../photos/hall.png]}, {date: 2024-03-05, what: {ru: Подписание, en: The signing}, agreements: [memorandum]}]
-- content/visits/2024-harbour.en.md --
The journey in brief.
-- content/visits/2024-home.yaml --
title: {ru: Ответный визит, en: The visit returned}
starts: 2024-05-13
ends: 2024-05-13
direction: incoming
-- content/visits/lonely.yaml --
title: {ru: Поездка без новостей, en: A journey without news}
starts: 2022-10-03
ends: 2022-10-04
-- content/agreements/memorandum.yaml --
title: {ru: Меморандум с гаванью, en: Memorandum with the harbour}
kind: memorandum
signed: 2024-03-05
valid_until: 2024-06-30
parties: [home, harbour]
scope: {ru: Обмен студентами, en: Exchange of students}
signatories: [anna-orlova, Li Ming]
place: hong-kong
visit: 2024-harbour
file: ../files/treaty.pdf
-- content/agreements/contract.yaml --
title: {ru: Старый контракт, en: Old contract}
signed: 2014-01-01
valid_until: 2019-01-01
parties: [home, school]
-- content/categories.yaml --
cooperation: {name: {ru: Сотрудничество, en: Cooperation}, slug: together, text: {ru: О совместной работе., en: About work done together.}}
campus: {name: {ru: Кампус, en: Campus}}
-- content/tags.yaml --
signing: {name: {ru: подписание, en: signing}}
science: {name: {ru: наука, en: science}}
lectures: {name: {ru: лекции, en: lectures}}
unused: {name: {ru: ничьё, en: nobody's}}
-- content/people.yaml --
anna-orlova: {name: {ru: Анна Орлова, en: Anna Orlova}, gender: female, roles: [{from: 2020-01-01, role: {ru: проректор, en: Vice-Rector}, partner: home}]}
li-ming: {name: {ru: Ли Мин, en: Li Ming}, gender: male}
-- content/places.yaml --
hong-kong: {name: {ru: Гонконг, en: Hong Kong}, country: HK, lat: 22.3, lon: 114.17}
saint-petersburg: {name: {ru: Санкт-Петербург, en: St. Petersburg}, country: RU, lat: 59.94, lon: 30.31}
-- content/photos/table.png.yaml --
caption: {ru: Стол с флагами, en: A table with flags}
alt: {ru: Стол с двумя флагами, en: A table with two flags}
credit: {ru: Фото редакции, en: Photo by the desk}
people: [anna-orlova]
-- content/photos/hall.png.yaml --
alt: {ru: Зал, en: A hall}
-- templates/partials/desk.html --
{# What the desk says under every story. #}
{% macro desk_note(name) %}<p class="desk-note">{{ name }}</p>{% endmacro %}
-- templates/locales/ru/LC_MESSAGES/messages.po --
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Next story"
msgstr "Дальше"
"""  # noqa: E501  # a line of a site is as long as it is
