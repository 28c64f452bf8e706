"""Which pages has the newsroom beside its articles?

A plugin of Pelican's. In go the articles that Pelican has read, and `room.json`; each article gets
a `view` for its template, and once Pelican has written the articles, it is made to write the lists,
partners, visits, agreements and feeds, in every language. `eleventy_site/plan.mjs` does the same
for Eleventy, step by step.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

View = dict[str, Any]
Plan = Iterator[tuple[str, View]]
"""Templates, each with what it shows."""

# Pelican is there where Pelican runs this file, and nowhere that types are checked.
_signals: Any = import_module("pelican.plugins.signals")


def register() -> None:
    """Do our part when Pelican has read the articles, and when it writes pages."""
    _signals.article_generator_finalized.connect(_give_views)
    _signals.article_writer_finalized.connect(_write_pages)


def _give_views(generator: Any) -> None:
    room = json.loads(Path("room.json").read_text("utf-8"))
    stories = [_story(one, room) for one in (*generator.articles, *generator.translations)]
    stories.sort(key=lambda story: (story["day"], story["number"]), reverse=True)
    _relate(stories, room)
    generator.env.globals.update(_words(room))
    generator.context.update(room=room, stories=stories)


def _write_pages(generator: Any, writer: Any) -> None:
    """Have Pelican render and write what is planned, each page by the template that it names."""
    context = generator.context
    for name, view in plan(context["room"], context["stories"]):
        address = view["address"]
        file = f"{address}index.html" if address.endswith("/") else address
        template = generator.get_template(name)
        writer.write_file(file.lstrip("/"), template, context, view=view, url=address)


def _words(room: View) -> View:
    """What templates call."""
    sites = room["sites"]

    def word(lang: str, key: str, *filled: object) -> str:
        said: str = sites[lang]["words"][key]
        for value in filled:
            said = said.replace("{}", str(value), 1)
        return said

    def counted(lang: str, key: str, count: int) -> str:
        forms = sites[lang]["words"][key]
        said: str = forms.get(_form(lang, count)) or forms["other"]
        return said.replace("{}", str(count))

    def short_day(lang: str, date: str) -> str:
        _year, month, day = date.split("-")
        return f"{int(day)} {sites[lang]['day_months'][int(month) - 1]}"

    return {
        "room": room,
        "word": word,
        "counted": counted,
        "short_day": short_day,
        "day": lambda lang, date: f"{short_day(lang, date)} {date[:4]}",
        "json": lambda value: json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"),
        "whole": lambda story: _absolute(story["article"].content, room["host"]),
    }


def _form(lang: str, count: int) -> str:
    """The plural form of a number, by the rules of CLDR for whole numbers."""
    if lang != "ru":
        return "one" if count == 1 else "other"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else "many"


def _absolute(html: str, host: str) -> str:
    return html.replace('href="/', f'href="{host}/').replace('src="/', f'src="{host}/')


def _story(article: Any, room: View) -> View:
    """What templates see of an article, both on its page and as a card."""
    said, lang, day = article.metadata, article.lang, f"{article.date:%Y-%m-%d}"
    words, category = room["sites"][lang]["words"], said["category"].name
    path = f"news/{day[:4]}/{article.slug}/"
    return {
        "kind": "story",
        "section": "news",
        "lang": lang,
        "number": int(article.slug.rpartition("-")[2]),
        "key": article.slug,
        "path": path,
        "address": f"/{lang}/{path}",
        "is_first": True,
        "title": said["title"],
        "about": said["summary"],
        "day": day,
        "category": category,
        "tags": _keys(said["topics"]),
        "visit": said["visit"],
        "partners": _keys(said["partners"]),
        "agreements": _keys(said.get("agreements", "")),
        "image": said["image"],
        "image_alt": said["image_alt"],
        "translator": said.get("translator"),
        "article": article,
        "crumbs": [
            {"title": words["home"], "address": f"/{lang}/"},
            {"title": words["news"], "address": f"/{lang}/news/"},
            {
                "title": room["categories"][category][lang],
                "address": f"/{lang}/categories/{category}/",
            },
        ],
    }


def _keys(text: str) -> list[str]:
    return text.split(", ") if text else []


def _relate(stories: Sequence[View], room: View) -> None:
    """Tell each article of its translation and of its neighbours in the visit."""
    versions: dict[str, View] = defaultdict(dict)
    newer: dict[tuple[str, str], View] = {}
    for story in stories:
        versions[story["key"]][story["lang"]] = story
        before = newer.get((story["visit"], story["lang"]))
        if before:
            before["previous"], story["next"] = story, before
        newer[story["visit"], story["lang"]] = story
    for story in stories:
        found = versions[story["key"]]
        story["versions"] = {lang: found[lang] for lang in room["langs"] if lang in found}
        story["article"].view = story


def plan(room: View, stories: Sequence[View]) -> Plan:
    """All pages and feeds that are no articles, of every language, and the map of all."""
    pages: list[View] = list(stories)
    for lang in room["langs"]:
        told = _told(stories, lang)
        for name, view in _pages(room, told, lang):
            pages.append(view)
            yield name, view
        yield from _feeds(room, told, lang)
        yield "missing", _page(room, lang, "missing", "404.html", _word(room, lang, "not-found"))
    yield "sitemap", {"address": "/sitemap.xml", "pages": pages}


def _told(stories: Sequence[View], lang: str) -> dict[str, list[View]]:
    """The stories of each list by its path, newest first, each in one language."""
    told: dict[str, list[View]] = defaultdict(list)
    for story in stories:
        if story["lang"] == lang or lang not in story["versions"]:
            year, month, _day = story["day"].split("-")
            paths = ["", f"news/{year}/", f"news/{year}/{month}/"]
            paths += [f"categories/{story['category']}/", f"visits/{story['visit']}/"]
            paths += [f"tags/{key}/" for key in story["tags"]]
            paths += [f"partners/{key}/" for key in story["partners"]]
            for path in paths:
                told[path].append(story)
    return told


def _pages(room: View, told: dict[str, list[View]], lang: str) -> Plan:
    visits = [_row("visits", key, told) for key in _newest(room["visits"], "starts")]
    yield from _home(room, told, lang, visits)
    yield from _archive(room, told, lang)
    for registry, kicker in (("categories", "category"), ("tags", "tag")):
        for key, names in room[registry].items():
            view = _page(room, lang, "topic", f"{registry}/{key}/", names[lang])
            view |= {"kicker": _word(room, lang, kicker), "has_feed": registry == "categories"}
            yield from _paged("list", room, told, view)
    yield from _partners(room, told, lang, {row["key"]: row for row in visits})
    yield from _visits(room, told, lang, visits)
    register = _page(room, lang, "agreements", "agreements/", _word(room, lang, "agreements"))
    signed = _newest(room["agreements"], "signed")
    register["rows"] = [
        {
            "key": key,
            "title": room["agreements"][key]["title"][lang],
            "address": f"/{lang}/agreements/#{key}",
        }
        for key in signed
    ]
    yield "agreements", register


def _home(room: View, told: dict[str, list[View]], lang: str, visits: list[View]) -> Plan:
    view = _page(room, lang, "home", "", room["sites"][lang]["title"])
    view |= {"about": room["sites"][lang]["about"], "has_feed": True, "visits": visits[:4]}
    view["crumbs"] = []
    yield from _paged("list", room, told, view)


def _archive(room: View, told: dict[str, list[View]], lang: str) -> Plan:
    """The index of the archive, its years and its months."""
    names = room["sites"][lang]["months"]
    index = _page(room, lang, "archive", "news/", _word(room, lang, "archive"))
    paths = sorted((path for path in told if path.count("/") == 3), reverse=True)
    months = [path.split("/")[1:3] for path in paths]
    index["years"] = [
        {
            "title": year,
            "address": f"/{lang}/news/{year}/",
            "count": len(told[f"news/{year}/"]),
            "months": [
                {
                    "name": names[int(month) - 1],
                    "month": month,
                    "address": f"/{lang}/news/{year}/{month}/",
                    "count": len(told[f"news/{year}/{month}/"]),
                }
                for _, month in its_months
            ],
        }
        for year, its_months in groupby(months, key=lambda pair: pair[0])
    ]
    index["topics"] = [
        {
            "name": registry,
            "rows": [
                {"title": name[lang], "address": f"/{lang}/{registry}/{key}/"}
                for key, name in room[registry].items()
            ],
        }
        for registry in ("categories", "tags")
    ]
    yield "archive", index
    for year in index["years"]:
        path = f"news/{year['title']}/"
        view = _page(room, lang, "period", path, year["title"])
        yield from _paged("list", room, told, view | {"months": year["months"]})
        for month in year["months"]:
            name = f"{month['name']} {year['title']}"
            view = _page(room, lang, "period", f"{path}{month['month']}/", name)
            view["crumbs"].append({"title": year["title"], "address": year["address"]})
            yield from _paged("list", room, told, view)


def _partners(room: View, told: dict[str, list[View]], lang: str, visits: dict[str, View]) -> Plan:
    title = _word(room, lang, "partners")
    (other,) = (other for other in room["langs"] if other != lang)
    index = _page(room, lang, "partners", "partners/", title)
    index["rows"] = sorted(
        (
            _row("partners", key, told)
            | {"title": partner["name"][lang], "address": f"/{lang}/partners/{key}/"}
            for key, partner in room["partners"].items()
            if key != room["publisher"]
        ),
        key=lambda row: row["title"],
    )
    yield "partners", index
    for key, partner in room["partners"].items():
        name = partner["name"]
        view = _page(room, lang, "partner", f"partners/{key}/", name[lang])
        view["crumbs"].append({"title": title, "address": f"/{lang}/partners/"})
        view |= {"key": key, "other_lang": other, "other_name": name[other], "has_feed": True}
        view["visits"] = [visits[visit] for visit in partner["visits"]]
        yield from _paged("partner", room, told, view)


def _visits(room: View, told: dict[str, list[View]], lang: str, rows: list[View]) -> Plan:
    title = _word(room, lang, "visits")
    index = _page(room, lang, "visits", "visits/", title)
    index["rows"] = [
        row
        | {
            "title": room["visits"][row["key"]]["title"][lang],
            "address": f"/{lang}/visits/{row['key']}/",
            "year": room["visits"][row["key"]]["starts"][:4],
        }
        for row in rows
    ]
    index["years"] = [
        {"title": year, "rows": list(its_rows)}
        for year, its_rows in groupby(index["rows"], key=lambda row: row["year"])
    ]
    yield "visits", index
    for key, visit in room["visits"].items():
        view = _page(room, lang, "visit", f"visits/{key}/", visit["title"][lang])
        view["crumbs"].append({"title": title, "address": f"/{lang}/visits/"})
        stories, by_day = told[view["path"]], defaultdict(list)
        for story in reversed(stories):
            by_day[story["day"]].append(story)
        view |= {"key": key, "has_feed": True, "total": len(stories), "told": by_day}
        view["hosts"] = [_row("partners", host, told) for host in visit["hosts"]]
        yield "visit", view


def _feeds(room: View, told: dict[str, list[View]], lang: str) -> Plan:
    """Two feeds of the language and of each partner, visit and category, in its own texts only."""
    names = {"": room["sites"][lang]["title"]}
    names |= {f"categories/{key}/": one[lang] for key, one in room["categories"].items()}
    names |= {f"partners/{key}/": one["name"][lang] for key, one in room["partners"].items()}
    names |= {f"visits/{key}/": one["title"][lang] for key, one in room["visits"].items()}
    for path, title in names.items():
        own = [story for story in told[path] if story["lang"] == lang][: room["feed_size"]]
        view = {"lang": lang, "title": title, "of": f"/{lang}/{path}", "stories": own}
        view["is_whole"] = path == ""
        for form in ("xml", "json"):
            yield f"feed_{form}", view | {"address": f"/{lang}/{path}feed.{form}"}


def _page(room: View, lang: str, kind: str, path: str, title: str) -> View:
    """What every page has that is no article."""
    words = room["sites"][lang]["words"]
    section = path.partition("/")[0]
    said = words.get(f"about-{kind}", title).replace("{}", title)
    addresses = {other: {"address": f"/{other}/{path}", "title": title} for other in room["langs"]}
    crumbs = [{"title": words["home"], "address": f"/{lang}/"}]
    if kind in {"topic", "period"}:
        crumbs.append({"title": words["news"], "address": f"/{lang}/news/"})
    return {
        "kind": kind,
        "section": "news" if kind in {"topic", "period"} else section,
        "lang": lang,
        "path": path,
        "address": f"/{lang}/{path}",
        "is_first": True,
        "title": words["of-period"].replace("{}", title) if kind == "period" else title,
        "name": title,
        "about": said,
        "versions": addresses,
        "crumbs": crumbs,
    }


def _paged(template: str, room: View, told: dict[str, list[View]], view: View) -> Plan:
    """A list, some twenty stories a page."""
    stories, size = told[view["path"]], room["page_size"]
    count = max(-(-len(stories) // size), 1)
    tails = ["", *(f"page/{number}/" for number in range(2, count + 1))]
    addresses = [view["address"] + tail for tail in tails]
    for number, address in enumerate(addresses, 1):
        versions = {
            lang: one | {"address": one["address"] + tails[number - 1]}
            for lang, one in view["versions"].items()
        }
        yield (
            template,
            view
            | {
                "address": address,
                "versions": versions,
                "is_first": number == 1,
                "number": number,
                "count": count,
                "total": len(stories),
                "stories": stories[(number - 1) * size : number * size],
                "newer": addresses[number - 2] if number > 1 else None,
                "older": addresses[number] if number < count else None,
                "steps": list(_steps(addresses, number)),
            },
        )


def _steps(addresses: Sequence[str], current: int) -> Iterator[View]:
    """The first page, the last, those near this one, and a gap where some are left out."""
    for number, address in enumerate(addresses, 1):
        far = abs(number - current)
        if far <= 2 or number in {1, len(addresses)}:
            yield {"number": number, "address": address}
        elif far == 3:
            yield {"is_gap": True}


def _row(registry: str, key: str, told: dict[str, list[View]]) -> View:
    return {"key": key, "count": len(told.get(f"{registry}/{key}/", ()))}


def _newest(records: View, field: str) -> list[str]:
    return sorted(records, key=lambda key: records[key][field], reverse=True)


def _word(room: View, lang: str, key: str) -> str:
    said: str = room["sites"][lang]["words"][key]
    return said
