"""Workers: processes of our own that do one piece of work at a time and can be ended.

A library in C that does not come back can be stopped from outside only, and memory can be bounded
for a whole process only. Workers are fresh processes: forked ones would share the locks of threads.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import TIMEOUT_MAX, Timer
from typing import IO, TYPE_CHECKING, BinaryIO, Generic, TypeVar, cast

from extract.errors import ExtractError, UnreadableFile
from extract.limits import Limits, option
from extract.serving import Ending, send

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_PROGRAM = "import sys; sys.path[:] = {}; from extract.serving import serve; serve({!r})"
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""For numpy, which would start a thread a processor for matrices that nobody multiplies here."""
_AHEAD = 4
"""Items a worker that are under way or done before the one that is waited for."""


@dataclass(frozen=True)
class Outcome(Generic[Item, Result]):
    """What became of an item: the results it gave before its end, and that end."""

    item: Item
    results: list[Result]
    ending: Ending
    process: int
    """The number of the process, in the names of files that it may have left half written."""

    def error(self, path: str, limits: Limits) -> UnreadableFile | None:
        """Return why the file ``path`` was not done to its end, or None when it was."""
        match self.ending:
            case Ending.DONE:
                return None
            case Ending.TOO_LONG:
                return limits.exceeded("max_seconds", path, "took too many seconds and was cut off")
            case Ending.NO_MEMORY:
                return limits.exceeded("max_memory", path, "needs too many megabytes of memory")
        return UnreadableFile(
            f"{path}: ended the process that read it, perhaps for want of memory; save it anew, or "
            f"allow more than {limits.max_memory:,} megabytes with {option('max_memory')}"
        )


class Crew(Generic[Item, Result]):
    """The workers of one call, all doing the work of one module.

    That module has ``prepare()``, called once a process and outside the limits, and ``work(item,
    limits)``, which gives the results of one item and lets no error escape but MemoryError.

    Its first worker starts at once, so that it prepares while the call still looks for its items.
    ``dismiss`` ends all of them.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._workers: list[_Worker[Item, Result]] = [_Worker(module)]

    def __enter__(self) -> "Crew[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.dismiss()

    def work_through(
        self, items: Iterable[Item], limits: Limits, *, workers: int
    ) -> Iterator[Outcome[Item, Result]]:
        """Yield what becomes of each item, in order, done by so many ``workers``.

        Raises ExtractError when they cannot be prepared.
        """
        from concurrent.futures import ThreadPoolExecutor  # a third of the imports: after the start

        self._workers += [_Worker(self._module) for _ in range(1, workers)]
        idle: SimpleQueue[_Worker[Item, Result]] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)

        def outcome(item: Item) -> Outcome[Item, Result]:
            worker = idle.get()
            try:
                return worker.outcome(item, limits)
            finally:
                idle.put(worker)

        threads = ThreadPoolExecutor(workers)
        waiting: deque[Future[Outcome[Item, Result]]] = deque()
        left = iter(items)
        try:
            while True:
                for item in islice(left, workers * _AHEAD - len(waiting)):
                    waiting.append(threads.submit(outcome, item))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            self.dismiss()
            threads.shutdown(cancel_futures=True)


class _Worker(Generic[Item, Result]):
    """One process at a time, and a fresh one after it was ended."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._dismissed = False
        self._is_prepared = False
        self._start()

    def outcome(self, item: Item, limits: Limits) -> Outcome[Item, Result]:
        """Return what becomes of ``item``."""
        process = self._prepared(limits)
        results: list[Result] = []
        cut: list[Ending] = []

        def cut_off() -> None:
            cut.append(Ending.TOO_LONG)
            _kill(process)

        timer = Timer(min(limits.max_seconds, TIMEOUT_MAX), cut_off)
        timer.daemon = True
        timer.start()
        ending = _exchange(process, item, results)
        timer.cancel()
        timer.join()
        if cut or ending is not Ending.DONE:
            self._end()
        if cut and ending is not Ending.DONE:
            ending = Ending.TOO_LONG
        return Outcome(item, results, ending, process.pid)

    def dismiss(self) -> None:
        """End the process for good, whatever it is doing."""
        self._dismissed = True
        self._end()

    def _start(self) -> None:
        self._folder = TemporaryDirectory(prefix="ketluan-", ignore_cleanup_errors=True)
        self._process = _started(self._module, self._folder.name)
        self._is_prepared = False

    def _prepared(self, limits: Limits) -> "subprocess.Popen[bytes]":
        """Return the process once it is prepared; a fresh one when there is none."""
        if self._dismissed:
            raise ExtractError("the work was given up")
        if self._process.poll() is not None:
            self._end()
            self._start()
        if not self._is_prepared:
            try:
                send(_pipe(self._process.stdin), limits)
                fault = pickle.load(_pipe(self._process.stdout))  # noqa: S301 (our own process)
            except (OSError, EOFError, ValueError, pickle.UnpicklingError):
                fault = "a process to work in could not be started; free some memory"
            self._is_prepared = True
            if self._dismissed or fault:
                self._end()
                raise ExtractError(fault or "the work was given up")
        return self._process

    def _end(self) -> None:
        """End the process, and remove what it may have left in its folder of temporary files."""
        if self._process.returncode is None:
            _kill(self._process)
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(stream).close()
        self._folder.cleanup()


def _started(module: str, folder: str) -> "subprocess.Popen[bytes]":
    """Return a new process that does the work of ``module``; its temporary files lie in ``folder``.

    It leads a group of its own, so that what it calls ends with it, and Ctrl-C is for us alone.
    """
    return subprocess.Popen(  # noqa: S603 (no shell, and no argument comes from a document)
        [sys.executable, "-P", "-c", _PROGRAM.format(sys.path, module)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | _FEW_THREADS | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process that was not waited for yet, with all that it has called."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _exchange(process: "subprocess.Popen[bytes]", item: object, results: list[Result]) -> Ending:
    """Hand ``item`` over and gather what comes back in ``results``; return how it ended."""
    try:
        send(_pipe(process.stdin), item)
        while True:
            message = pickle.load(_pipe(process.stdout))  # noqa: S301 (our own process)
            if isinstance(message, Ending):
                return message
            results.append(message)
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        return Ending.CRASHED


def _pipe(stream: "BinaryIO | IO[bytes] | None") -> BinaryIO:
    """Return an end of a pipe, which a process started with pipes has."""
    return cast(BinaryIO, stream)
