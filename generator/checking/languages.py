"""Are the words of a text, and of its pictures, in the language that they claim?

Well-kept parallel news have no two Cyrillic words in a row in an English text, and none in a
hundred Russian ones has an English sentence; pages that are hardly in their language at all, which
other sites do have, were not translated yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.checking.checked import Checked
from generator.checking.scripts import Scripts, scripts_of
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.site import Picture, PictureFill, Version
from generator.model.texts import Article, Body, ImageHole, RecordText, VideoHole
from generator.model.written import Photo

LEAST_SHARES: Mapping[str, float] = {"LATIN": 0.7}
"""Of its own script's letters a text has no smaller share than this; else `LEAST_SHARE`, for Latin
names are at home in every script."""

LEAST_SHARE = 0.3


def foreign_texts(checked: Checked) -> Iterator[Diagnostic]:
    """Titles, leads and bodies in which words of another script stand unmarked."""
    scripts = scripts_of(checked.site.config)
    for text in checked.finished():
        known = scripts.get(text.lang)
        if known and known.others:
            yield from _in_front(text, known)
            yield from _in_body(text, known, checked)


def foreign_captions(checked: Checked) -> Iterator[Diagnostic]:
    """Words for pictures that are not in the language for which they are given."""
    scripts = scripts_of(checked.site.config)
    for text in checked.finished():
        for words, place in _captions(text.body):
            if text.lang in scripts and scripts[text.lang].is_foreign(words):
                yield diagnostic("caption-other-script", place, words=words, lang=text.lang)
    for entry in checked.site.photos.values():
        if entry.path in checked.lost:
            continue
        for field, by_lang in _words_of(entry.fields).items():
            for lang, words in by_lang.items():
                if lang in scripts and scripts[lang].is_foreign(words):
                    place = entry.at(field, lang)
                    yield diagnostic("caption-other-script", place, words=words, lang=lang)


def untranslated_captions(checked: Checked) -> Iterator[Diagnostic]:
    """Photos that are shown in a language in which their records say nothing of them."""
    missing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for lang, picture in _shown(checked):
        said = {"alt": picture.alt_lang, "caption": picture.caption_lang}
        for field, spoken in said.items():
            if spoken and spoken != lang:
                missing[picture.file.path, field].add(lang)
    for (path, field), langs in missing.items():
        entry = checked.site.photos.get(path)
        if entry and entry.path not in checked.lost:
            known = ", ".join(sorted(langs))
            yield diagnostic("caption-missing", entry.at(field), field=field, langs=known)


def _in_front(text: Article | RecordText, scripts: Scripts) -> Iterator[Diagnostic]:
    fields = {"title": getattr(text.front, "title", None), "summary": text.front.summary}
    for name, words in fields.items():
        for run in scripts.runs(words or ""):
            yield diagnostic("text-other-script", text.marks.at(name), words=run)


def _in_body(
    text: Article | RecordText, scripts: Scripts, checked: Checked
) -> Iterator[Diagnostic]:
    """The foreign runs of a body; where it is foreign as a whole, that."""
    said = checked.prose[text.path].own
    runs = scripts.runs(said)
    share = scripts.share(said) if runs else 1.0
    if share < LEAST_SHARES.get(scripts.own, LEAST_SHARE):
        place = checked.at(text, next(iter(runs)))
        yield diagnostic("text-untranslated", place, lang=text.lang, share=round(100 * share))
        return
    for run, lang in runs.items():
        yield diagnostic("text-other-script", checked.at(text, run), words=run, other_lang=lang)


def _captions(body: Body) -> Iterator[tuple[str, Position]]:
    for hole in body.holes:
        match hole:
            case ImageHole(images=images):
                yield from ((one.alt, one.position) for one in images)
                yield from ((one.caption, one.position) for one in images)
            case VideoHole(caption=caption, position=place):
                yield caption, place


def _words_of(photo: Photo) -> Mapping[str, Mapping[str, str]]:
    return {"alt": photo.alt, "caption": photo.caption}


def _shown(checked: Checked) -> Iterator[tuple[str, Picture]]:
    """Every picture that is shown, with the language of the page."""
    for _, version in checked.versions():
        yield from ((version.lang, picture) for picture in _pictures(version))
    for (_, _, lang), linked in checked.site.texts.items():
        yield from ((lang, one) for fill in linked.fills for one in _filled(fill))
    for (_, _, lang), pictures in checked.site.stop_pictures.items():
        yield from ((lang, picture) for picture in pictures)


def _pictures(version: Version) -> Iterator[Picture]:
    lead = (version.facts.image,) if version.facts.image else ()
    yield from (*lead, *version.facts.photos)
    for fill in version.fills:
        yield from _filled(fill)


def _filled(fill: object) -> tuple[Picture, ...]:
    return fill.pictures if isinstance(fill, PictureFill) else ()
