"""How bad is what was found."""

from generator.building.findings import Finding, judge
from generator.config import ReadingRules
from generator.diagnostics import Position, Severity, diagnostic
from generator.fields import Marks, parse
from generator.model.site import Read
from generator.model.texts import Entry, RecordText
from generator.model.written import RecordFrontMatter, Topic
from generator.reading.bodies import read_body

NOTHING = Read((), (), (), (), frozenset())
WARNING = diagnostic("title-long", Position("content/x.ru.md", 2, 8), size=300)
ERROR = diagnostic("field-missing", Position("content/x.ru.md", 2, 1), field="title")
RULES = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")


def text(waive: dict[str, str]) -> RecordText:
    front = RecordFrontMatter.model_validate({"waive": waive}, context={"languages": ("ru", "en")})
    path = "content/x.ru.md"
    body = read_body("Text.", path, 1, RULES).value
    return RecordText(path, "partners", "x", "ru", front, Marks(path), body)


def test_findings_stand_in_the_order_of_their_places_each_once() -> None:
    later = diagnostic("title-long", Position("content/x.ru.md", 10))
    elsewhere = diagnostic("title-long", Position("content/a.ru.md", 99))

    found = judge([later, ERROR, elsewhere, later], NOTHING, {})

    assert [elsewhere, ERROR, later] == [one.diagnostic for one in found]


def test_config_changes_the_severity_of_a_warning() -> None:
    assert (Finding(WARNING, Severity.ERROR),) == judge(
        [WARNING], NOTHING, {"title-long": Severity.ERROR}
    )


def test_config_silences_a_warning() -> None:
    assert judge([WARNING], NOTHING, {"title-long": Severity.OFF}) == ()


def test_config_cannot_soften_an_error() -> None:
    assert (Finding(ERROR, Severity.ERROR),) == judge(
        [ERROR], NOTHING, {"field-missing": Severity.OFF}
    )


def test_waived_warning_of_a_text_is_not_reported() -> None:
    read = Read((), (text({"title-long": "a quotation"}),), (), (), frozenset())

    assert judge([WARNING], read, {}) == ()


def test_waiver_is_for_its_own_code_and_file_only() -> None:
    read = Read((), (text({"body-empty": "a picture"}),), (), (), frozenset())
    elsewhere = diagnostic("body-empty", Position("content/y.ru.md", 2))

    found = judge([elsewhere, WARNING], read, {})

    assert [WARNING, elsewhere] == [one.diagnostic for one in found]


def test_error_cannot_be_waived() -> None:
    read = Read((), (text({"field-missing": "later"}),), (), (), frozenset())

    assert (Finding(ERROR, Severity.ERROR),) == judge([ERROR], read, {})


def test_warning_that_the_config_made_an_error_cannot_be_waived() -> None:
    read = Read((), (text({"title-long": "a quotation"}),), (), (), frozenset())

    assert (Finding(WARNING, Severity.ERROR),) == judge(
        [WARNING], read, {"title-long": Severity.ERROR}
    )


def test_waiver_of_one_record_does_not_reach_the_next_in_the_file() -> None:
    source = (
        "first:\n  name: {ru: А}\n  waive: {record-name-missing: known}\nsecond:\n  name: {ru: Б}\n"
    )
    fields = parse(source, "content/tags.yaml").value
    assert fields is not None
    entries = tuple(
        Entry(
            "content/tags.yaml",
            "tags",
            key,
            Topic.model_validate(fields.tree[key], context={"languages": ("ru", "en")}),
            fields.marks,
            (key,),
        )
        for key in ("first", "second")
    )
    missing = [
        diagnostic("record-name-missing", Position("content/tags.yaml", line, 9)) for line in (2, 5)
    ]

    found = judge(missing, Read((), (), entries, (), frozenset()), {})

    assert [one.diagnostic.position.line for one in found] == [5]
