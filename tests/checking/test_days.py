"""Which dates a text names."""

from datetime import date

import pytest

from generator.checking.days import days_in

DAY = date(2023, 6, 3)


@pytest.mark.parametrize(
    "written",
    [
        "3 июня 2023", "3 June 2023", "3rd June 2023", "June 3, 2023", "June 3rd 2023",
        "2023-06-03", "03.06.2023", "3.6.2023", "3\u00a0июня 2023", "3-го июня 2023",
        "3-е июня 2023", "3rd of June 2023", "3 Jun 2023", "3 Jun. 2023", "Jun. 3, 2023",
        "3 июн. 2023", "03.06.23",
    ],
)  # fmt: skip
def test_a_whole_date_is_found_however_it_is_written(written: str) -> None:
    assert list(days_in(f"{written} или {written} года.")) == [(written, DAY)] * 2


@pytest.mark.parametrize(
    "written", ["2 сент. 2023", "2 Sept 2023", "2 Sep 2023", "September 2, 2023"]
)
def test_a_month_may_be_shortened(written: str) -> None:
    assert list(days_in(f"({written}).")) == [(written, date(2023, 9, 2))]


@pytest.mark.parametrize(
    "words",
    [
        "3 июня", "June 2023", "в 2023 году", "31 июня 2023", "13.13.2023", "1.2.3.2023",
        "ГОСТ 112 June 2023", "версия 2023-06-031", "3.06.23", "03.6.23", "Maya 3 2023",
        "3 Juno 2023", "3 июнь-июль 2023", "ГОСТ 12.06.23-84", "УДК 12.06.23.1", "1.03.06.23",
        "03.06.230", "31.06.23", "v03.06.23", "3 of 2023", "Mar 2023",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(words: str) -> None:
    assert list(days_in(words)) == []
