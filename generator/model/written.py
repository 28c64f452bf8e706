"""What editors write: front matter and registry records, field by field.

Each class is at once the type that every stage reads, the check of a file and the source of the
JSON Schema that text editors use. `docs` describe the fields at length; the descriptions here are
what an editor sees while typing.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.schemas import (
    CountryCode,
    DatedNames,
    Day,
    Line,
    NameLists,
    Names,
    RecordKey,
    Schema,
    Texts,
    VisitDay,
    WebAddress,
    When,
    described,
)

Lines = tuple[Line, ...]
Keys = tuple[Line, ...]
"""Keys of records or stories; linking says which of them exist."""

Relation = Literal["translation", "adaptation", "digest"]
LOOSE: frozenset[Relation | None] = frozenset({"adaptation", "digest"})
"""Relations that let a text say another thing than its original, and keep facts of its own."""

VisitPart = Literal["morning", "afternoon", "evening"]


class Written(Schema):
    """What every record and text may have."""

    extra: Annotated[
        dict[str, object],
        described(default={}, description="Anything else the site wants to keep."),
    ]
    waive: Annotated[
        dict[str, Line],
        described(default={}, description="Findings accepted here: code and reason."),
    ]


# Texts ------------------------------------------------------------------------------------------


class Correction(Schema):
    """A note to readers that an earlier state of the text was wrong."""

    date: Annotated[Day, described(description="When it was corrected.")]
    text: Annotated[Line, described(description="What was wrong and is right now.")]


class Origin(Schema):
    """Where a text from elsewhere comes from."""

    name: Annotated[Line, described(description="Who published it first.")]
    url: Annotated[WebAddress | None, described(default=None, description="Its address.")]
    retrieved: Annotated[Day | None, described(default=None, description="When it was looked up.")]
    kind: Annotated[
        Literal["reprint", "translation", "summary"],
        described(default="reprint", description="What was made of it."),
    ]


class Attachment(Schema):
    """A file for readers to download."""

    file: Annotated[
        Line, described(description="Path relative to this file, or from / in content/static.")
    ]
    title: Annotated[Names, described(default={}, description="Its title by language.")]


class TextFields(Written):
    """What any text may have, a record's optional text included."""

    summary: Annotated[
        Line | None, described(default=None, description="The lead, one or two sentences.")
    ]
    authors: Annotated[Lines, described(default=(), description="Keys of people.yaml, or names.")]
    translator: Annotated[
        Line | None, described(default=None, description="Key of people.yaml, or name.")
    ]
    updated: Annotated[
        When | None, described(default=None, description="When the text last changed.")
    ]


class RecordFrontMatter(TextFields):
    """The front matter of a partner's or visit's optional text; it may be left out."""


class FrontMatter(TextFields):
    """The front matter of an article or a standalone page."""

    STORY_FACTS: ClassVar[tuple[str, ...]] = (
        "date", "category", "tags", "featured", "visit", "days", "partners", "people", "agreements",
        "related", "image", "photos", "files",
    )  # fmt: skip
    """Fields that hold for a story in all languages, stated in any one of its files."""

    SETS: ClassVar[frozenset[str]] = frozenset(
        {"tags", "days", "partners", "people", "agreements", "related"}
    )
    """Story facts whose order means nothing."""

    title: Annotated[Line, described(description="The headline.")]
    slug: Annotated[Line | None, described(default=None, description="Last part of the address.")]
    moved_from: Annotated[
        Lines, described(default=(), description="Former addresses, from /, with language.")
    ]
    published: Annotated[
        When | None, described(default=None, description="When this text appeared; default: date.")
    ]
    correction: Annotated[
        Correction | None, described(default=None, description="A correction shown to readers.")
    ]
    publish_at: Annotated[
        When | None, described(default=None, description="Not before this moment.")
    ]
    expires_at: Annotated[
        When | None,
        described(default=None, description="After it the text leaves lists and feeds."),
    ]
    draft: Annotated[bool, described(default=False, description="Not published while true.")]

    date: Annotated[
        When | None,
        described(default=None, description="First publication of the story, YYYY-MM-DD."),
    ]
    category: Annotated[Line | None, described(default=None, description="Key of categories.yaml.")]
    tags: Annotated[Keys, described(default=(), description="Keys of tags.yaml.")]
    featured: Annotated[
        bool | None,
        described(default=None, description="Candidate for the lead story of the home page."),
    ]
    visit: Annotated[Line | None, described(default=None, description="Key of a visit.")]
    days: Annotated[
        tuple[VisitDay, ...],
        described(default=(), description="Days of the visit: 2023-05-30 or 2023-05-30/afternoon."),
    ]
    partners: Annotated[Keys, described(default=(), description="Keys of partners.")]
    people: Annotated[Keys, described(default=(), description="Keys of people.yaml.")]
    agreements: Annotated[Keys, described(default=(), description="Keys of agreements.")]
    related: Annotated[Keys, described(default=(), description="Keys of other stories.")]
    image: Annotated[
        Line | None, described(default=None, description="Lead photo, path relative to this file.")
    ]
    photos: Annotated[
        Lines, described(default=(), description="Gallery: paths relative to this file.")
    ]
    files: Annotated[tuple[Attachment, ...], described(default=(), description="Attachments.")]

    original: Annotated[
        Line | None,
        described(default=None, description="Language in which the story was written first."),
    ]
    relation: Annotated[
        Relation | None, described(default=None, description="What this text is of the original.")
    ]
    digest_of: Annotated[
        Keys, described(default=(), description="Stories that this text condenses.")
    ]
    source: Annotated[
        Origin | None,
        described(default=None, description="Where a text from elsewhere comes from."),
    ]
    translation_key: Annotated[
        RecordKey | None, described(default=None, description="Pairs files whose names differ.")
    ]
    nolink: Annotated[Keys, described(default=(), description="Partners not to link in this text.")]

    @property
    def changes(self) -> tuple[When, ...]:
        """When the text was changed after it had appeared, as far as it says so."""
        stated = (self.updated, self.correction and self.correction.date)
        return tuple(one for one in stated if one)


# Registries -------------------------------------------------------------------------------------


class Record(Written):
    """A language-neutral fact with names by language."""


class Named(Record):
    """A record that is called by a name."""

    name: Annotated[Names, described(description="Its name by language.")]


class Partner(Named):
    """An organisation: a university, a company, an institute, a government."""

    short: Annotated[Names, described(default={}, description="Short name by language.")]
    aliases: Annotated[
        NameLists,
        described(default={}, description="Other names in texts, lists by language."),
    ]
    names: Annotated[tuple[DatedNames, ...], described(default=(), description="Former names.")]
    predecessor: Annotated[
        Line | None, described(default=None, description="Key of the partner before it.")
    ]
    kind: Annotated[
        Literal["university", "company", "institute", "government", "other"],
        described(default="other", description="What it is."),
    ]
    country: Annotated[
        CountryCode | None, described(default=None, description="ISO 3166 code, CN.")
    ]
    place: Annotated[Line | None, described(default=None, description="Key of places.yaml.")]
    url: Annotated[WebAddress | None, described(default=None, description="Its site.")]
    same_as: Annotated[
        tuple[WebAddress, ...],
        described(default=(), description="Addresses of the same organisation elsewhere."),
    ]
    since: Annotated[
        int | None,
        described(default=None, ge=1700, le=2199, description="Year the partnership began."),
    ]
    strategic: Annotated[bool, described(default=False, description="A strategic partner.")]
    logo: Annotated[Line | None, described(default=None, description="Path relative to this file.")]
    forms: Annotated[
        NameLists,
        described(default={}, description="Irregular inflected forms by language."),
    ]
    link: Annotated[
        Literal["always", "quoted", "never"] | None,
        described(default=None, description="When its name in a text becomes a link."),
    ]
    self: Annotated[bool, described(default=False, description="The newsroom's own institution.")]


class Delegate(Schema):
    """A member of a delegation."""

    person: Annotated[Line, described(description="Key of people.yaml, or a name.")]
    role: Annotated[Names, described(default={}, description="Role in the delegation by language.")]


class Stop(Schema):
    """One stop of a visit's itinerary."""

    date: Annotated[Day, described(description="A day of the visit.")]
    part: Annotated[VisitPart | None, described(default=None, description="Part of the day.")]
    place: Annotated[Line | None, described(default=None, description="Key of places.yaml.")]
    partners: Annotated[Keys, described(default=(), description="Keys of partners.")]
    people: Annotated[Keys, described(default=(), description="Keys of people.yaml.")]
    what: Annotated[Names, described(default={}, description="What happened, by language.")]
    agreements: Annotated[Keys, described(default=(), description="Keys of agreements.")]
    photos: Annotated[Lines, described(default=(), description="Paths relative to this file.")]


class Visit(Record):
    """A delegation's journey, with its itinerary."""

    title: Annotated[Names, described(description="Its title by language.")]
    starts: Annotated[Day, described(description="First day.")]
    ends: Annotated[Day, described(description="Last day.")]
    direction: Annotated[
        Literal["outgoing", "incoming"], described(default="outgoing", description="Who travels.")
    ]
    delegation: Annotated[
        tuple[Delegate, ...], described(default=(), description="Members in protocol order.")
    ]
    stops: Annotated[tuple[Stop, ...], described(default=(), description="The itinerary in order.")]


class Agreement(Record):
    """Something signed."""

    title: Annotated[Names, described(description="Its title by language.")]
    kind: Annotated[
        Literal["agreement", "memorandum", "contract", "protocol", "programme", "other"],
        described(default="agreement", description="What was signed."),
    ]
    signed: Annotated[Day, described(description="The day of signing.")]
    valid_until: Annotated[
        Day | None, described(default=None, description="Its last day; none: not stated.")
    ]
    parties: Annotated[Keys, described(min_length=1, description="Keys of partners.")]
    scope: Annotated[Names, described(default={}, description="What it is about, by language.")]
    signatories: Annotated[
        Keys, described(default=(), description="Keys of people.yaml, or names.")
    ]
    place: Annotated[Line | None, described(default=None, description="Key of places.yaml.")]
    visit: Annotated[Line | None, described(default=None, description="Key of a visit.")]
    file: Annotated[
        Line | None, described(default=None, description="Its text; path relative to this file.")
    ]


class Place(Named):
    """A town."""

    country: Annotated[CountryCode | None, described(default=None, description="ISO 3166 code.")]
    lat: Annotated[float, described(ge=-90, le=90, description="Degrees north.")]
    lon: Annotated[float, described(ge=-180, le=180, description="Degrees east.")]


class Role(Schema):
    """What a person was, when and where."""

    from_: Annotated[Day | None, described(default=None, alias="from", description="First day.")]
    until: Annotated[Day | None, described(default=None, description="Last day.")]
    role: Annotated[Names, described(description="The role by language.")]
    partner: Annotated[Line | None, described(default=None, description="Key of a partner.")]


class Person(Named):
    """Somebody who is named in texts."""

    gender: Annotated[
        Literal["female", "male"] | None,
        described(default=None, description="Russian inflects names by it."),
    ]
    roles: Annotated[
        tuple[Role, ...], described(default=(), description="Roles, the latest first.")
    ]
    aliases: Annotated[
        NameLists,
        described(default={}, description="Other names in texts, lists by language."),
    ]


class Topic(Named):
    """A category or a tag."""

    slug: Annotated[
        Line | None, described(default=None, description="Last part of the address; default: key.")
    ]
    text: Annotated[
        Texts,
        described(default={}, description="An introduction for its page, by language."),
    ]


class Photo(Record):
    """What is known of a photo, in a file beside it: `photo.jpg.yaml`."""

    caption: Annotated[Names, described(default={}, description="Caption by language.")]
    alt: Annotated[
        Names, described(default={}, description="What it shows, for who cannot see it.")
    ]
    credit: Annotated[Names, described(default={}, description="Whose picture it is.")]
    people: Annotated[Keys, described(default=(), description="Keys of people.yaml.")]
    place: Annotated[Line | None, described(default=None, description="Key of places.yaml.")]
    date: Annotated[Day | None, described(default=None, description="When it was taken.")]
