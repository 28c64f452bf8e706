"""What does a new story look like?

In go its key, its titles and the facts that are known; out come a draft in every language of the
site, the original first, and a folder for the photos.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import Config
from generator.model.blanks import Blanks, Facts
from generator.scaffolding.filling import filled, sample
from generator.scaffolding.places import PHOTOS, text_path, way
from generator.urls import slugify


def story(facts: Facts, titles: Mapping[str, str], config: Config, ui_lang: str) -> Blanks:
    """The texts of a new story; the facts stand in the original alone.

    `facts.fields` names the `original` and the `date`. The slug is that of the key, and frozen.
    """
    original, year = str(facts.fields["original"]), str(facts.fields["date"])[:4]
    photos = f"{PHOTOS}/{year}/{facts.key}"
    slug = slugify(facts.key, config.transliteration)
    paths = {lang: text_path(config, year, facts.key, lang) for lang in titles}
    texts = {}
    for lang in sorted(titles, key=lambda one: one != original):
        fields = {"title": titles[lang], "slug": slug}
        if lang == original:
            raw = {"photos_folder": photos, "photos": way(photos, paths[lang])}
            front = filled("story.md", ui_lang, {**facts.fields, **fields}, raw)
        else:
            raw = {"original_file": way(paths[original], paths[lang])}
            front = filled("version.md", ui_lang, {**fields, "relation": "translation"}, raw)
        texts[paths[lang]] = front + sample(lang, "body")
    return Blanks(texts, (photos,))
