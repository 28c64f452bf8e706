"""Which pictures stand in for photographs? Draws them all into content/photos/.

Run `python -m scripts.placeholder_photos` for every picture, or name files to draw only those.
The drawings are calm, carry no text and are the same on every run with one version of Pillow;
their captions lie in the records beside them.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.placeholders import outdoors, rooms, workshops

SCENES = {**outdoors.SCENES, **rooms.SCENES, **workshops.SCENES}
FOLDER = Path(__file__).parent.parent / "content" / "photos"


def draw(names: Sequence[str]) -> None:
    """Save the named pictures, or all of them where none is named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or sorted(SCENES):
        (FOLDER / name).write_bytes(SCENES[name]().jpeg())


if __name__ == "__main__":
    draw(sys.argv[1:])
