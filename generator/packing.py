"""How does a value become bytes, and bytes the same value again?

MessagePack by msgspec, each value with the name of its kind, so that equal bytes mean equal values
and what is read back can be wrong but do no harm; that equal values have equal bytes, too, there
are no sets in them, which have no order. What editors wrote (`Schema`) is written as the fields
that they stated and read back through the checks of its schema; what could not be read whole passes
none, and stays bytes. Schemas are imported only where there is one, for they take longer than most
builds that change nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def packed(value: object) -> bytes:
    """The bytes of a value."""
    return _ENCODER.encode(value)


def unpacked(data: bytes, kind: type[T]) -> T:
    """The value of a kind that bytes say. Raises `ValueError` where they say none."""
    try:
        return cast(T, _decoder(cast(Hashable, kind)).decode(data))
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def _encoded(value: object) -> object:
    from generator.schemas import Schema
    from generator.schemas.checking import stated

    if isinstance(value, Schema):
        return type(value).__name__, stated(value), sorted(value.unread)
    raise NotImplementedError(type(value))


def _decoded(kind: type, value: Any) -> object:
    from generator.model import written
    from generator.schemas import Schema
    from generator.schemas.checking import restated

    if issubclass(kind, Schema):
        name, fields, unread = value
        schema = getattr(written, name, None)
        if unread:
            raise ValueError(f"{name} was not read whole")
        if not (isinstance(schema, type) and issubclass(schema, kind)):
            raise TypeError(f"{name} is no {kind.__name__}")
        return restated(schema, fields)
    raise NotImplementedError(kind)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encoded)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_decoded)
