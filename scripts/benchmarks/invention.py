"""What does an invented newsroom report?

In goes a number of articles; out comes a `Corpus`: two hundred partners, a visit and an agreement
for every forty stories, most stories in both languages and every twentieth in one, and texts of
some four hundred words with headings, a list, a table, a picture and links. The same number gives
the same corpus, so that figures can be compared.

A corpus is values, not files: each generator that builds it has a writer of its own, and only the
way in which a text names what it links to is different between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

LANGS = ("ru", "en")
PARTNERS = 200
PHOTOS = 40
STORIES_A_VISIT = 40
ONE_LANGUAGE_EVERY = 20
FIRST_DAY = date(2018, 1, 9)
STORIES_A_DAY = 2
YEARS_OF_AGREEMENT = 30
TRANSLATOR = "Anna Orlova"

CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "cooperation": {"ru": "Сотрудничество", "en": "Cooperation"},
    "science": {"ru": "Наука", "en": "Science"},
    "students": {"ru": "Студенты", "en": "Students"},
}

TAGS: Mapping[str, Mapping[str, str]] = {
    "signing": {"ru": "подписание", "en": "signing"},
    "exchange": {"ru": "обмен", "en": "exchange"},
    "materials": {"ru": "материалы", "en": "materials"},
    "robots": {"ru": "роботы", "en": "robots"},
}


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its facts, which hold for its texts in every language."""

    number: int
    langs: tuple[str, ...]

    @property
    def key(self) -> str:
        """What both its files are named after."""
        return f"story-{self.number}"

    @property
    def day(self) -> date:
        """When it happened."""
        return _day(self.number)

    @property
    def visit(self) -> int:
        """The visit that it tells of."""
        return self.number // STORIES_A_VISIT

    @property
    def partners(self) -> tuple[int, int]:
        """Two partners, in ever new pairs."""
        return self.number % PARTNERS, (self.number * 7 + 1) % PARTNERS

    @property
    def category(self) -> str:
        """The key of its category."""
        return tuple(CATEGORIES)[self.number % len(CATEGORIES)]

    @property
    def tags(self) -> tuple[str, str]:
        """The keys of its tags."""
        keys = tuple(TAGS)
        return keys[self.number % len(keys)], keys[(self.number + 1) % len(keys)]

    @property
    def photo(self) -> int:
        """Its lead photo."""
        return self.number % PHOTOS

    @property
    def agreements(self) -> tuple[int, ...]:
        """The agreement of the visit, in the story of its signing."""
        return (self.visit,) if self.number % STORIES_A_VISIT == STORIES_A_DAY else ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One meeting of a visit."""

    day: date
    partner: int
    what: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """One journey of a delegation, and the agreement that it signed on its second day."""

    number: int

    @property
    def title(self) -> Mapping[str, str]:
        """Its name in each language."""
        return {"ru": f"Поездка {self.number}", "en": f"Journey {self.number}"}

    @property
    def days(self) -> tuple[date, ...]:
        """All its days."""
        first = _day(self.number * STORIES_A_VISIT)
        count = STORIES_A_VISIT // STORIES_A_DAY
        return tuple(first + timedelta(days=day) for day in range(count))

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Its meetings, one a day on the first days."""
        return tuple(
            Stop(
                day,
                (self.number + nth) % PARTNERS,
                {"ru": f"Встреча {nth}", "en": f"Meeting {nth}"},
            )
            for nth, day in enumerate(self.days[:4])
        )

    @property
    def signed(self) -> date:
        """When its agreement was signed."""
        return self.days[1]

    @property
    def valid_until(self) -> date:
        """When its agreement ends: after every moment that a corpus is built as of."""
        return self.signed.replace(day=1, year=self.signed.year + YEARS_OF_AGREEMENT)

    @property
    def parties(self) -> tuple[int, int]:
        """Who signed: the newsroom's own institution and the host of the second day."""
        return 0, self.stops[1].partner

    @property
    def agreement(self) -> Mapping[str, str]:
        """The title of its agreement in each language."""
        return {"ru": f"Соглашение {self.number}", "en": f"Agreement {self.number}"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that one site says."""

    stories: tuple[Story, ...]
    visits: tuple[Visit, ...]

    @property
    def article_count(self) -> int:
        """How many texts: one a story and language."""
        return sum(len(story.langs) for story in self.stories)


@dataclass(frozen=True, slots=True)
class Hrefs:
    """How a text names what it links to: each generator has its own way."""

    partner: Callable[[int], str]
    story: Callable[[Story, str], str]
    photo: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Text:
    """What one article says in one language."""

    title: str
    summary: str
    body: str


def invent(articles: int) -> Corpus:
    """The corpus of about so many articles."""
    stories = tuple(_stories(articles))
    visits = range(-(-len(stories) // STORIES_A_VISIT))
    return Corpus(stories, tuple(Visit(number) for number in visits))


def text_of(corpus: Corpus, story: Story, lang: str, hrefs: Hrefs) -> Text:
    """The text of a story in one of its languages, with links as `hrefs` words them."""
    random = Random(f"{story.number} {lang}")
    words = _WORDS[lang]
    title = f"{_sentence(random, words, 7)} {story.number}"
    summary = f"{_sentence(random, words, 18)}."
    body = "\n".join((*_body(random, corpus, story, lang, hrefs), ""))
    return Text(title, summary, body)


def partner_name(number: int) -> Mapping[str, str]:
    """The name of a partner in each language."""
    return {"ru": f"Партнёрский университет {number}", "en": f"Partner University {number}"}


def photo_alt(number: int) -> Mapping[str, str]:
    """What a photo shows, in each language."""
    return {"ru": f"Снимок {number}", "en": f"Photo {number}"}


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


def _stories(articles: int) -> Iterator[Story]:
    """Stories, until there are articles enough."""
    count = number = 0
    while count < articles:
        only = LANGS[number // ONE_LANGUAGE_EVERY % 2]
        langs = (only,) if number % ONE_LANGUAGE_EVERY == 0 else LANGS
        yield Story(number, langs)
        count += len(langs)
        number += 1


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number // STORIES_A_DAY)


def _body(random: Random, corpus: Corpus, story: Story, lang: str, hrefs: Hrefs) -> Iterator[str]:
    """Some four hundred words in a shape that news texts have."""
    words = _WORDS[lang]
    partner = hrefs.partner(story.partners[0])
    yield f"{_paragraph(random, words)} [{random.choice(words)}]({partner})."
    for part in range(3):
        yield f"\n## {_sentence(random, words, 4)} {{#part-{part}}}\n"
        yield _paragraph(random, words)
        yield f"\n{_paragraph(random, words)}"
    yield from ("", *(f"- {_sentence(random, words, 6)}" for _ in range(4)), "")
    yield f"![{_sentence(random, words, 5)}]({hrefs.photo((story.photo + 3) % PHOTOS)})"
    yield f"\n| {words[0]} | {words[1]} |\n|---|--:|"
    yield from (f"| {_sentence(random, words, 3)} | {random.randrange(5000)} |" for _ in range(4))
    yield f"\n{_paragraph(random, words)} **{random.choice(words)}**, *{random.choice(words)}*."
    other = corpus.stories[max(story.number - 2, 0)]
    if lang in other.langs:
        link = f"{hrefs.story(other, lang)}#part-1"
        yield f"\n[{_sentence(random, words, 3)}]({link}) {_paragraph(random, words)}"


def _paragraph(random: Random, words: tuple[str, ...]) -> str:
    return " ".join(f"{_sentence(random, words, random.randrange(10, 16))}." for _ in range(3))


def _sentence(random: Random, words: tuple[str, ...], length: int) -> str:
    return " ".join(random.choices(words, k=length)).capitalize()
