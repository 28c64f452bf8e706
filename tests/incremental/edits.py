"""All edits by what they edit, and by name."""

from __future__ import annotations

from collections.abc import Mapping

from tests.incremental.breaks import BREAKS, break_often
from tests.incremental.edits_of_records import FILE_EDITS, RECORD_EDITS
from tests.incremental.edits_of_texts import TEXT_EDITS
from tests.incremental.edits_of_theme import CONFIG_EDITS, THEME_EDITS
from tests.incremental.writing import Edit

SOUND: Mapping[str, Edit] = {
    **TEXT_EDITS, **RECORD_EDITS, **FILE_EDITS, **THEME_EDITS, **CONFIG_EDITS
}  # fmt: skip
"""Edits after which a site can be built, but for what they do to one another."""

BROKEN: Mapping[str, Edit] = {**BREAKS, "break often": break_often}
"""Edits after which it cannot."""

EDITS: Mapping[str, Edit] = {**SOUND, **BROKEN}
