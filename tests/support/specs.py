"""What does a spec say, and does the generator do it?

A spec is a Markdown file that explains itself: each `##` heading is a case, begun by the ids of
what it provokes, told in prose and made exact by fences. The first word after the fence says what
it is; a word that is none of these is a syntax, and the fence is a file of the site.

| fence | says |
|---|---|
| `yaml config.yaml` | a file of the site, laid over the smallest one |
| `bytes PATH` | a file in which `\\xNN`, `\\r`, `\\n` stand for bytes, and line ends for nothing |
| `make` | what text cannot say: `symlink PATH TARGET`, `fifo PATH`, …, one a line |
| `options` | how it is built: `strict`, `allow-empty`, `as-of TIME`, `url URL`, `output FOLDER` |
| | or, by `check`, that it is checked instead |
| `diagnostics` | all that is found: `PATH:LINE:COLUMN severity code`, one a line |
| `en`, `ru` | how that is worded: messages, each hint after `hint: ` on a line of its own |
| `contains GLOB`, `absent GLOB` | pieces that each of these files of the result has, or has not |
| `published`, `unpublished` | globs of files that the result has, or has not |
| `fixed PATH`, `fix` | a file, or orders as for `make`, by which every finding goes |
| `twin PATH` | a file in place of which the result has the same bytes |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from generator.building import BuildReport, Finding, Order, build
from generator.building import check as check_site
from generator.diagnostics import UI_LANGUAGES, Severity, catalogue
from tests.support.project import AS_OF, MINIMAL, make, project, tree, unescaped, write
from tests.support.rights import without_override

MAY_BE_MISSING = {"config-missing", "content-missing", "output-forbidden"}
"""Codes that name a place where nothing is."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: what it is, of what, and its text."""

    kind: str
    target: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(line for line in self.text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Case:
    """One `##` section of a spec."""

    spec: Path
    heading: str
    fences: tuple[Fence, ...]

    @property
    def name(self) -> str:
        """By which a test run calls it."""
        return f"{self.spec.stem}: {self.heading}"

    def of(self, kind: str) -> tuple[Fence, ...]:
        """Its fences of one kind."""
        return tuple(fence for fence in self.fences if fence.kind == kind)

    def one(self, kind: str) -> Fence | None:
        """Its only fence of a kind, where there is one."""
        fences = self.of(kind)
        assert len(fences) < 2, f"{self.name}: several fences {kind}"
        return fences[0] if fences else None


def cases(folder: Path) -> tuple[Case, ...]:
    """Every case of the specs in a folder, by file and place."""
    return tuple(case for file in sorted(folder.glob("*.md")) for case in _cases(file))


def check(case: Case, folder: Path, old_site: Path) -> None:
    """Build the case's site over the smallest one and a published site; claim all that it says."""
    root = _site(case, folder / "site", old_site)
    order = _order(case, root)
    before, old = _sources(root), tree(order.output)
    with without_override():
        report = _run(case, order)

    expected = case.one("diagnostics")
    assert (expected.lines if expected else ()) == tuple(map(_line, report.findings))
    _check_wording(case, report.findings)
    for finding in report.findings:
        check_place(finding, root)
    assert before == _sources(root), "the editor's files were changed"
    if report.is_published:
        _check_output(case, order.output)
    else:
        assert old == tree(order.output), "the site that was there was changed"
    _check_fixed(case, folder, old_site)
    _check_twin(case, folder, old_site, order.output)


def check_place(finding: Finding, root: Path) -> None:
    """Claim that a finding names a place that exists."""
    place = finding.diagnostic.position
    file = root / unescaped(place.path).decode("utf-8", "surrogateescape")
    if finding.diagnostic.code in MAY_BE_MISSING:
        return
    assert file.exists() or file.is_symlink(), f"no {place.path}"
    text = b"" if file.is_dir() else tree(file.parent).get(file.name, b"")
    line_ends = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    assert 1 <= place.line <= line_ends + 1
    assert place.column >= 1
    assert place.width >= 1


_SPECIAL = {
    "make", "options", "diagnostics", *UI_LANGUAGES, "contains", "absent", "published",
    "unpublished", "fixed", "fix", "twin",
}  # fmt: skip


def _cases(file: Path) -> Iterator[Case]:
    """The sections of a spec; fences before the first are part of every section."""
    common: list[Fence] = []
    current: tuple[str, list[Fence]] | None = None
    tokens = MarkdownIt().parse(file.read_text("utf-8"))
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            if current:
                yield Case(file, current[0], tuple(current[1]))
            current = (tokens[index + 1].content, [*common])
        elif token.type == "fence" and token.info:
            kind, _, target = token.info.strip().partition(" ")
            (current[1] if current else common).append(Fence(kind, target, token.content))
    if current:
        yield Case(file, current[0], tuple(current[1]))


def _site(case: Case, folder: Path, old_site: Path) -> Path:
    """The case's site, beside what an earlier build published."""
    root = project(MINIMAL, folder)
    for path, content in tree(old_site).items():
        write(root / "output", path, content)
    for fence in case.fences:
        if fence.kind == "make":
            _obey(root, fence)
        elif fence.kind not in _SPECIAL:
            assert fence.target, f"{case.name}: a fence without a path"
            write(root, fence.target, _content(fence))
    return root


def _obey(root: Path, fence: Fence) -> None:
    for order in fence.lines:
        make(root, order)


def _content(fence: Fence) -> bytes:
    if fence.kind == "bytes":
        return unescaped(fence.text.replace("\n", ""))
    return fence.text.encode()


def _run(case: Case, order: Order) -> BuildReport:
    return check_site(order) if _is_checked(case) else build(order)


def _is_checked(case: Case) -> bool:
    options = case.one("options")
    return options is not None and "check" in options.lines


def _order(case: Case, root: Path) -> Order:
    order = Order(root, root / "output", AS_OF)
    options = case.one("options")
    for line in options.lines if options else ():
        name, _, value = line.partition(" ")
        order = _OPTIONS[name](order, value)
    return order


_OPTIONS: Mapping[str, Callable[[Order, str], Order]] = {
    "check": lambda order, _: order,
    "strict": lambda order, _: replace(order, is_strict=True),
    "allow-empty": lambda order, _: replace(order, allows_empty=True),
    "as-of": lambda order, value: replace(order, as_of=datetime.fromisoformat(value)),
    "url": lambda order, value: replace(order, url=value),
    "output": lambda order, value: replace(order, output=order.root / value),
}


def _sources(root: Path) -> Mapping[str, bytes]:
    """All that an editor has: what lies beside the results and the builder's own memory."""
    ours = ("output/", "public/", ".vestnik/")
    return {path: data for path, data in tree(root).items() if not path.startswith(ours)}


def _line(finding: Finding) -> str:
    place = finding.diagnostic.position
    where = f"{place.path}:{place.line}:{place.column}"
    return f"{where} {finding.severity} {finding.diagnostic.code}"


def _check_wording(case: Case, findings: Iterable[Finding]) -> None:
    for ui_lang in UI_LANGUAGES:
        words = tuple(_words(findings, ui_lang))
        expected = case.one(ui_lang)
        if expected:
            assert expected.lines == words


def _words(findings: Iterable[Finding], ui_lang: str) -> Iterator[str]:
    for finding in findings:
        entry = catalogue()[finding.diagnostic.code]
        yield entry.message(finding.diagnostic, ui_lang)
        hint = entry.hint(finding.diagnostic, ui_lang)
        if hint:
            yield f"hint: {hint}"


def _check_output(case: Case, output: Path) -> None:
    result = tree(output)
    for fence in (*case.of("contains"), *case.of("absent")):
        files = [path for path in result if fnmatchcase(path, fence.target)]
        assert files, f"no {fence.target}"
        for path in files:
            text = result[path].decode().replace("\xa0", " ")
            for piece in fence.lines:
                assert (piece in text) == (fence.kind == "contains"), f"{piece} in {path}"
    for fence in (*case.of("published"), *case.of("unpublished")):
        for pattern in fence.lines:
            is_there = any(map(partial(_is_like, pattern), result))
            assert is_there == (fence.kind == "published"), pattern


def _is_like(pattern: str, path: str) -> bool:
    return fnmatchcase(path, pattern)


def _check_fixed(case: Case, folder: Path, old_site: Path) -> None:
    files, orders = case.of("fixed"), case.of("fix")
    if not files and not orders:
        return
    root = _site(case, folder / "fixed", old_site)
    for fence in files:
        write(root, fence.target, _content(fence))
    for fence in orders:
        _obey(root, fence)
    with without_override():
        report = _run(case, _order(case, root))
    assert tuple(map(_line, report.findings)) == (), "the fix leaves findings"
    assert report.is_published or _is_checked(case)


def _check_twin(case: Case, folder: Path, old_site: Path, output: Path) -> None:
    twins = case.of("twin")
    if not twins:
        return
    root = _site(case, folder / "twin", old_site)
    for fence in twins:
        write(root, fence.target, _content(fence))
    order = _order(case, root)
    report: BuildReport = build(order)
    assert not any(finding.severity is Severity.ERROR for finding in report.findings)
    assert tree(order.output) == tree(output)
