"""Whatever a file, a title or a slug is called, the site stays in its folder and on every disk."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Severity
from tests.support.project import MINIMAL, built, project, tree, write

AWKWARD = (
    "..", ".", "/", "\\", "con", "NUL", "aux.txt", "é", "e\u0301", "Ё", "ё", "ı", "İ", "ß", "№",
    "\u3000", "\u202e", "\u200b", "a:b", "x?y", "*", '"', "<", "|", "~", "%2e%2e", "%2F", "-", "--",
    "page", "index", "01", "  ", "..%2f", "𝕏", "😀", "A", "a", "щ", "Щ", "x" * 130, "ю" * 70,
)  # fmt: skip

NAMES = st.one_of(
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=3).map("".join),
    st.text(min_size=1, max_size=20),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40),
)
TITLES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30)
SLUGS = st.one_of(*5 * [st.just("")], NAMES)

DEVICES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def _can_be_a_file(name: str) -> bool:
    try:
        return 0 < len(f"{name}.ru.md".encode()) < 255 and not {"/", "\0"} & set(name)
    except UnicodeEncodeError:
        return False


TEXTS = st.lists(st.tuples(NAMES.filter(_can_be_a_file), TITLES, SLUGS), min_size=1, max_size=2)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example([("..", "..", "../../x"), ("Ё", "Ё", ""), ("e\u0301", "é", ""), ("é", "é", "")])
def test_output_is_legal_whatever_texts_are_called(texts: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        root = project(MINIMAL, Path(folder) / "inner" / "site")
        for name, title, slug in texts:
            write(root, f"content/news/{name}.ru.md", _text(title, slug))
        report = built(root)
        output = tuple(tree(root / "output"))
        outside = sorted(set(tree(Path(folder))) - {f"inner/site/{path}" for path in tree(root)})

    assert outside == []
    if not report.is_published:
        assert any(found.severity is Severity.ERROR for found in report.findings)
    assert [path for path in output if not _is_legal(path)] == []
    assert [path for path in _alike(output) if path] == []


def _text(title: str, slug: str) -> bytes:
    """An article; its values are quoted as YAML reads them, so that most of them reach the site."""
    fields = {"title": title, "slug": slug} if slug else {"title": title}
    lines = [f"{name}: '{_quoted(value)}'" for name, value in fields.items()]
    text = "\n".join(("---", *lines, "date: 2023-06-07", "---", "Text.", ""))
    return text.encode("utf-8", "surrogatepass")


def _quoted(value: str) -> str:
    return re.sub(r"[\r\n\x85\u2028\u2029]", " ", value).replace("'", "''")


def _is_legal(path: str) -> bool:
    parts = path.split("/")
    return unicodedata.is_normalized("NFC", path) and all(
        not FORBIDDEN.search(part)
        and not DEVICES.fullmatch(part)
        and not part.endswith((".", " "))
        and len(part.encode()) <= 255
        for part in parts
    )


def _alike(paths: tuple[str, ...]) -> list[str]:
    """Names that a disk which knows no capitals would take for one."""
    counted = Counter(unicodedata.normalize("NFC", path.casefold()) for path in paths)
    return [path for path, count in counted.items() if count > 1]
