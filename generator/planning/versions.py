"""What is a text to the story's other texts?

In goes a published text; out come links to the story's other published texts, each with what it is
of this one, and whether the two say the same. Only the original and translations are each other's
`hreflang`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.model.prose import VersionLink
from generator.planning.atlas import Atlas
from generator.planning.published import Text

Claim = Literal["original", "translation", "adaptation", "digest", ""]


def version_links(atlas: Atlas, text: Text) -> tuple[VersionLink, ...]:
    """The other published texts, in the order of the site's languages."""
    languages = atlas.outline.config.languages
    return tuple(
        VersionLink(
            lang=other.lang,
            name=languages[other.lang].name,
            href=atlas.hrefs[other.address],
            title=other.front.title,
            relation=_claim(other),
            is_translation_pair=is_faithful(text) and is_faithful(other),
        )
        for other in _others(atlas, text)
    )


def relation(atlas: Atlas, text: Text) -> Claim:
    """What a text is; nothing where readers have no other text to hold it against."""
    return _claim(text) if any(_others(atlas, text)) else ""


def is_faithful(text: Text) -> bool:
    """Whether it says what the story's original says.

    Where the original is unknown, all texts do that do not call themselves something else.
    """
    return text.version.relation in (None, "translation")


def _claim(text: Text) -> Claim:
    return "original" if text.lang == text.story.original else text.version.relation or ""


def _others(atlas: Atlas, text: Text) -> Iterator[Text]:
    texts = atlas.outline.texts[text.subject]
    return (other for other in texts.values() if other.lang != text.lang)
