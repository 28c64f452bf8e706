"""How is JSON written?

In go dictionaries, sequences, texts and numbers; out come the bytes that `json` of the standard
library would make of them, without its escapes of what is not ASCII, at a fifth of the cost.
"""

import msgspec


def json_line(value: object) -> bytes:
    """Return the value in one line."""
    return msgspec.json.format(_ENCODER.encode(value), indent=0)


def json_lines(value: object) -> bytes:
    """Return the value indented, a line for each of its parts."""
    return msgspec.json.format(_ENCODER.encode(value), indent=1) + b"\n"


_ENCODER = msgspec.json.Encoder()
