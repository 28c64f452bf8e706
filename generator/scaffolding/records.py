"""What does a new record look like?

In go its registry, its key and the facts that are known; out come its file and those of its texts.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import Config
from generator.model.blanks import Blanks, Facts
from generator.model.texts import Registry
from generator.scaffolding.filling import filled
from generator.scaffolding.places import record_text_path

_TEMPLATES: Mapping[Registry, str] = {
    "partners": "partner.yaml",
    "visits": "visit.yaml",
    "places": "place.yaml",
    "agreements": "agreement.yaml",
}
"""What can be made, and of what."""


def record(registry: Registry, facts: Facts, ui_lang: str) -> Blanks:
    """The file of a new record, for each its own."""
    photos = f"content/photos/{facts.key}"
    text = filled(
        _TEMPLATES[registry],
        ui_lang,
        facts.fields,
        {"key": facts.key, "photos": f"../photos/{facts.key}"},
    )
    folders = (photos,) if registry == "visits" else ()
    return Blanks({f"content/{registry}/{facts.key}.yaml": text}, folders)


def record_texts(registry: Registry, key: str, config: Config, ui_lang: str) -> Mapping[str, str]:
    """The files of a record's texts, one in each language of the site.

    There are no drafts among them, so they say nothing that readers could see.
    """
    taught = filled("record-text.md", ui_lang, {}, {})
    return {record_text_path(config, registry, key, lang): taught for lang in config.langs}
