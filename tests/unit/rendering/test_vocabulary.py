"""What templates may say, and how it is escaped."""

from datetime import date

import pytest

from generator.model.parts import Image, Link, Stamp, Words
from generator.rendering import render
from generator.values import replace
from tests.unit.rendering.samples import ARTICLE, HEAD, STAMP, framed, page, theme_of

LAST_DAY = '<time datetime="2023-06-08">'
MOMENT = '<time datetime="2023-06-06T10:00:00+03:00">'


def said(template: str, lang: str = "ru", **view: object) -> str:
    """Return what a template says; `view` stands for the fields that it needs."""
    theme = theme_of({"page.html": template})
    return theme.environments[lang].get_template("page.html").render(view)


@pytest.mark.parametrize(
    ("template", "lang", "expected"),
    [
        ("{{ stamp(s) }}", "ru", f"{MOMENT}6\u00a0июня\u00a02023\u00a0г.</time>"),
        ("{{ stamp(s) }}", "en", f"{MOMENT}6\u00a0June\u00a02023</time>"),
        ("{{ time_of(d) }}", "en", '<time datetime="2023-06-06">6\u00a0June\u00a02023</time>'),
        ("{{ day_short(d) }}", "ru", "6\u00a0июня"),
        ("{{ weekday_day(d) }}", "en", "Tuesday, 6\u00a0June"),
        ("{{ month_year(2023, 6) }}", "ru", "июнь 2023"),
        ("{{ month_name(6) }}", "ru", "июнь"),
        (
            "{{ day_range(d, e) }}",
            "ru",
            f'<time datetime="2023-06-06">6</time>–{LAST_DAY}8\u00a0июня\u00a02023</time>',
        ),
        ("{{ day_range(d, d) }}", "en", '<time datetime="2023-06-06">6\u00a0June\u00a02023</time>'),
        ("{{ number(12345) }}", "ru", "12\u00a0345"),
        ("{{ file_size(1200000) }}", "en", "1.2\u00a0MB"),
        ("{{ section_name('visits') }}", "ru", "Поездки"),
        ("{{ section_name('visits', 'en') }}", "ru", "Visits"),
        ("{{ translate('en', 'Visits') }}", "ru", "Visits"),
        ("{{ ['ru', 'en']|map('translate', 'Visits')|join(', ') }}", "ru", "Поездки, Visits"),
        ("{{ plain('6\u00a0June') }}", "en", "6 June"),
        ("{{ list_of(['А', 'Б', 'В']) }}", "ru", "А, Б и В"),
        ("{{ list_of(['{0}', '<b>']) }}", "en", "{0} and &lt;b&gt;"),
        ("{{ list_of([]) }}", "en", ""),
        ("{{ lang }}", "en", "en"),
    ],
)
def test_a_function_speaks_its_environments_language(
    template: str, lang: str, expected: str
) -> None:
    values = {"s": STAMP, "d": date(2023, 6, 6), "e": date(2023, 6, 8)}
    assert said(template, lang, **values) == expected


def test_a_filter_of_a_constant_speaks_the_pages_language() -> None:
    template = "{{ 6|month_name }} {{ 'visits'|section_name }}"
    assert said(template, "ru") == "июнь Поездки"
    assert said(template, "en") == "June Visits"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (Words("a < b"), "a &lt; b"),
        (Words("浙江", "zh"), '<span lang="zh">浙江</span>'),
        (Words("<b>", '"x'), '<span lang="&#34;x">&lt;b&gt;</span>'),
    ],
)
def test_words_say_their_language_and_are_escaped(words: Words, expected: str) -> None:
    assert said("{{ words(w) }}", w=words) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link("/ru/x/", Words("x")), '<a href="/ru/x/" class="c">x</a>'),
        (
            Link("/en/x/", Words("<x>", "en"), "en"),
            '<a href="/en/x/" hreflang="en" lang="en" class="c">&lt;x&gt;</a>',
        ),
        (Link("", Words("x", "en")), '<span lang="en">x</span>'),
    ],
)
def test_a_link_without_a_page_is_plain_words(link: Link, expected: str) -> None:
    assert said("{{ link(l, 'c') }}", l=link) == expected


def test_words_and_links_in_a_list_are_drawn() -> None:
    link = Link("/ru/x/", Words("<x>"))
    template = "{{ list_of([w, l]) }}|{{ list_of([words(w), link(l)]) }}"
    drawn, same = said(template, "en", w=Words("X", "zh"), l=link).split("|")
    assert drawn == '<span lang="zh">X</span> and <a href="/ru/x/">&lt;x&gt;</a>'
    assert same == drawn


def test_markup_in_a_list_stays_markup() -> None:
    template = "{{ list_of([words(a), words(b)]) }}"
    listed = said(template, "en", a=Words("X", "zh"), b=Words("<i>"))
    assert listed == '<span lang="zh">X</span> and &lt;i&gt;'


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (Image("/a.jpg", 800, 601, Words("")), ' width="800" height="601"'),
        (Image("/a.jpg", 800, 601, Words(""), shown_width=400), ' width="400" height="300"'),
        (Image("/a.jpg", 800, 600, Words(""), shown_width=1000), ' width="800" height="600"'),
        (Image("/a.svg", None, None, Words("")), ""),
    ],
)
def test_an_image_is_as_large_as_it_is_shown(image: Image, expected: str) -> None:
    assert said("{{ size_of(i) }}", i=image) == expected


def test_a_name_that_a_template_gives_is_its_own() -> None:
    template = "{% macro number(n) %}its own {{ n }}{% endmacro %}{{ number(3) }} {{ 3|number }}"
    assert said(template) == "its own 3 3"


def test_a_message_is_said_alike_however_often() -> None:
    entry = 'msgid "R&D %(n)s"\nmsgstr "R & D <%(n)s>"\n\nmsgid "Q&A"\nmsgstr "Q & A"\n'
    template = "{{ _('Q&A') }} {{ _('R&D %(n)s', n=1) }} {{ _('R&D %(n)s', n='<') }} {{ _('Q&A') }}"
    theme = theme_of({"page.html": template}, {"ru": entry, "en": entry})
    text = theme.environments["ru"].get_template("page.html").render()
    assert text == "Q & A R & D <1> R & D <&lt;> Q & A"


def test_a_value_is_escaped_in_a_message_too() -> None:
    entry = 'msgid "By %(who)s"\nmsgstr "By %(who)s"\n'
    theme = theme_of({"page.html": "{{ _('By %(who)s', who=who) }}"}, {"ru": entry, "en": entry})
    text = theme.environments["ru"].get_template("page.html").render(who="<b>")
    assert text == "By &lt;b&gt;"


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 статья"), (3, "3 статьи"), (5, "5 статей"), (21, "21 статья")]
)
def test_plurals_are_the_languages_own(number: int, expected: str) -> None:
    ru = (
        'msgid "%(num)s story"\nmsgid_plural "%(num)s stories"\n'
        'msgstr[0] "%(num)s статья"\nmsgstr[1] "%(num)s статьи"\nmsgstr[2] "%(num)s статей"\n'
    )
    en = (
        'msgid "%(num)s story"\nmsgid_plural "%(num)s stories"\n'
        'msgstr[0] "%(num)s story"\nmsgstr[1] "%(num)s stories"\n'
    )
    template = "{{ ngettext('%(num)s story', '%(num)s stories', n) }}"
    theme = theme_of({"page.html": template}, {"ru": ru, "en": en})
    assert theme.environments["ru"].get_template("page.html").render(n=number) == expected


def rendered(template: str, lang: str) -> str:
    theme = theme_of({"page.html": template})
    data = render(page(framed(ARTICLE, lang)), theme).value
    assert data is not None
    return data.decode()


def test_a_country_is_named_as_the_site_words_it() -> None:
    assert rendered("{{ country('HK') }}", "ru") == "Гонконг"
    assert rendered("{{ country('CN') }}", "ru") == "Китай"
    assert rendered("{{ 'CN'|country }}", "en") == "China"


def test_a_country_is_not_named_again_beside_a_place_of_its_name() -> None:
    template = (
        "{% set city = view.tags[0].words %}{{ country_beside(city, 'HK') }}"
        "|{{ country_beside(city, 'CN') }}|{{ country_beside(none, 'HK') }}"
        "|{{ country_beside(city, '') }}"
    )
    view = replace(ARTICLE, tags=(Link("", Words("Гонконг")),))
    data = render(page(view), theme_of({"page.html": template})).value
    assert data is not None
    assert data.decode() == "|Китай|Гонконг|"


def test_an_absolute_address_has_scheme_and_host() -> None:
    assert rendered("{{ absolute(view.frame.head.href) }}", "ru") == (
        "https://news.example.org" + HEAD.href
    )


def test_a_stamp_keeps_the_moment_as_it_was_given() -> None:
    stamp = Stamp(date(2023, 6, 7), "2023-06-06T23:00:00-11:00")
    assert 'datetime="2023-06-06T23:00:00-11:00"' in said("{{ stamp(s) }}", s=stamp)
