"""Which site is as large as a newsroom's, and as alike?

In go a folder and a corpus (`scripts/benchmarks/invention.py`); out comes the whole site in that
folder as editors would have written it for Vestnik.

`python scripts/corpus.py FOLDER --articles 1000` writes one to look at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.benchmarks.invention import (  # wherever this script is run from
    CATEGORIES,
    PARTNERS,
    PHOTOS,
    TAGS,
    TRANSLATOR,
    Corpus,
    Hrefs,
    Story,
    Visit,
    invent,
    partner_name,
    photo_alt,
    text_of,
)


def write_photos(folder: Path) -> None:
    """Write the pictures of every corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        picture = Image.new("RGB", (1200, 800), (number * 5, 90, 160))
        picture.save(folder / f"photo-{number}.jpg")


def write_text(file: Path, text: str) -> None:
    """Write one file of a site, and the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def fields(values: Mapping[str, object]) -> str:
    """YAML, a field a line: what JSON writes is YAML, too."""
    return "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()
    )


def write_corpus(folder: Path, corpus: Corpus) -> None:
    """Write the site that Vestnik builds."""
    content = folder / "content"
    write_text(folder / "config.yaml", _CONFIG)
    for registry, names in (("categories", CATEGORIES), ("tags", TAGS)):
        records = {key: {"name": name} for key, name in names.items()}
        write_text(content / f"{registry}.yaml", fields(records))
    for number in range(PARTNERS):
        write_text(content / f"partners/partner-{number}.yaml", fields(_partner(number)))
    for visit in corpus.visits:
        write_text(content / f"visits/visit-{visit.number}.yaml", fields(_visit(visit)))
        file = content / f"agreements/agreement-{visit.number}.yaml"
        write_text(file, fields(_agreement(visit)))
    write_photos(content / "photos")
    for number in range(PHOTOS):
        file = content / f"photos/photo-{number}.jpg.yaml"
        write_text(file, fields({"alt": photo_alt(number)}))
    for story in corpus.stories:
        for lang in story.langs:
            write_text(folder / article_path(story, lang), _article(corpus, story, lang))


def article_path(story: Story, lang: str) -> str:
    """Where Vestnik's site keeps the text of a story."""
    return f"content/news/{story.day.year}/{story.key}.{lang}.md"


_CONFIG = """\
url: https://news.example.org
timezone: Europe/Moscow
languages:
  ru: {name: Русский, locale: ru_RU, title: Большой вестник, description: Новости для измерений}
  en: {name: English, locale: en_GB, title: Large Herald, description: News to be measured}
publisher: partner-0
contact: {email: desk@news.example.org}
"""

_HREFS = Hrefs(
    partner=lambda number: f"partner:partner-{number}",
    story=lambda story, lang: f"../{story.day.year}/{story.key}.{lang}.md",
    photo=lambda number: f"../../photos/photo-{number}.jpg",
)


def _article(corpus: Corpus, story: Story, lang: str) -> str:
    """One file of a story: the first of its languages states the facts."""
    text = text_of(corpus, story, lang, _HREFS)
    front: dict[str, object] = {"title": text.title, "summary": text.summary}
    front |= _facts(story) if lang == story.langs[0] else {"translator": TRANSLATOR}
    return f"---\n{fields(front)}---\n{text.body}"


def _facts(story: Story) -> dict[str, object]:
    facts: dict[str, object] = {
        "date": str(story.day),
        "category": story.category,
        "tags": story.tags,
        "visit": f"visit-{story.visit}",
        "days": [str(story.day)],
        "partners": [f"partner-{number}" for number in story.partners],
        "image": f"../../photos/photo-{story.photo}.jpg",
    }
    if story.agreements:
        facts["agreements"] = [f"agreement-{number}" for number in story.agreements]
    return facts


def _partner(number: int) -> Mapping[str, object]:
    return {
        "name": partner_name(number),
        "kind": "university",
        "country": "CN",
        "self": number == 0,
    }


def _visit(visit: Visit) -> Mapping[str, object]:
    stops = [
        {"date": str(stop.day), "partners": [f"partner-{stop.partner}"], "what": stop.what}
        for stop in visit.stops
    ]
    return {
        "title": visit.title,
        "starts": str(visit.days[0]),
        "ends": str(visit.days[-1]),
        "stops": stops,
    }


def _agreement(visit: Visit) -> Mapping[str, object]:
    return {
        "title": visit.agreement,
        "signed": str(visit.signed),
        "valid_until": str(visit.valid_until),
        "parties": [f"partner-{number}" for number in visit.parties],
        "scope": visit.title,
        "visit": f"visit-{visit.number}",
    }


def main() -> None:
    """Write a corpus where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args()
    corpus = invent(given.articles)
    write_corpus(given.folder, corpus)
    print(f"{corpus.article_count} articles in {given.folder}")


if __name__ == "__main__":
    main()
