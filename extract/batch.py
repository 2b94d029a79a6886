"""Batches: files and folders become notices, and one bad file never stops the rest.

A **Failure** stands in the place of a notice that could not be made. The work is done here or in
several processes, by file; the result is the same.
"""

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from extract import readers
from extract.atomic import whole_file
from extract.errors import ExtractError, UnreadableFile
from extract.inputs import STANDARD_INPUT, Input, find_inputs, printable
from extract.pipeline import load_pipeline, notice_of
from extract.schema import Issue, Notice
from extract.source import Source


@dataclass(frozen=True)
class Failure:
    """A file that gave no notice: its path as given, the kind of error, one line for people."""

    path: str
    error: str
    message: str


def extract_notices(paths: Iterable[str | Path], *, workers: int = 1) -> Iterator[Notice | Failure]:
    """Yield one Notice, or one Failure, for each document that ``paths`` name, in order.

    Folders are searched recursively for known suffixes; "-" is standard input. The result is
    the same with any number of ``workers`` (processes). Equal notice ids are told apart by
    "-2", "-3" …, and the later notice says so in an issue.
    """
    return extract_inputs(find_inputs(paths).inputs, workers=workers)


def extract_inputs(inputs: Iterable[Input], *, workers: int = 1) -> Iterator[Notice | Failure]:
    """Yield what ``extract_notices`` does, for documents found before (``inputs.find_inputs``)."""
    load_pipeline()  # what is wrong with the installation is no document's failure
    if workers > 1:
        return _with_distinct_ids(_in_processes(inputs, workers))
    return _with_distinct_ids(chain.from_iterable(map(_results, inputs)))


def _results(wanted: Input) -> list[Notice | Failure]:
    """Return the notices of one file, or why there are none; no error of one document escapes.

    A mail or a packed file gives one for each document in it.
    """
    results: list[Notice | Failure] = []
    try:
        for source in _read(wanted):
            results.append(_result(source, wanted))  # noqa: PERF401 (kept when the next raises)
    except ExtractError as error:
        results.append(_failure(error, wanted))
    except Exception as error:  # a file that surprises a reader must not cost the others
        results.append(_surprise(error, wanted.shown))
    return results


def _read(wanted: Input) -> Iterator[Source | ExtractError]:
    """Yield the documents of an Input, or the error of one of them."""
    if wanted.fault:
        raise UnreadableFile(f"{wanted.shown}: {wanted.fault}")
    if wanted.shown == STANDARD_INPUT:
        yield readers.read_stdin(sys.stdin.buffer)
    else:
        yield from readers.read_all(wanted.path)


def _result(source: Source | ExtractError, wanted: Input) -> Notice | Failure:
    """Return the notice of one document, its path told as the call gave it."""
    if isinstance(source, ExtractError):
        return _failure(source, wanted)
    shown = printable(wanted.shown + source.path.removeprefix(str(wanted.path)))
    try:
        if wanted.text_folder:
            with whole_file(wanted.text_folder / f"{source.sha256}.txt") as stream:
                stream.write(source.text)
        return notice_of(replace(source, path=shown))
    except Exception as error:  # one document that surprises us must not cost the others
        return _surprise(error, shown)


def _failure(error: ExtractError, wanted: Input) -> Failure:
    """Return the Failure of a file that cannot be read; its message names an inner document."""
    return Failure(wanted.shown, type(error).__name__, _one_line(printable(str(error))))


def _surprise(error: Exception, shown: str) -> Failure:
    """Return the Failure of a document over which the program itself failed."""
    fact = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    message = f"{shown}: could not be processed ({fact}); please report it"
    return Failure(shown, type(error).__name__, _one_line(message))


def _one_line(message: object) -> str:
    """Return a message without line ends, so that one failure is one line."""
    return " ".join(str(message).split())


def _in_processes(inputs: Iterable[Input], workers: int) -> Iterator[Notice | Failure]:
    """Yield results in the order of ``inputs``, a few ahead of the reader in other processes.

    Standard input is read here: a child has none. A process that is killed (a file that takes
    all memory, say) breaks its whole pool; the documents under way are then tried one by one.
    """
    waiting: deque[tuple[Input, Future[list[Notice | Failure]]]] = deque()
    left = iter(inputs)
    pool = _pool(workers)
    try:
        while True:
            for wanted in islice(left, workers * 4 - len(waiting)):
                waiting.append((wanted, _submit(pool, wanted)))
            if not waiting:
                return
            wanted, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown()
                unfinished = [wanted, *(later for later, _ in waiting)]
                waiting.clear()
                yield from chain.from_iterable(map(_alone, unfinished))
                pool = _pool(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: forked ones would share locks of threads with us.

    Ctrl-C reaches every process of the terminal; only the first one is to answer it.
    """
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


def _submit(pool: ProcessPoolExecutor, wanted: Input) -> Future[list[Notice | Failure]]:
    """Hand one document to the pool; standard input is done here and now."""
    future: Future[list[Notice | Failure]] = Future()
    if wanted.shown == STANDARD_INPUT:
        future.set_result(_results(wanted))
        return future
    try:
        return pool.submit(_results, wanted)
    except BrokenProcessPool as error:  # it broke over an earlier document
        future.set_exception(error)
        return future


def _alone(wanted: Input) -> list[Notice | Failure]:
    """Return the results of one document in a process of its own, which it may break."""
    with _pool(1) as pool:
        try:
            return _submit(pool, wanted).result()
        except BrokenProcessPool:
            message = f"{wanted.shown}: its process was ended from outside (memory?); try it alone"
            return [Failure(wanted.shown, "BrokenProcessPool", message)]


def _with_distinct_ids(results: Iterable[Notice | Failure]) -> Iterator[Notice | Failure]:
    """Yield ``results`` with equal notice ids told apart, in order."""
    taken: set[str] = set()
    for result in results:
        if isinstance(result, Notice):
            if result.id in taken:
                result = _renamed(result, _free_id(result.id, taken))
            taken.add(result.id)
        yield result


def _free_id(identifier: str, taken: set[str]) -> str:
    """Return the first of "id-2", "id-3" … that is not taken."""
    number = 2
    while f"{identifier}-{number}" in taken:
        number += 1
    return f"{identifier}-{number}"


def _renamed(notice: Notice, identifier: str) -> Notice:
    """Return ``notice`` under another id, which its items and issues carry too."""

    def rename(item_id: str) -> str:
        return identifier + item_id.removeprefix(notice.id)

    message = f"another document of this run is also {notice.id}; this one is {identifier}"
    issue = Issue(code="duplicate-id", message=message)
    items = [item.model_copy(update={"id": rename(item.id)}) for item in notice.action_items]
    issues = [
        one.model_copy(update={"item": rename(one.item) if one.item else None})
        for one in notice.issues
    ]
    return notice.model_copy(
        update={"id": identifier, "action_items": items, "issues": [*issues, issue]}
    )
