"""What a template may say: the functions of one language's environment.

In go a language's formats and the translations of all; out comes a table of callables by the names
that templates use. What they return as `Markup` is escaped here, never trusted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from typing import cast

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.model.parts import BodyView, Chrome, Image, Link, Stamp, Words
from generator.model.views import FramedView
from generator.rendering.bodies import TEXTS, Texts, joined
from generator.rendering.escaping import escaped
from generator.rendering.locales import Formats
from generator.rendering.running import remembering
from generator.rendering.structured import Names, structured_data


def N_(msgid: str) -> str:  # noqa: N802  the name by which gettext's tools know it
    """Return the message id as it is: a mark for extraction, translated where it is used."""
    return msgid


SECTION_NAMES: Mapping[str, str] = {
    "home": N_("Home"),
    "news": N_("News"),
    "visits": N_("Visits"),
    "partners": N_("Partners"),
    "agreements": N_("Agreements"),
    "categories": N_("Categories"),
    "tags": N_("Tags"),
}
"""Message ids of the generator's own sections; templates and structured data both name them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What templates of one language call, listed by the names they use."""

    lang: str
    formats: Formats
    catalogs: Mapping[str, NullTranslations]

    def functions(self) -> dict[str, Callable[..., object]]:
        """Return the functions that depend on their arguments alone."""
        return {
            "day": self.formats.day,
            "day_range": self.day_range,
            "day_short": self.formats.day_short,
            "file_size": self.formats.file_size,
            "link": _link,
            "list_of": self.list_of,
            "month_name": self.formats.month_name,
            "month_year": self.formats.month_year,
            "number": self.formats.number,
            "plain": _plain,
            "section_name": remembering(self.section_name),
            "size_of": _size_of,
            "stamp": self.stamp,
            "time_of": self.time_of,
            "translate": self.translate,
            "weekday_day": self.formats.weekday_day,
            "words": _words,
        }

    def page_functions(self) -> dict[str, Callable[..., object]]:
        """Return those that ask the page where they stand, which they take as a context."""
        return {
            "absolute": _absolute,
            "body": _body,
            "country": self.country,
            "country_beside": self.country_beside,
            "structured": self.structured,
            "word_count_of": _word_count_of,
        }

    def section_name(self, section: str, lang: str = "") -> str:
        """Return the name of one of the generator's sections, in the page's language or another."""
        return self.translate(lang or self.lang, SECTION_NAMES[section])

    def translate(self, lang: str, msgid: str) -> str:
        """Return a message in a language that need not be the page's."""
        return self.catalogs[lang].gettext(msgid)

    def stamp(self, stamp: Stamp) -> Markup:
        """Return a moment as its day, with the exact time for machines."""
        return _time(stamp.iso, self.formats.day(stamp.day))

    def time_of(self, day: date) -> Markup:
        """Return a day as a `<time>`."""
        return _time(day.isoformat(), self.formats.day(day))

    def day_range(self, start: date, end: date) -> Markup:
        """Return a range of days, each of its ends a `<time>`."""
        parts = self.formats.day_range_parts(start, end)
        first = _time(start.isoformat(), parts.start)
        return first + parts.joint + _time(end.isoformat(), parts.end) if parts.end else first

    def list_of(self, items: Sequence[str | Words | Link]) -> Markup:
        """Return the items joined as the language lists them; of texts only `Markup` is HTML."""
        joints = self.formats.list_joints(len(items))
        pairs = zip(items, joints, strict=True)
        return _html("".join([_listed(item) + joint for item, joint in pairs]))

    @pass_context
    def structured(self, context: Context, view: FramedView) -> Markup:
        """Return the text of the page's `application/ld+json`, empty where there is none."""
        names = Names(self.section_name, self.formats.month_year)
        return structured_data(view, names, _texts(context))

    @pass_context
    def country(self, context: Context, code: str) -> str:
        """Return a country's name: the site's own for it, else the language's."""
        return self.formats.country(code, dict(_chrome(context).countries))

    @pass_context
    def country_beside(self, context: Context, place: Words | None, code: str) -> str:
        """Return a country's name where there is one and the place does not say it already."""
        name = self.country(context, code) if code else ""
        return "" if place and place.text == name else name


def _plain(text: str) -> str:
    """Return the text for an attribute or a title, where a no-break space is of no use."""
    return text.replace("\u00a0", " ")


def _time(iso: str, text: str) -> Markup:
    return _html(f'<time datetime="{escaped(iso)}">{escaped(text)}</time>')


def _words(words: Words) -> Markup:
    if not words.lang:
        return _html(escaped(words.text))
    return _html(f"<span{_attribute('lang', words.lang)}>{escaped(words.text)}</span>")


def _size_of(image: Image) -> Markup:
    """Return the attributes that keep an image's place on the page until it is there."""
    if not image.width or not image.height:
        return Markup()
    width = min(image.shown_width or image.width, image.width)
    return _html(f' width="{width}" height="{round(image.height * width / image.width)}"')


def _link(link: Link, class_: str = "") -> Markup:
    words = link.words
    if not link.href:
        return _words(words)
    href, hreflang = _attribute("href", link.href), _attribute("hreflang", link.hreflang)
    lang, given_class = _attribute("lang", words.lang), _attribute("class", class_)
    return _html(f"<a{href}{hreflang}{lang}{given_class}>{escaped(words.text)}</a>")


def _listed(item: str | Words | Link) -> str:
    match item:
        case Words():
            return _words(item)
        case Link():
            return _link(item)
        case _:
            return escaped(item)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escaped(value)}"' if value else ""


def _html(text: str) -> Markup:
    """Return what was written here, each value in it escaped, as HTML."""
    return Markup(text)


@pass_context
def _absolute(context: Context, href: str) -> str:
    return _chrome(context).origin + href


@pass_context
def _body(context: Context, body: BodyView) -> Markup:
    return joined(body, _texts(context), context.environment, {"chrome": _chrome(context)})


@pass_context
def _word_count_of(context: Context, body: BodyView) -> int:
    return _texts(context)[body.source].word_count


def _texts(context: Context) -> Texts:
    return cast(Texts, context.resolve(TEXTS))


def _chrome(context: Context) -> Chrome:
    """Return the page's chrome; in a macro that was imported without context it is undefined."""
    return cast(Chrome, context.resolve("chrome"))
