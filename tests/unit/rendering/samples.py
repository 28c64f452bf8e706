"""Views and themes that the tests of rendering vary."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.diagnostics import Position
from generator.model.pages import Page
from generator.model.parts import (
    BodyView,
    Card,
    Chrome,
    Crumb,
    Frame,
    Head,
    Image,
    Link,
    Pagination,
    Stamp,
    Words,
)
from generator.model.prose import Byline, RecordParts, TextParts
from generator.model.texts import Segments
from generator.model.views import (
    ArticleView,
    FeedItem,
    FeedView,
    HomeView,
    PartnerView,
    PeriodView,
    StandaloneView,
    View,
    VisitView,
)
from generator.rendering import TemplateSource, Theme, compile_theme
from generator.rendering.bodies import Texts
from generator.rendering.vocabulary import SECTION_NAMES
from generator.values import replace

CHROMES = {
    "ru": Chrome(
        lang="ru",
        locale="ru_RU",
        origin="https://news.example.org",
        base_href="/",
        title="Новости",
        description="О поездках",
        home="/ru/",
        menu=(),
        publisher=Link("/ru/partners/desk/", Words("Политех")),
        email="desk@example.org",
        rights=None,
        accent="green",
        logo="",
        assets="/assets/",
        atom="/ru/feed.xml",
        json_feed="/ru/feed.json",
        countries=(("HK", "Гонконг"),),
    ),
}
CHROMES["en"] = replace(
    CHROMES["ru"],
    lang="en",
    locale="en_GB",
    title="News",
    description="Of journeys",
    home="/en/",
    publisher=None,
    countries=(),
)
HEAD = Head("Заголовок", "", "/ru/news/2023/x/")
FRAME = Frame(CHROMES["ru"], HEAD, ())
STAMP = Stamp(date(2023, 6, 6), "2023-06-06T10:00:00+03:00")
PHOTO = Image("/media/a.jpg", 800, 600, Words("Двое у стола"))
ONE_PAGE = Pagination(1, ("/ru/",))

SOURCE = "content/news/x.ru.md"


def texts(*pieces: str, word_count: int = 0) -> Texts:
    """Return the segments of the one body that samples show."""
    return {SOURCE: Segments(pieces, word_count)}


TEXTS = texts("<p>Текст</p>")
TEXT = TextParts(
    title="Заголовок",
    summary="",
    byline=Byline(published=STAMP),
    relation="",
    versions=(),
    is_expired=False,
    image=None,
    body=BodyView(SOURCE, ()),
    correction=None,
    origin=None,
    digest_of=(),
    photos=(),
    files=(),
)
ARTICLE = ArticleView(
    frame=FRAME,
    text=TEXT,
    category=None,
    tags=(),
    visit=None,
    days=(),
    partners=(),
    partner_urls=(),
    people=(),
    agreements=(),
    digests=(),
    related=(),
    previous=None,
    next=None,
)
STANDALONE = StandaloneView(FRAME, TEXT)
HOME = HomeView(FRAME, None, (), (), ONE_PAGE)
PARTNER = PartnerView(
    frame=FRAME,
    name=Words("Чжэцзянский университет"),
    short=None,
    other_names=(),
    former_names=(),
    predecessor=None,
    successors=(),
    kind="university",
    country="",
    place=None,
    url="",
    same_as=(),
    since=None,
    is_strategic=False,
    is_self=False,
    logo=None,
    text=RecordParts(),
    people=(),
    visits=(),
    agreements=(),
    cards=(),
    story_count=0,
    pagination=ONE_PAGE,
)
VISIT = VisitView(
    frame=FRAME,
    title=Words("Поездка в Китай"),
    starts=date(2023, 5, 29),
    ends=date(2023, 6, 3),
    direction="outgoing",
    text=RecordParts(),
    delegation=(),
    places=(),
    days=(),
    cards=(),
    partners=(),
    agreements=(),
    story_count=0,
    countries=(),
)
PERIOD = PeriodView(
    frame=Frame(
        CHROMES["ru"],
        Head(
            "", "", "/ru/news/2023/06/", crumbs=(Crumb("/ru/", "home"), Crumb("/ru/news/", "news"))
        ),
        (),
        "news",
    ),
    year=2023,
    month=6,
    months=(),
    cards=(Card("/ru/news/2023/x/", Words("Заголовок"), Words(""), STAMP),),
    story_count=1,
    pagination=ONE_PAGE,
)
ITEM = FeedItem(
    url="https://news.example.org/ru/news/2023/x/",
    title="Заголовок",
    summary="Кратко",
    published="2023-06-06T10:00:00+03:00",
    updated="2023-06-07T10:00:00+03:00",
    authors=("А. Автор",),
    category="Поездки",
    image="https://news.example.org/media/a.jpg",
    body=None,
)
FEED = FeedView(
    lang="ru",
    title="Новости",
    description="О поездках",
    page_url="https://news.example.org/ru/",
    feed_url="https://news.example.org/ru/feed.xml",
    updated="2023-06-07T10:00:00+03:00",
    author="Политех",
    rights="CC BY 4.0",
    items=(ITEM,),
)

FIGURES = {
    "partials/figure.html": '<figure><img src="{{ view.images[0].href }}" '
    'alt="{{ view.images[0].alt.text }}"></figure>',
    "partials/gallery.html": '<div class="gallery">{{ view.images|length }}</div>',
    "partials/inline-image.html": '<img src="{{ view.images[0].href }}" alt="">',
    "partials/video.html": '<video src="{{ view.href }}"></video>',
}

SECTIONS = {
    "ru": ("Главная", "Новости", "Поездки", "Партнёры", "Соглашения", "Рубрики", "Метки"),
    "en": tuple(SECTION_NAMES.values()),
}
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4"
    " && (n%100<10 || n%100>=20) ? 1 : 2);",
    "en": "nplurals=2; plural=(n != 1);",
}
LANGUAGES = (("ru", "ru_RU"), ("en", "en_GB"))


def catalog(lang: str, more: str = "") -> bytes:
    """Return a catalog with the names of sections, and more if given."""
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {lang}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {PLURALS[lang]}\\n"\n'
    )
    names = zip(SECTION_NAMES.values(), SECTIONS[lang], strict=True)
    sections = "".join(f'\nmsgid "{msgid}"\nmsgstr "{name}"\n' for msgid, name in names)
    return (header + sections + "\n" + more).encode()


def sources(templates: Mapping[str, str | bytes]) -> dict[str, TemplateSource]:
    """Return templates with those that every theme has, as building would find them."""
    return {
        name: TemplateSource(f"templates/{name}", text.encode() if isinstance(text, str) else text)
        for name, text in {**FIGURES, **templates}.items()
    }


def theme_of(templates: Mapping[str, str], words: Mapping[str, str] | None = None) -> Theme:
    """Return a theme in which nothing is wrong; `words` are further entries of the catalogs."""
    catalogs = {lang: [catalog(lang, (words or {}).get(lang, ""))] for lang, _ in LANGUAGES}
    compiled = compile_theme(sources(templates), catalogs, LANGUAGES, "Europe/Moscow")
    assert compiled.diagnostics == ()
    assert compiled.value is not None
    return compiled.value


def page(view: View, template: str = "page.html") -> Page:
    """Return a page with this view."""
    return Page(
        "/ru/news/2023/x/",
        "ru/news/2023/x/index.html",
        template,
        view,
        Position("content/x.ru.md", 3),
    )


def framed(view: Any, lang: str = "ru", **head: object) -> Any:
    """Return the view in another language's chrome, with other facts in its head."""
    frame = replace(view.frame, chrome=CHROMES[lang], head=replace(view.frame.head, **head))
    return replace(view, frame=frame)


def told(view: Any, **parts: object) -> Any:
    """Return the view with other parts of its text."""
    return replace(view, text=replace(view.text, **parts))


def names(parts: Sequence[str]) -> tuple[Words, ...]:
    """Return names as words of the page's own language."""
    return tuple(map(Words, parts))
