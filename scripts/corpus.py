"""Which site is as large as a newsroom's, and as alike?

In go a folder and a number of articles; out comes a whole bilingual site in it: most stories in
both languages, every twentieth in one, partners, a visit for every forty stories, and texts of some
four hundred words with headings, lists, tables, pictures and links. The same number gives the same
site, so that figures can be compared.

`python scripts/corpus.py FOLDER --articles 1000` writes one to look at.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

from PIL import Image

LANGS = ("ru", "en")
PARTNERS = 30
PHOTOS = 40
STORIES_A_VISIT = 40
ONE_LANGUAGE_EVERY = 20
FIRST_DAY = date(2018, 1, 9)
STORIES_A_DAY = 2

_RUSSIAN = """
университет подписал соглашение о совместной подготовке инженеров в области новых материалов
делегация посетила лабораторию где студенты показали первые образцы стороны обсудили развитие обмена
и договорились продолжить работу осенью ректор отметил что проект идёт быстрее плана исследователи
представили доклад о прочности покрытий на конференции в городе у залива
"""

_ENGLISH = """
the university has signed an agreement on training engineers together in the field of new materials
the delegation visited a laboratory where students showed their first samples both sides spoke of
exchange and agreed to go on in autumn the rector said that the project was ahead of its plan
researchers gave a paper on the strength of coatings at a conference by the sea
"""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple(_RUSSIAN.split()),
    "en": tuple(_ENGLISH.split()),
}

_CONFIG = """\
url: https://news.example.org
timezone: Europe/Moscow
languages:
  ru: {name: Русский, locale: ru_RU, title: Большой вестник, description: Новости для измерений}
  en: {name: English, locale: en_GB, title: Large Herald, description: News to be measured}
publisher: partner-0
contact: {email: desk@news.example.org}
"""

_CATEGORIES = """\
cooperation: {name: {ru: Сотрудничество, en: Cooperation}}
science: {name: {ru: Наука, en: Science}}
students: {name: {ru: Студенты, en: Students}}
"""

_TAGS = """\
signing: {name: {ru: подписание, en: signing}}
exchange: {name: {ru: обмен, en: exchange}}
materials: {name: {ru: материалы, en: materials}}
robots: {name: {ru: роботы, en: robots}}
"""

_CATEGORY_KEYS = ("cooperation", "science", "students")
_TAG_KEYS = ("signing", "exchange", "materials", "robots")


def write_corpus(folder: Path, articles: int) -> int:
    """Write a site of about so many articles and return how many there are: text files in news."""
    _write(folder / "config.yaml", _CONFIG)
    _write(folder / "content/categories.yaml", _CATEGORIES)
    _write(folder / "content/tags.yaml", _TAGS)
    for number in range(PARTNERS):
        _write(folder / f"content/partners/partner-{number}.yaml", _partner(number))
    for number in range(PHOTOS):
        _photo(folder / f"content/photos/photo-{number}.jpg", number)
    stories = tuple(_stories(articles))
    for number in range(0, len(stories), STORIES_A_VISIT):
        file = folder / f"content/visits/visit-{number // STORIES_A_VISIT}.yaml"
        _write(file, _visit(number))
    for number, langs in enumerate(stories):
        year = _day(number).year
        for lang in langs:
            text = _article(number, lang, langs, stories)
            _write(folder / f"content/news/{year}/story-{number}.{lang}.md", text)
    return sum(map(len, stories))


def _stories(articles: int) -> Iterator[tuple[str, ...]]:
    """The languages of each story, until there are articles enough."""
    count = number = 0
    while count < articles:
        only = LANGS[number // ONE_LANGUAGE_EVERY % 2]
        langs = (only,) if number % ONE_LANGUAGE_EVERY == 0 else LANGS
        count += len(langs)
        number += 1
        yield langs


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number // STORIES_A_DAY)


def _article(
    number: int, lang: str, langs: tuple[str, ...], stories: tuple[tuple[str, ...], ...]
) -> str:
    random = Random(f"{number} {lang}")
    words = _WORDS[lang]
    front = [
        f"title: {_sentence(random, words, 7)} {number}",
        f"summary: {_sentence(random, words, 18)}.",
    ]
    if lang == langs[0]:
        front += _facts(number)
    else:
        front.append("translator: Anna Orlova")
    return "\n".join(("---", *front, "---", *_body(random, number, lang, stories), ""))


def _facts(number: int) -> list[str]:
    visit = number // STORIES_A_VISIT
    day = _day(number)
    return [
        f"date: {day}",
        f"category: {_CATEGORY_KEYS[number % len(_CATEGORY_KEYS)]}",
        f"tags: [{_TAG_KEYS[number % 4]}, {_TAG_KEYS[(number + 1) % 4]}]",
        f"visit: visit-{visit}",
        f"days: [{day}]",
        f"partners: [partner-{number % PARTNERS}, partner-{(number * 7 + 1) % PARTNERS}]",
        f"image: ../../photos/photo-{number % PHOTOS}.jpg",
    ]


def _body(
    random: Random, number: int, lang: str, stories: tuple[tuple[str, ...], ...]
) -> Iterator[str]:
    """Some four hundred words in a shape that news texts have."""
    words = _WORDS[lang]
    partner = f"partner:partner-{number % PARTNERS}"
    yield f"{_paragraph(random, words)} [{random.choice(words)}]({partner})."
    for part in range(3):
        yield f"\n## {_sentence(random, words, 4)} {{#part-{part}}}\n"
        yield _paragraph(random, words)
        yield f"\n{_paragraph(random, words)}"
    yield from ("", *(f"- {_sentence(random, words, 6)}" for _ in range(4)), "")
    yield f"![{_sentence(random, words, 5)}](../../photos/photo-{(number + 3) % PHOTOS}.jpg)"
    yield f"\n| {words[0]} | {words[1]} |\n|---|--:|"
    yield from (f"| {_sentence(random, words, 3)} | {random.randrange(5000)} |" for _ in range(4))
    yield f"\n{_paragraph(random, words)} **{random.choice(words)}**, *{random.choice(words)}*."
    other = number - 2
    if other >= 0 and lang in stories[other]:
        link = f"../{_day(other).year}/story-{other}.{lang}.md#part-1"
        yield f"\n[{_sentence(random, words, 3)}]({link}) {_paragraph(random, words)}"


def _paragraph(random: Random, words: tuple[str, ...]) -> str:
    return " ".join(f"{_sentence(random, words, random.randrange(9, 15))}." for _ in range(3))


def _sentence(random: Random, words: tuple[str, ...], length: int) -> str:
    return " ".join(random.choices(words, k=length)).capitalize()


def _partner(number: int) -> str:
    return (
        f"name: {{ru: Партнёрский университет {number}, en: Partner University {number}}}\n"
        f"kind: university\ncountry: CN\nself: {str(number == 0).lower()}\n"
    )


def _visit(first: int) -> str:
    last = first + STORIES_A_VISIT - 1
    number = first // STORIES_A_VISIT
    stops = "".join(
        f"  - date: {_day(first) + timedelta(days=day)}\n"
        f"    partners: [partner-{(number + day) % PARTNERS}]\n"
        f"    what: {{ru: Встреча {day}, en: Meeting {day}}}\n"
        for day in range(4)
    )
    return (
        f"title: {{ru: Поездка {number}, en: Journey {number}}}\n"
        f"starts: {_day(first)}\nends: {_day(last)}\nstops:\n{stops}"
    )


def _photo(file: Path, number: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1200, 800), (number * 5, 90, 160)).save(file)
    _write(
        file.with_name(f"{file.name}.yaml"), f"alt: {{ru: Снимок {number}, en: Photo {number}}}\n"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def main() -> None:
    """Write a corpus where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args()
    print(f"{write_corpus(given.folder, given.articles)} articles in {given.folder}")


if __name__ == "__main__":
    main()
