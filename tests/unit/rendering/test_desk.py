"""How a survey becomes a chart, and a page that trusts nothing but its own script."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest

from generator.model.surveys import Month, Row, Survey
from generator.rendering import desk_page

CHART = """
{"height": {{ chart.height }}, "width": {{ chart.width }}, "left_out": {{ chart.left_out }},
 "lines": [{% for one in chart.lines %}{{ "," if not loop.first }}
   [{{ one.count }}, {{ one.top }}]{% endfor %}],
 "bars": [{% for bar in chart.bars %}{{ "," if not loop.first }}
   {"left": {{ bar.left }}, "begins_year": {{ bar.begins_year | lower }},
    "parts": [{% for part in bar.parts %}{{ "," if not loop.first }}
      [{{ part.count }}, {{ part.top }}, {{ part.height }}]{% endfor %}]}{% endfor %}]}
"""


def survey(months: Sequence[Month] = (), rows: Sequence[Row] = ()) -> Survey:
    return Survey(
        today=date(2024, 1, 1),
        titles={"ru": "Вести", "en": "Herald"},
        accent="green",
        languages={"ru": "Русский", "en": "English"},
        langs=("ru", "en"),
        rows=tuple(rows),
        story_count=len(rows),
        tallies=(),
        reaches={"whole": 0, "partial": 0, "pending": 0},
        months=tuple(months),
        names={"visits": {}, "partners": {}, "categories": {}},
        broken=(),
    )


def said(name: str, **details: object) -> str:
    return name


def drawn(template: str, found: Survey, lang: str = "en", script: str = "") -> str:
    templates = {"page.html": template, "page.css": "", "page.js": script}
    return desk_page(found, templates, lang, said, "../").decode()


def chart(*months: Month) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(drawn(CHART, survey(months)))
    return found


def month(year: int, number: int, whole: int = 1, partial: int = 0, pending: int = 0) -> Month:
    return Month(year, number, {"whole": whole, "partial": partial, "pending": pending})


def test_a_bar_is_as_high_as_the_lines_say() -> None:
    found = chart(month(2023, 5, 7, 2, 1), month(2023, 6, 20))
    tops = dict(found["lines"])

    assert [one["parts"][-1][1] for one in found["bars"]] == [tops[10], tops[20]]
    assert found["bars"][0]["parts"][0][1] + found["bars"][0]["parts"][0][2] == tops[0]


def test_pieces_of_a_bar_stand_on_each_other_and_nothing_is_no_piece() -> None:
    (bar,) = chart(month(2023, 5, 2, 0, 3))["bars"]
    (_, lower_top, _), (count, top, height) = bar["parts"]

    assert count == 3
    assert top + height == lower_top


@pytest.mark.parametrize(
    ("highest", "counts"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (11, [0, 5, 10, 15]),
        (137, [0, 50, 100, 150]),
    ],
)
def test_lines_stand_at_round_numbers(highest: int, counts: list[int]) -> None:
    assert [count for count, _ in chart(month(2023, 5, highest))["lines"]] == counts


def test_bars_stay_on_the_chart_and_apart() -> None:
    found = chart(*(month(2020 + at // 12, at % 12 + 1) for at in range(36)))
    lefts = [bar["left"] for bar in found["bars"]]

    assert all(right - left > found["width"] for left, right in pairwise(lefts))
    assert lefts[-1] + found["width"] < 100
    assert [at for at, bar in enumerate(found["bars"]) if bar["begins_year"]] == [0, 12, 24]


def test_the_latest_months_are_on_the_chart() -> None:
    found = chart(*(month(2000 + at // 12, at % 12 + 1, at + 1) for at in range(40)))

    assert found["left_out"] == 4
    assert [bar["parts"][0][0] for bar in found["bars"]] == list(range(5, 41))


def test_without_months_there_is_nothing_to_draw() -> None:
    assert chart()["bars"] == []


def test_the_policy_allows_its_own_script_alone() -> None:
    script = "console.log('слово')\n"
    digest = b64encode(sha256(script.encode()).digest()).decode()

    policy = drawn("{{ policy }}", survey(), script=script)

    assert policy.startswith("default-src &#39;none&#39;; ")
    assert policy.endswith(f"script-src &#39;sha256-{digest}&#39;")


def test_rows_are_gathered_by_year_with_undated_pages_last() -> None:
    keys: dict[Any, tuple[str, ...]] = {"visits": ("china",), "partners": (), "categories": ()}
    days = (date(2023, 6, 1), date(2023, 1, 1), date(2021, 1, 1), None)
    rows = [Row("news", f"{day}", day, {}, (), "whole", keys) for day in days]
    template = "{% for year in years %}{{ year.number }}:{{ year.rows | length }} {% endfor %}"

    assert drawn(template, survey(rows=rows)) == "2023:2 2021:1 0:1 "
    assert drawn("{{ facets.visits }}", survey(rows=rows)) == "[(&#39;china&#39;, &#39;china&#39;)]"


def test_the_site_is_called_as_in_the_editors_language_else_in_its_first() -> None:
    assert drawn("{{ site_title }}", survey(), "en") == "Herald"
    assert drawn("{{ site_title }}", survey(), "de") == "Вести"
