"""Which files are published as they are?

In go an outline and the theme's assets; out come copies: the assets, all of `content/static/`, and
of the other files below `content/` those that a page shows, so that what nobody used stays where it
is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.files import STATIC, files_of_records, files_of_text
from generator.model.pages import Copy
from generator.planning.addresses import media_address
from generator.planning.outline import Outline

THEME = "templates/"


def copies(outline: Outline, assets: Sequence[str]) -> tuple[Copy, ...]:
    """All files that are published as they are, by their place in the output folder."""
    static = (path for path in outline.site.files if path.startswith(STATIC))
    published = {*static, *_shown(outline)}
    return (
        *(Copy(media_address(path).removeprefix("/"), path) for path in sorted(published)),
        *(Copy(path.removeprefix(THEME), path) for path in sorted(assets)),
    )


def _shown(outline: Outline) -> Iterator[str]:
    """The files that pages show or lead to."""
    for texts in outline.texts.values():
        for text in texts.values():
            yield from files_of_text(text.version)
    yield from files_of_records(outline.site)
