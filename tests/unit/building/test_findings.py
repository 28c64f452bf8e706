"""How bad is what was found."""

from generator.building.findings import Finding, judge
from generator.diagnostics import Position, Severity, diagnostic

WARNING = diagnostic("title-long", Position("content/x.ru.md", 2, 8), size=300)
ERROR = diagnostic("field-missing", Position("content/x.ru.md", 2, 1), field="title")


def test_findings_stand_in_the_order_of_their_places_each_once() -> None:
    later = diagnostic("title-long", Position("content/x.ru.md", 10))
    elsewhere = diagnostic("title-long", Position("content/a.ru.md", 99))

    found = judge([later, ERROR, elsewhere, later], {}, {})

    assert [elsewhere, ERROR, later] == [one.diagnostic for one in found]


def test_config_changes_the_severity_of_a_warning() -> None:
    assert (Finding(WARNING, Severity.ERROR),) == judge(
        [WARNING], {}, {"title-long": Severity.ERROR}
    )


def test_config_silences_a_warning() -> None:
    assert judge([WARNING], {}, {"title-long": Severity.OFF}) == ()


def test_config_cannot_soften_an_error() -> None:
    assert (Finding(ERROR, Severity.ERROR),) == judge([ERROR], {}, {"field-missing": Severity.OFF})


def test_waived_warning_of_a_text_is_not_reported() -> None:
    waivers = {"content/x.ru.md": [(1, ["title-long"])]}

    assert judge([WARNING], waivers, {}) == ()


def test_waiver_is_for_its_own_code_and_file_only() -> None:
    waivers = {"content/x.ru.md": [(1, ["body-empty"])]}
    elsewhere = diagnostic("body-empty", Position("content/y.ru.md", 2))

    found = judge([elsewhere, WARNING], waivers, {})

    assert [WARNING, elsewhere] == [one.diagnostic for one in found]


def test_error_cannot_be_waived() -> None:
    waivers = {"content/x.ru.md": [(1, ["field-missing"])]}

    assert (Finding(ERROR, Severity.ERROR),) == judge([ERROR], waivers, {})


def test_warning_that_the_config_made_an_error_cannot_be_waived() -> None:
    waivers = {"content/x.ru.md": [(1, ["title-long"])]}

    assert (Finding(WARNING, Severity.ERROR),) == judge(
        [WARNING], waivers, {"title-long": Severity.ERROR}
    )


def test_waiver_of_one_record_does_not_reach_the_next_in_the_file() -> None:
    waivers = {"content/tags.yaml": [(4, []), (1, ["record-name-missing"])]}
    missing = [
        diagnostic("record-name-missing", Position("content/tags.yaml", line, 9)) for line in (2, 5)
    ]

    found = judge(missing, waivers, {})

    assert [one.diagnostic.position.line for one in found] == [5]
