"""What does each file say?

In goes one source at a time, out come articles, record texts and records, with what is wrong in
them. Each reading is a pure function of the file's path, its bytes and the `ReadingRules`, so
that it can be remembered; no reading knows of another file.
"""

from generator.reading.decoding import decode
from generator.reading.exports import json_schemas
from generator.reading.files import read
from generator.reading.frontmatter import divide
from generator.reading.paths import Classified, classify

__all__ = ["Classified", "classify", "decode", "divide", "json_schemas", "read"]
