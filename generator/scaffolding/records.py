"""What does a new record look like?

In go its registry, its key and the facts that are known; out comes its file.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import Config
from generator.model.blanks import Blanks, Facts
from generator.model.texts import Registry
from generator.scaffolding.filling import filled, sample

_TEMPLATES: Mapping[Registry, str] = {
    "partners": "partner.yaml",
    "visits": "visit.yaml",
    "places": "place.yaml",
    "agreements": "agreement.yaml",
}
"""What can be made, and of what."""


def record(registry: Registry, facts: Facts, config: Config, ui_lang: str) -> Blanks:
    """The file of a new record, for each its own."""
    what = {lang: sample(lang, "stop") for lang in config.langs}
    photos = f"content/photos/{facts.key}"
    text = filled(
        _TEMPLATES[registry],
        ui_lang,
        {"what": what, **facts.fields},
        {"key": facts.key, "photos": f"../photos/{facts.key}"},
    )
    folders = (photos,) if registry == "visits" else ()
    return Blanks({f"content/{registry}/{facts.key}.yaml": text}, folders)
