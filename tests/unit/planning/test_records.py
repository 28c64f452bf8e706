"""Pages of partners, visits and agreements."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.model.parts import BodyView, DelegateRow, FormerNameNote, Link, Stamp, Words
from generator.model.prose import Byline, RecordParts
from generator.model.site import DayOfVisit, File
from generator.model.texts import Body, Registry
from generator.model.views import (
    AgreementsView,
    PartnersView,
    PartnerView,
    TopicView,
    VisitsView,
    VisitView,
)
from tests.unit.planning.samples import (
    LANGS,
    addresses,
    agreement,
    config,
    facts,
    frames,
    named,
    pair,
    partner,
    picture,
    planned,
    record_text,
    site,
    story,
    version,
    view,
    visit,
)

TEXTED: tuple[tuple[Registry, str], ...] = (("partners", "zju"), ("visits", "china"))
STOPS = (
    {"date": "2023-05-30", "part": "afternoon", "place": "hangzhou", "partners": ["zju"]},
    {
        "date": "2023-06-01",
        "place": "changxing",
        "partners": ["etri", "own"],
        "people": ["wang", "Li Xiaonian"],
        "what": {"ru": "Подписание", "en": "Signing"},
        "agreements": ["centre"],
    },
    {"date": "2023-06-01", "place": "hangzhou"},
)
RECORDS = (
    partner("etri", kind="institute"),
    partner("zju", kind="university", strategic=True, place="hangzhou"),
    partner("own", self=True, strategic=True),
    partner("told", kind="company", country="HK"),
    named("places", "hangzhou", lat=30.27, lon=120.15, country="CN"),
    named("places", "changxing", lat=31.02, lon=119.91, country="CN"),
    named(
        "people",
        "wang",
        roles=[
            {"from": "2023-07-01", "role": {"ru": "ректор"}, "partner": "zju"},
            {"until": "2023-06-30", "role": {"en": "Director"}, "partner": "etri"},
        ],
    ),
    agreement("centre", "2023-06-01", visit="china", parties=["own", "etri"]),
    agreement("later", "2023-06-02", visit="china", parties=["zju"]),
    visit(
        "china",
        *STOPS,
        delegation=[
            {"person": "wang", "role": {"ru": "глава", "en": "Head"}},
            {"person": "wang"},
            {"person": "Guest"},
        ],
    ),
)
STORIES = (
    story(
        version(
            "first",
            "ru",
            facts(
                "2023-05-30",
                visit="china",
                partners=("told",),
                days=(
                    DayOfVisit(date(2023, 5, 30), "morning"),
                    DayOfVisit(date(2023, 5, 30), "afternoon"),
                ),
            ),
        )
    ),
    pair("rest", facts("2023-06-06", visit="china")),
    pair("quiet", facts("2023-06-02", visit="china", days=(DayOfVisit(date(2023, 6, 2)),))),
)


def test_a_visit_is_shown_day_by_day_where_there_was_a_stop_or_a_story() -> None:
    china = view(planned(site(STORIES, RECORDS)), "/en/visits/china/", VisitView)

    assert [(day.number, day.date.day, len(day.stops), day.anchor) for day in china.days] == [
        (2, 30, 1, "day-2023-05-30"),
        (4, 1, 2, "day-2023-06-01"),
        (5, 2, 0, "day-2023-06-02"),
    ]
    assert [[card.title.text for card in day.cards] for day in china.days] == [
        ["first ru"],
        [],
        ["quiet en"],
    ]
    assert [card.title.text for card in china.cards] == ["rest en"]
    assert china.story_count == 3


def test_a_stop_shows_what_happened_and_who_was_there_in_what_role() -> None:
    china = view(planned(site(STORIES, RECORDS)), "/ru/visits/china/", VisitView)
    signing = china.days[1].stops[0]

    assert signing.what == Words("Подписание")
    assert signing.place == Words("changxing ру")
    assert signing.people == (
        DelegateRow(Words("wang ру"), Words("Director", "en")),
        DelegateRow(Words("Li Xiaonian"), None),
    )
    assert [row.key for row in signing.agreements] == ["centre"]
    assert china.days[0].stops[0].part == "afternoon"
    assert signing.part == ""


def test_a_visit_gathers_all_that_is_tied_to_it() -> None:
    china = view(planned(site(STORIES, RECORDS)), "/en/visits/china/", VisitView)

    assert [card.href for card in china.partners] == [
        "/en/partners/zju/",
        "/en/partners/etri/",
        "/en/partners/told/",
    ]
    assert [row.key for row in china.agreements] == ["later", "centre"]
    assert china.places == (Words("hangzhou en"), Words("changxing en"))
    assert china.countries == ("CN",)
    assert [(row.name.text, row.role and row.role.text) for row in china.delegation] == [
        ("wang en", "Head"),
        ("wang en", "Director"),
        ("Guest", None),
    ]


def test_a_stop_shows_its_photos_and_the_first_stands_for_the_visit() -> None:
    photos = {("china", 1, "ru"): (picture("a.jpg"),)}
    china = view(
        planned(site(STORIES, RECORDS, stop_pictures=photos)), "/ru/visits/china/", VisitView
    )

    assert china.days[1].stops[0].photos[0].href == "/media/photos/a.jpg"
    assert china.frame.head.image == china.days[1].stops[0].photos[0]


def test_visits_are_listed_by_the_year_of_their_beginning() -> None:
    visits = [
        visit("old", starts="2019-12-30", ends="2020-01-03"),
        visit("early", starts="2023-01-10", ends="2023-01-11"),
        visit("late"),
    ]
    index = view(planned(site(STORIES[:0], visits)), "/ru/visits/", VisitsView)

    assert [(year.year, [one.starts.month for one in year.visits]) for year in index.years] == [
        (2023, [5, 1]),
        (2019, [12]),
    ]
    assert index.count == 3


def test_partners_are_grouped_by_kind_and_sorted_by_name_without_the_own_institution() -> None:
    names = {"b": "Ёлка", "a": "Ель", "c": "«Ива»"}
    more = [partner(key, kind="company", name={"ru": name}) for key, name in names.items()]
    index = view(planned(site((), (*RECORDS, *more))), "/ru/partners/", PartnersView)

    assert [group.kind for group in index.groups] == ["university", "institute", "company"]
    assert [card.name.text for card in index.groups[2].partners] == [
        "Ёлка",
        "Ель",
        "«Ива»",
        "told ру",
    ]
    assert [card.name.text for card in index.strategic] == ["zju ру"]
    assert index.count == 6


def test_a_partner_page_gathers_visits_agreements_and_people() -> None:
    done = planned(site(STORIES, RECORDS))
    zju = view(done, "/en/partners/zju/", PartnerView)
    told = view(done, "/en/partners/told/", PartnerView)

    assert [card.href for card in zju.visits] == ["/en/visits/china/"]
    assert [row.key for row in zju.agreements] == ["later"]
    assert zju.people == (Link("", Words("wang en")),)
    assert zju.country == "CN"
    assert zju.place == Words("hangzhou en")
    assert [card.href for card in told.visits] == ["/en/visits/china/"]
    assert (told.country, told.agreements, told.people) == ("HK", (), ())
    assert [(card.title.text, card.title.lang) for card in told.cards] == [("first ru", "ru")]


def test_a_role_that_is_over_ties_nobody_to_a_partner() -> None:
    done = planned(site(STORIES, RECORDS), datetime(2023, 6, 30, tzinfo=UTC))

    assert view(done, "/en/partners/zju/", PartnerView).people == ()
    assert len(view(done, "/en/partners/etri/", PartnerView).people) == 1


def test_a_partner_page_tells_of_its_names_and_of_those_before_and_after_it() -> None:
    records = [
        partner("old"),
        partner(
            "new",
            predecessor="old",
            names=[
                {"until": "1990-01-01", "ru": "Первое"},
                {"until": "2000-01-01", "en": "Second"},
                {"until": "1995-01-01"},
            ],
        ),
    ]
    done = planned(site((), records))
    new = view(done, "/ru/partners/new/", PartnerView)

    assert new.other_names == (Words("new en", "en"),)
    assert new.former_names == (
        FormerNameNote(date(2000, 1, 1), Words("Second", "en")),
        FormerNameNote(date(1990, 1, 1), Words("Первое")),
    )
    assert new.predecessor == Link("/ru/partners/old/", Words("old ру"))
    assert view(done, "/ru/partners/old/", PartnerView).successors == (
        Link("/ru/partners/new/", Words("new ру")),
    )


def test_only_the_first_page_of_a_partner_shows_more_than_stories() -> None:
    stories = [pair(key, facts(partners=("zju",))) for key in "ab"]
    text = record_text("partners", "zju", "ru", Body(excerpt="Text", is_empty=False))
    done = planned(
        site(stories, RECORDS, config(page_size=1), texts={("partners", "zju", "ru"): text})
    )
    first = view(done, "/ru/partners/zju/", PartnerView)
    second = view(done, "/ru/partners/zju/page/2/", PartnerView)

    assert first.text.body == BodyView("content/partners/zju.ru.md", ())
    assert first.frame.head.description == "Text"
    assert (second.text.body, second.visits, second.agreements, second.people) == (None, (), (), ())
    assert len(second.cards) == 1
    assert view(done, "/en/partners/zju/", PartnerView).text.body is None


def test_records_have_their_pages_in_every_language_whatever_is_told() -> None:
    done = addresses(planned(site((), RECORDS)))

    assert {
        f"/{lang}/{page}/"
        for lang in ("ru", "en")
        for page in ("partners/own", "partners/etri", "visits/china")
    } <= done


@pytest.mark.parametrize(
    ("valid_until", "status"), [(None, "open"), ("2024-01-01", "active"), ("2023-12-31", "expired")]
)
def test_an_agreement_is_in_force_through_its_last_day(
    valid_until: str | None, status: str
) -> None:
    records = [partner("etri"), agreement("centre", valid_until=valid_until)]
    rows = view(planned(site((), records)), "/ru/agreements/", AgreementsView).rows

    assert [row.status for row in rows] == [status]


def test_the_day_of_an_agreement_ends_in_the_sites_zone() -> None:
    stated = site((), [partner("etri"), agreement("centre", valid_until="2023-12-31")])
    late = datetime(2023, 12, 31, 21, 30, tzinfo=UTC)

    assert view(planned(stated, late), "/ru/agreements/", AgreementsView).rows[0].status == (
        "expired"
    )


def test_the_register_lists_agreements_from_the_latest_with_their_facts() -> None:
    centre = agreement(
        "centre",
        parties=["etri", "zju"],
        signatories=["wang", "Li"],
        place="hangzhou",
        visit="china",
        scope={"ru": "Обмен"},
    )
    records = [*(one for one in RECORDS if one.key != "centre"), centre]
    file = File("content/agreements/centre.pdf", 5)
    done = planned(site((), records, agreement_files={"centre": file}))
    rows = view(done, "/en/agreements/", AgreementsView).rows
    row = rows[1]

    assert [one.key for one in rows] == ["later", "centre"]
    assert row.href == "/en/agreements/#centre"
    assert [link.href for link in row.parties] == ["/en/partners/etri/", "/en/partners/zju/"]
    assert row.signatories == (Words("wang en"), Words("Li"))
    assert row.scope == Words("Обмен", "ru")
    assert row.place == Words("hangzhou en")
    assert row.visit == Link("/en/visits/china/", Words("Visit china"))
    assert row.file
    assert (row.file.href, row.file.title.text) == (
        "/media/agreements/centre.pdf",
        "Agreement centre",
    )


def test_crumbs_lead_from_the_home_down() -> None:
    done = frames(planned(site(STORIES, RECORDS)))
    month = done["/ru/news/2023/06/"].head.crumbs

    assert [crumb.section for crumb in done["/ru/partners/zju/"].head.crumbs] == [
        "home",
        "partners",
    ]
    assert [crumb.href for crumb in month] == ["/ru/", "/ru/news/", "/ru/news/2023/"]
    assert month[2].words == Words("2023")
    assert done["/ru/"].head.crumbs == ()


def test_a_reference_to_a_record_that_is_not_there_is_plain_words_or_left_out() -> None:
    """Linking has reported it; all else that is wrong with the site is still to be found."""
    lost = [
        visit(
            "china",
            {"date": "2023-05-30", "place": "atlantis", "partners": ["x"], "agreements": ["y"]},
            delegation=[{"person": "z"}],
        ),
        partner("etri", place="atlantis", predecessor="x"),
        agreement("centre", parties=["x"], visit="nowhere", place="atlantis", signatories=["z"]),
        named("people", "wang", roles=[{"role": {"ru": "ректор"}, "partner": "x"}]),
    ]
    china = view(planned(site((), lost)), "/ru/visits/china/", VisitView)

    assert china.days[0].stops[0].partners == (Link("", Words("x")),)
    assert china.days[0].stops[0].agreements == china.agreements == ()
    assert (china.places, china.countries) == ((Words("atlantis"),), ())


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_of_a_record_says_who_wrote_it_and_when_it_changed(lang: str) -> None:
    signed: dict[str, Any] = {
        "authors": ["wang", "Desk"],
        "translator": "Li",
        "updated": "2023-07-01",
    }
    texts = {
        (kind, key, lang): record_text(kind, key, lang, Body(is_empty=False), **signed)
        for kind, key in TEXTED
    }
    done = planned(site(STORIES, RECORDS, texts=texts))
    expected = Byline(
        authors=(Words("wang ру" if lang == "ru" else "wang en"), Words("Desk")),
        translator=Words("Li"),
        updated=Stamp(date(2023, 7, 1), "2023-07-01"),
    )

    assert view(done, f"/{lang}/partners/zju/", PartnerView).text.byline == expected
    assert view(done, f"/{lang}/visits/china/", VisitView).text.byline == expected


def test_what_a_record_tells_stands_on_the_first_page_of_its_list_alone() -> None:
    text = record_text(
        "partners", "etri", "ru", Body(is_empty=False), summary="Lead", authors=["A"]
    )
    topic = named("categories", "trips", text={"ru": "Introduction"})
    stories = [pair(key, facts(partners=("etri",), category="trips")) for key in "ab"]
    done = planned(
        site(
            stories,
            [partner("etri"), topic],
            config(page_size=1),
            texts={("partners", "etri", "ru"): text},
        )
    )
    second = view(done, "/ru/partners/etri/page/2/", PartnerView)
    further = view(done, "/ru/categories/trips/page/2/", TopicView)

    assert view(done, "/ru/partners/etri/", PartnerView).text.summary == "Lead"
    assert (second.text, second.frame.head.description) == (RecordParts(), "")
    assert view(done, "/ru/categories/trips/", TopicView).text == "Introduction"
    assert (further.text, further.frame.head.description) == ("", "")
