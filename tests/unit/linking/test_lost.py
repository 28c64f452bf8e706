from generator.values import replace
from tests.unit.linking.builders import (
    NAMED,
    article,
    body,
    entry,
    findings,
    heading,
    linking,
    marks,
)

TAGGED = article("news/a.ru.md", tags=["science", "Новость"])


def test_a_key_of_which_no_record_came_may_exist() -> None:
    science = entry("tags", "science", NAMED, "content/tags.yaml")
    of_two = replace(science, marks=marks("content/tags.yaml", {"science": {}, "Новость": {}}))

    assert findings(TAGGED, of_two, unreadable=("tags.yaml",)) == []
    assert findings(TAGGED, science, unreadable=("tags.yaml",)) == ["tag-unknown news/a.ru.md:6"]


def test_a_file_that_was_read_with_errors_excuses_nothing_but_its_own() -> None:
    undated = article("news/a.ru.md", date=None)

    assert findings(undated, unreadable=("news/a.ru.md",)) == ["date-missing news/a.ru.md:1"]


def test_a_body_that_was_too_much_may_have_any_anchor() -> None:
    link = article("news/a.ru.md", linking("news/a.ru.md", "b.ru.md#part"))
    empty = article("news/b.ru.md")
    full = article("news/b.ru.md", body("news/b.ru.md", headings=(heading("Other"),)))

    assert findings(link, empty, unreadable=("news/b.ru.md",)) == []
    assert findings(link, empty) == ["link-missing-anchor news/a.ru.md:10"]
    assert findings(link, full, unreadable=("news/b.ru.md",)) == [
        "link-missing-anchor news/a.ru.md:10"
    ]


def test_a_lost_text_of_any_name_may_belong_to_a_story_whose_key_is_given() -> None:
    given = article("news/a.ru.md", date=None, translation_key="pair", original="en")
    plain = article("news/b.ru.md", date=None)

    assert findings(given, plain, unreadable=("news/x.en.md",)) == ["date-missing news/b.ru.md:1"]
