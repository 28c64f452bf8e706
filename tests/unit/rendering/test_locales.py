"""Dates, ranges, numbers, lists, countries and sizes in both languages and beyond."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from generator.rendering.locales import DayRange, formats, is_known_locale

MOSCOW = "Europe/Moscow"
RU, GB, US = (formats(identifier, MOSCOW) for identifier in ("ru_RU", "en_GB", "en-US"))
MAY_29, JUNE_1, JUNE_3, JUNE_6 = (date(2023, *day) for day in ((5, 29), (6, 1), (6, 3), (6, 6)))
NEW_YEAR = (date(2022, 12, 29), date(2023, 1, 3))
LOCALES = "ru en ar bg de eo es eu fa fi fr hu hy ja ka kk ko lt lv mn pl pt sr th tr uk uz vi zh"


def spelled(text: str) -> str:
    """Show no-break spaces as `_`, so that a table can tell them from plain ones."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (RU.day(JUNE_6), "6_июня_2023_г."),
        (GB.day(JUNE_6), "6_June_2023"),
        (US.day(JUNE_6), "June_6, 2023"),
        (RU.day_short(MAY_29), "29_мая"),
        (GB.day_short(MAY_29), "29_May"),
        (US.day_short(MAY_29), "May_29"),
        (RU.weekday_day(MAY_29), "понедельник, 29_мая"),
        (GB.weekday_day(MAY_29), "Monday, 29_May"),
        (US.weekday_day(MAY_29), "Monday, May_29"),
        (RU.month_year(2023, 6), "июнь 2023"),
        (GB.month_year(2023, 6), "June 2023"),
        (RU.month_name(6), "июнь"),
        (GB.month_name(6), "June"),
        (RU.day_range(MAY_29, JUNE_3), "29_мая_— 3_июня_2023"),
        (GB.day_range(MAY_29, JUNE_3), "29_May_– 3_June_2023"),
        (US.day_range(MAY_29, JUNE_3), "May_29_– June_3, 2023"),
        (RU.day_range(JUNE_1, JUNE_3), "1–3_июня_2023"),
        (GB.day_range(JUNE_1, JUNE_3), "1–3_June_2023"),
        (US.day_range(JUNE_1, JUNE_3), "June_1–3, 2023"),
        (RU.day_range(*NEW_YEAR), "29_декабря_2022_— 3_января_2023"),
        (GB.day_range(*NEW_YEAR), "29_December_2022_– 3_January_2023"),
        (US.day_range(*NEW_YEAR), "December_29, 2022_– January_3, 2023"),
        (RU.day_range(JUNE_1, JUNE_1), "1_июня_2023"),
        (GB.day_range(JUNE_1, JUNE_1), "1_June_2023"),
        (RU.number(2150), "2150"),
        (RU.number(400_000), "400_000"),
        (GB.number(2150), "2,150"),
        (RU.number(0), "0"),
        (RU.list_of(["А", "Б", "В"]), "А, Б и В"),
        (GB.list_of(["A", "B", "C"]), "A, B and C"),
        (US.list_of(["A", "B", "C"]), "A, B, and C"),
        (RU.list_of(["А", "Б"]), "А и Б"),
        (RU.list_of(["А"]), "А"),
        (RU.list_of([]), ""),
        (RU.file_size(1_234_567), "1,2_МБ"),
        (GB.file_size(1_234_567), "1.2_MB"),
        (RU.file_size(35_400), "35_кБ"),
        (GB.file_size(35_400), "35_kB"),
        (GB.file_size(999_960), "1_MB"),
        (GB.file_size(12), "0.1_kB"),
        (GB.file_size(5 * 10**15), "5,000_TB"),
    ],
)
def test_a_value_reads_as_its_language_writes_it(shown: str, expected: str) -> None:
    assert spelled(shown) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("de", ("29._Mai_– 3._Juni_2023", "1.–3._Juni_2023")),
        ("es", ("29_de_mayo_– 3_de_junio_de_2023", "1–3_de_junio_de_2023")),
        ("sr", ("29._мај_– 3._јун_2023.", "1.–3._јун_2023.")),
        ("uk", ("29_травня_— 3_червня_2023", "1–3_червня_2023")),
        ("ja", ("2023年5月29日_– 2023年6月3日", "2023年6月1日_– 2023年6月3日")),
        ("hu", ("2023._május_29._– 2023._június_3.", "2023._június_1._– 2023._június_3.")),
    ],
)
def test_a_range_follows_the_order_of_its_locale(
    identifier: str, expected: tuple[str, str]
) -> None:
    shown = formats(identifier, MOSCOW)
    ranges = (shown.day_range(MAY_29, JUNE_3), shown.day_range(JUNE_1, JUNE_3))

    assert expected == tuple(map(spelled, ranges))


def test_a_range_comes_in_pieces_for_two_time_elements() -> None:
    assert RU.day_range_parts(JUNE_1, JUNE_3) == DayRange("1", "–", "3\u00a0июня\u00a02023")
    assert RU.day_range_parts(JUNE_1, JUNE_1) == DayRange("1\u00a0июня\u00a02023", "", "")


def test_a_list_comes_in_pieces_for_names_with_markup() -> None:
    assert RU.list_joints(3) == (", ", " и ", "")
    assert GB.list_joints(2) == (" and ", "")
    assert GB.list_joints(0) == ()


def test_the_month_is_never_abbreviated() -> None:
    for month in range(1, 13):
        shown = RU.day_range(date(2023, month, 1), date(2024, month, 2))

        assert RU.day_short(date(2023, month, 1)) in shown


def test_a_month_has_its_own_name_where_cldr_lacks_the_one_that_stands_alone() -> None:
    assert formats("lv", MOSCOW).month_name(6) == "jūnijs"


@pytest.mark.parametrize("identifier", LOCALES.split())
def test_any_locale_writes_values_without_narrow_spaces(identifier: str) -> None:
    shown = formats(identifier, "UTC")
    texts = (
        shown.day(JUNE_6),
        shown.day_short(JUNE_6),
        shown.weekday_day(JUNE_6),
        shown.month_year(2023, 6),
        shown.day_range(MAY_29, JUNE_3),
        shown.number(400_000),
        shown.file_size(1_234_567),
        shown.list_of(["a", "b", "c"]),
    )

    assert all(texts)
    assert not any(space in text for text in texts for space in "\u202f\u2009")


def test_a_moment_falls_on_the_day_of_the_sites_zone() -> None:
    evening = datetime(2023, 6, 5, 21, 30, tzinfo=UTC)

    assert RU.local_day(evening) == JUNE_6
    assert RU.day(evening) == RU.day(JUNE_6)
    assert RU.day_range(evening, JUNE_6) == "6\u00a0июня\u00a02023"
    assert RU.iso(evening) == "2023-06-06T00:30:00+03:00"


def test_a_day_has_no_time_in_its_attribute() -> None:
    assert RU.iso(JUNE_6) == "2023-06-06"


def test_equal_moments_in_other_offsets_have_one_attribute() -> None:
    moment = datetime(2023, 6, 6, 12, 0, 0, 999, tzinfo=UTC)
    shanghai = moment.astimezone(timezone(timedelta(hours=8)))

    assert GB.iso(moment) == GB.iso(shanghai) == "2023-06-06T15:00:00+03:00"


def test_the_sites_own_name_of_a_country_comes_first() -> None:
    assert RU.country("HK", {"HK": "Гонконг"}) == "Гонконг"
    assert RU.country("CN", {"HK": "Гонконг"}) == "Китай"
    assert GB.country("CN", {}) == "China"
    assert GB.country("XQ", {}) == "XQ"


@pytest.mark.parametrize(
    ("identifier", "is_known"),
    [("ru_RU", True), ("en-GB", True), ("xx_YY", False), ("", False), ("no such", False)],
)
def test_an_unknown_locale_is_known_as_such(identifier: str, is_known: bool) -> None:
    assert is_known_locale(identifier) is is_known
