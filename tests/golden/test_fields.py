"""The site `full` has every field that an editor may write, so that its pages show each."""

from collections.abc import Iterator

from generator.config import Config
from generator.model.texts import SCHEMAS
from generator.model.written import FrontMatter, RecordFrontMatter
from generator.schemas import Schema
from tests.golden.sites import FOLDER, read_site

KINDS: set[type[Schema]] = {Config, FrontMatter, RecordFrontMatter, *SCHEMAS.values()}


def test_every_field_is_written_somewhere_in_the_full_site() -> None:
    config, read = read_site(FOLDER / "full")
    values: tuple[Schema, ...] = (
        config,
        *(text.front for text in read.articles),
        *(text.front for text in read.texts),
        *(entry.fields for entry in read.entries),
    )
    written = [schema for value in values for schema in _schemas(value)]
    given = {
        _declared(type(one), name)
        for one in written
        for name in one.model_fields_set & type(one).model_fields.keys()
    }
    kinds = KINDS | {type(one) for one in written}

    assert {_declared(kind, name) for kind in kinds for name in kind.model_fields} - given == set()


def _declared(kind: type[Schema], name: str) -> tuple[str, str]:
    """A field and where it is declared: what all records have need not be shown of each."""
    kinds = (one for one in kind.__mro__ if issubclass(one, Schema) and name in one.model_fields)
    return [one.__name__ for one in kinds][-1], name


def _schemas(value: object) -> Iterator[Schema]:
    """A value and all that is in it, as far as it has known fields."""
    match value:
        case Schema():
            yield value
            for name in value.model_fields_set:
                yield from _schemas(getattr(value, name))
        case dict():
            for inner in value.values():
                yield from _schemas(inner)
        case tuple():
            for inner in value:
                yield from _schemas(inner)
