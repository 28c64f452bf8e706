"""When did the desk save something?

In go the folders of a site; out come the paths that changed, once they are at rest. What the system
tells of its files is a hint to look again and never more: what changed, the build finds out. The
one module that knows watchdog.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from watchdog.events import DirModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

QUIET_S = 0.04
"""After so long without a change one save is over."""

MANY = 20
"""From so many paths on it is no save, but a checkout or a copy,"""

MANY_QUIET_S = 0.3
"""which is over after so long."""

LONGEST_S = 1.0
"""After so long what is there is shown, whether more is coming or not."""

HALF_DONE_S = 0.3
"""How long a file may be empty before that is what was saved."""

POLL_S = 1.0

LOOK_S = 0.5
"""How often whoever waits asks whether something is due."""

_TELLING = ("created", "modified", "moved", "deleted", "closed", "attrib")
"""What may mean other bytes, or other rights: not that somebody reads, as builds do."""

_NO_ROOM = (errno.ENOSPC, errno.EMFILE)
"""How it shows that the system watches as many folders as it may."""

_ELSEWHERE = Path(__file__).parent
"""A folder that is there, is not the site's, and in which nothing changes."""


def _never() -> bool:
    return False


class Watch:
    """Knows what changed since it was last asked."""

    def __init__(
        self, root: Path, folders: Sequence[Path], tell_polling: Callable[[], object] = _never
    ) -> None:
        self._root, self._folders, self._tell_polling = root.resolve(), folders, tell_polling
        self._observer: BaseObserver | None = None
        self._changed: dict[str, float] = {}
        self._has_new_folders = False
        self._news = threading.Condition()
        self._watches: list[ObservedWatch] = []
        self._cause: BaseException | None = None

    def end(self, cause: BaseException) -> None:
        """Let nobody wait any more; a signal may say so, since no lock is taken."""
        self._cause = cause

    def wait(self, is_due: Callable[[], bool] = _never) -> tuple[str, ...]:
        """The paths that changed, sorted; not before there are some, and they are at rest.

        None of them once something is due all the same. Raises what it was ended with.
        """
        with self._news:
            while not self._changed:
                if self._cause:
                    raise self._cause
                if is_due():
                    return ()
                # A limit, for without one no signal is heard on Windows.
                self._news.wait(LOOK_S)
            first = time.monotonic()
            while (left := self._unrest(first)) > 0:
                self._news.wait(left)
            changed, self._changed = tuple(sorted(self._changed)), {}
            is_other, self._has_new_folders = self._has_new_folders, False
        if is_other:
            self.watch()
        return changed

    def watch(self) -> None:
        """Watch the folders that are there now: they may be others than before.

        Where the system watches no more of them, all is looked at again and again from now on.
        """
        try:
            self._watch()
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            self.close()
            self._watches = []
            self._observer = _started(PollingObserver(timeout=POLL_S))
            self._watch()
            self._tell_polling()

    def close(self) -> None:
        """Hear nothing more."""
        if self._observer:
            self._observer.stop()
            with suppress(RuntimeError):
                self._observer.join(0.5)

    def hear(self, event: FileSystemEvent) -> None:
        """Take note of what the system tells."""
        if event.event_type not in _TELLING or isinstance(event, DirModifiedEvent):
            return  # what became otherwise in a folder is told of itself
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        ours = [path for path in paths if self._is_ours(Path(path))]
        if not ours:
            return
        with self._news:
            now = time.monotonic()
            self._changed.update((self._shown(path), now) for path in ours)
            self._has_new_folders |= event.is_directory
            self._news.notify_all()

    def _watch(self) -> None:
        self._observer = observer = self._observer or _started(Observer())
        for watch in self._watches:
            with suppress(KeyError, OSError):
                observer.unschedule(watch)
        listen = partial(observer.schedule, _Ear(self))
        self._watches = [listen(str(self._root))]
        for folder in dict.fromkeys(folder.resolve() for folder in self._folders):
            with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
                if folder.is_dir():
                    self._watches.append(listen(str(folder), recursive=True))
        # Of folders inside others for which there was no room watchdog says nothing: then there is
        # none for one more either.
        self._watches.append(listen(str(_ELSEWHERE)))

    def _is_ours(self, path: Path) -> bool:
        """Whether a build takes it in: of the site's own folder only some names."""
        if path == self._root:
            return False
        if path.parent == self._root:
            return path.name == "config.yaml" or path.name in {one.name for one in self._folders}
        return any(path.is_relative_to(folder.resolve()) for folder in self._folders)

    def _shown(self, path: str) -> str:
        inside = Path(path)
        is_inside = inside.is_relative_to(self._root)
        return (inside.relative_to(self._root) if is_inside else inside).as_posix()

    def _unrest(self, first: float) -> float:
        """How long to wait for rest at least; nothing where there is rest."""
        now = time.monotonic()
        if now - first >= LONGEST_S:
            return 0.0
        quiet = QUIET_S if len(self._changed) < MANY else MANY_QUIET_S
        left = max(self._changed.values()) + quiet - now
        if left <= 0 and any(map(self._is_empty, self._changed)):
            left = max(self._changed.values()) + HALF_DONE_S - now
        return left

    def _is_empty(self, shown: str) -> bool:
        """Whether an editor may be about to fill a file."""
        try:
            found = (self._root / shown).lstat()
        except OSError:
            return False
        return found.st_size == 0


class _Ear(FileSystemEventHandler):
    """What watchdog talks to."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._watch.hear(event)


def _started(observer: BaseObserver) -> BaseObserver:
    observer.daemon = True
    observer.start()
    return observer


@contextmanager
def watched(
    root: Path, folders: Sequence[Path], tell_polling: Callable[[], object] = _never
) -> Iterator[Watch]:
    """The time in which a site's config and folders are watched; folders may come later.

    Somebody is told once where the system watches no more, and changes show only later.
    """
    watch = Watch(root, folders, tell_polling)
    try:
        watch.watch()
        yield watch
    finally:
        watch.close()
