"""How does what is said fit the terminal?

In go a sentence and the stream that it is for; out come lines that end between words. What a
program reads, or a file keeps, stays one line.
"""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO


def fitted(sentences: str, stream: TextIO, indent: str = "") -> str:
    """The sentences in lines of the terminal's width, all but the first indented.

    A word that is longer stays whole: it may be an address, or something to type.
    """
    if not stream.isatty():
        return sentences
    return textwrap.fill(
        sentences,
        shutil.get_terminal_size().columns,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
