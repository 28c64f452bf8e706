"""Which links lead readers into another language although they need not?

A link to a text's own other version is meant, and so is one to a text that exists only there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, relpath

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, diagnostic
from generator.model.site import AddressTarget, Fill, Story, TextTarget, Version
from generator.model.texts import Article, LinkHole, RecordText
from generator.urls import address_to_file

Text = Article | RecordText

Better = tuple[str, str] | None
"""What to write in place of a link, and in which language the page is to which it leads now."""


def stray_links(checked: Checked) -> Iterator[Diagnostic]:
    """Links to the page in another language where there is one in the text's own."""
    ways = _Ways.of(checked)
    for story, version in checked.versions():
        yield from _strays(version.article, version.fills, story, ways)
    for linked in checked.site.texts.values():
        if linked.text.path not in checked.lost:
            yield from _strays(linked.text, linked.fills, None, ways)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How the pages of a site are reached."""

    checked: Checked
    address_by_file: Mapping[str, str]
    address_by_source: Mapping[str, str]
    """Of texts alone, without former addresses."""
    story_by_source: Mapping[str, Story]

    @staticmethod
    def of(checked: Checked) -> _Ways:
        permalinks, pages = checked.site.config.permalinks, checked.pages
        stories = {one.article.path: story for story, one in checked.versions()}
        return _Ways(
            checked,
            {address_to_file(address, permalinks): address for address in pages},
            {
                source: address
                for address, source in pages.items()
                if source in stories and address not in checked.redirects
            },
            stories,
        )

    def shown(self, story: Story, lang: str) -> Version | None:
        """The story's text in a language, if readers see it."""
        version = story.versions.get(lang)
        return version if version and self.checked.is_shown(version) else None

    def better(self, fill: Fill, text: Text, own: Story | None) -> Better:
        """What to write in place of a link to another language, unless it is meant."""
        match fill:
            case TextTarget(lang=lang) if lang != text.lang:
                return self._better_text(fill, text, own)
            case AddressTarget():
                return self._better_address(fill, text, own)
            case _:
                return None

    def _better_text(self, fill: TextTarget, text: Text, own: Story | None) -> Better:
        story = self.checked.site.stories[fill.section, fill.key]
        version = self.shown(story, text.lang) if story is not own else None
        return (_written(version, fill.anchor, text), fill.lang) if version else None

    def _better_address(self, fill: AddressTarget, text: Text, own: Story | None) -> Better:
        config, pages = self.checked.site.config, self.checked.pages
        file = address_to_file(fill.address, config.permalinks)
        address = self.address_by_file.get(file, "")
        lang, _, rest = address.removeprefix("/").partition("/")
        if lang == text.lang or lang not in config.langs:
            return None
        story = self.story_by_source.get(pages[address])
        if story is None:
            counterpart = f"/{text.lang}/{rest}"
            return (_anchored(counterpart, fill.anchor), lang) if counterpart in pages else None
        version = self.shown(story, text.lang) if story is not own else None
        written = version and self.address_by_source.get(version.article.path)
        return (_anchored(written, fill.anchor), lang) if written else None


def _strays(
    text: Text, fills: Sequence[Fill], own: Story | None, ways: _Ways
) -> Iterator[Diagnostic]:
    for hole, fill in zip(text.body.holes, fills, strict=True):
        better = ways.better(fill, text, own) if isinstance(hole, LinkHole) else None
        if better and isinstance(hole, LinkHole):
            suggestion, lang = better
            yield diagnostic(
                "link-other-language", hole.position, target=hole.target, other_lang=lang,
                lang=text.lang, suggestion=suggestion,
            )  # fmt: skip


def _written(version: Version, anchor: str, text: Text) -> str:
    """How the text writes a link to another, at the same place if it is there."""
    path = relpath(f"/{version.article.path}", f"/{dirname(text.path)}")
    known = {*version.anchors, *version.article.body.ids}
    return _anchored(path, anchor if anchor in known else "")


def _anchored(target: str, anchor: str) -> str:
    return f"{target}#{anchor}" if anchor else target
