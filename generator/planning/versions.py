"""What is a text to the story's other texts?

In goes a published text; out come links to the story's other published texts, each with what it is,
and whether the two say the same. Only the original and translations are each other's `hreflang`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.parts import Making
from generator.model.prose import VersionLink
from generator.planning.atlas import Atlas
from generator.planning.published import Text


def version_links(atlas: Atlas, text: Text) -> tuple[VersionLink, ...]:
    """The other published texts, in the order of the site's languages."""
    languages = atlas.outline.config.languages
    return tuple(
        VersionLink(
            lang=other.lang,
            name=languages[other.lang].name,
            href=atlas.hrefs[other.address],
            title=other.front.title,
            relation=text.story.making(other.lang),
            is_translation_pair=text.version.is_faithful and other.version.is_faithful,
        )
        for other in _others(atlas, text)
    )


def relation(atlas: Atlas, text: Text) -> Making:
    """What a text is; nothing where readers have no other text to hold it against."""
    return text.story.making(text.lang) if any(_others(atlas, text)) else ""


def _others(atlas: Atlas, text: Text) -> Iterator[Text]:
    texts = atlas.outline.texts[text.subject]
    return (other for other in texts.values() if other.lang != text.lang)
