"""Every edit there is, one after the other: after each, a build gives what a clean build gives.

The machine takes what chance gives it; here nothing is left out.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.incremental.desk import Desk
from tests.incremental.disk import WAYS
from tests.incremental.edits import BROKEN, EDITS, SOUND
from tests.incremental.edits_of_records import FILE_EDITS, RECORD_EDITS
from tests.incremental.edits_of_texts import TEXT_EDITS
from tests.incremental.edits_of_theme import CONFIG_EDITS, THEME_EDITS
from tests.incremental.newsroom import newsroom
from tests.incremental.writing import Edit

GROUPS: Mapping[str, Mapping[str, Edit]] = {
    "texts": TEXT_EDITS,
    "records": RECORD_EDITS,
    "files": FILE_EDITS,
    "theme": THEME_EDITS,
    "config": CONFIG_EDITS,
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("group", GROUPS)
def test_edits_in_their_turn_give_what_a_clean_build_gives(group: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.build()
    ways = sorted(WAYS)

    for number, name in enumerate(GROUPS[group]):
        sound = desk.files
        desk.edit(name, number, ways[number % len(ways)])
        if not desk.build().report.is_published:
            desk.save(sound)


@pytest.mark.parametrize("name", BROKEN)
def test_a_break_changes_nothing_and_its_mending_gives_the_site_back(name: str, desk: Desk) -> None:
    sound, before = desk.files, desk.build()

    desk.edit(name)
    broken = desk.build()
    desk.save(sound)
    after = desk.build()

    assert broken.errors
    assert before.output == broken.output == after.output
    assert before.marks == broken.marks == after.marks


@pytest.mark.parametrize("name", EDITS)
def test_no_edit_is_idle(name: str) -> None:
    files = newsroom()

    assert any(EDITS[name](files, number) != files for number in range(20))


def test_sound_and_broken_edits_have_names_of_their_own() -> None:
    assert EDITS.keys() == SOUND.keys() | BROKEN.keys()
    assert len(EDITS) == len(SOUND) + len(BROKEN) == sum(map(len, GROUPS.values())) + len(BROKEN)
