"""What is known of something new, and the files in which it is written down to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Known = str | Sequence[str] | Mapping[str, str]
"""What a field may hold: a text, keys, or a text in each language. Empty: nobody knows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a new story or record: its key, and its fields by name."""

    key: str
    fields: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Original:
    """A text that is to be translated: its file, and what it says."""

    path: str
    lang: str
    key: str
    slug: str
    """Empty where it follows from the key."""
    title: str
    summary: str
    body: str
    digest_of: Sequence[str] = ()
    source: Mapping[str, str] = field(default_factory=dict)
    """Where a text from elsewhere comes from."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Files by their path from the site's root, with folders for what will come."""

    texts: Mapping[str, str]
    folders: Sequence[str] = ()

    @property
    def files(self) -> Mapping[str, str]:
        """Every file to write; a folder is kept by an empty one, which nothing reads."""
        return {**self.texts, **{f"{folder}/.gitkeep": "" for folder in self.folders}}
