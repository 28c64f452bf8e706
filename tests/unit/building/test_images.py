"""How large an image is."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.building.images import FORMATS, measure

ORIENTATION = 0x0112


def image(kind: str, size: tuple[int, int] = (48, 32), orientation: int = 1) -> bytes:
    stream = BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    Image.new("RGB", size, "teal").save(stream, kind, exif=exif)
    return stream.getvalue()


@pytest.mark.parametrize(("suffix", "kind"), FORMATS.items())
def test_image_is_as_large_as_it_is_shown(suffix: str, kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"x{suffix}"
    file.write_bytes(image(kind))

    assert measure(file) == (48, 32)


def test_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    file = tmp_path / "IMG_0001.JPG"
    file.write_bytes(image("JPEG"))

    assert measure(file) == (48, 32)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_of_a_camera_turns_the_size(orientation: int, tmp_path: Path) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(image("JPEG", orientation=orientation))

    assert measure(file) == ((48, 32) if orientation < 5 else (32, 48))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.jpg", image("PNG")),
        ("x.png", image("JPEG")),
        ("x.jpg", b""),
        ("x.jpg", b"I will send the photo tomorrow."),
        ("x.png", image("PNG")[:20]),
        ("x.webp", image("WEBP")[:16]),
        ("x.pdf", b"%PDF-1.7"),
        ("x.svg", b"<svg/>"),
    ],
)
def test_what_is_no_image_of_its_kind_has_no_size(
    name: str, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    assert measure(file) is None


def test_image_that_would_fill_the_memory_has_no_size(tmp_path: Path) -> None:
    bomb = bytearray(image("PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    file = tmp_path / "x.png"
    file.write_bytes(bomb)

    assert measure(file) is None


def test_image_that_is_gone_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        measure(tmp_path / "x.jpg")


SAMPLES = {suffix: image(kind, orientation=6) for suffix, kind in FORMATS.items()}


@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_image_is_never_an_exception(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    damaged = bytearray(SAMPLES[suffix])
    places = st.integers(0, min(len(damaged), 400) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        damaged[place] = byte
    file = tmp_path_factory.getbasetemp() / f"damaged{suffix}"
    file.write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))])

    size = measure(file)

    assert size is None or min(size) >= 0
