"""Batches: files and folders become notices, and one bad file never stops the rest.

A **Failure** stands in the place of a notice that could not be made. The work is done here or in
workers, by file; the result is the same, but only a worker can be cut off.
"""

import io
import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract import readers
from extract.atomic import remove_parts, whole_file
from extract.errors import ExtractError, UnreadableFile
from extract.inputs import STANDARD_INPUT, Input, find_inputs, printable
from extract.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from extract.quick import import_quickly
from extract.source import Source
from extract.workers import Crew

if TYPE_CHECKING:
    from extract.schema import Notice


@dataclass(frozen=True)
class Failure:
    """A file that gave no notice: its path as given, the kind of error, one line for people."""

    path: str
    error: str
    message: str


def extract_notices(
    paths: Iterable[str | Path], *, workers: int = 0, limits: Limits = DEFAULT_LIMITS
) -> "Iterator[Notice | Failure]":
    """Yield one Notice, or one Failure, for each document that ``paths`` name, in order.

    Folders are searched recursively for known suffixes; "-" is standard input. Equal notice ids
    are told apart by "-2", "-3" …, and the later notice says so in an issue.

    The work is done in as many processes as there are ``workers``, or in this one when there are
    none, which starts sooner. The result is the same, but that only a worker is cut off when a
    file takes more seconds or memory than ``limits`` allow, or ends its process.
    """
    return extract_inputs(find_inputs(paths).inputs, workers=workers, limits=limits)


def extract_inputs(
    inputs: Iterable[Input],
    *,
    workers: int = 0,
    limits: Limits = DEFAULT_LIMITS,
    crew: "Crew[Input, Notice | Failure] | None" = None,
) -> "Generator[Notice | Failure, None, None]":
    """Yield what ``extract_notices`` does, for documents found before (``inputs.find_inputs``).

    A ``crew`` that was started before does the work, when there is one.
    """
    if workers:
        return _with_distinct_ids(_in_workers(inputs, workers, limits, crew))
    from extract.pipeline import load_pipeline

    load_pipeline()  # what is wrong with the installation is no document's failure
    return _with_distinct_ids(chain.from_iterable(_here(wanted, limits) for wanted in inputs))


def _here(wanted: Input, limits: Limits) -> "Iterator[Notice | Failure]":
    """Yield the results of one file in this process."""
    try:
        yield from work(wanted, limits)
    except MemoryError as error:
        yield _surprise(error, wanted.shown)


def _in_workers(
    inputs: Iterable[Input],
    workers: int,
    limits: Limits,
    crew: "Crew[Input, Notice | Failure] | None",
) -> "Iterator[Notice | Failure]":
    """Yield the results of each file in the order of ``inputs``, done in workers."""
    given = (_with_standard_input(wanted, limits) for wanted in inputs)
    with crew or Crew[Input, "Notice | Failure"](__name__) as hired:
        import_module("extract.schema")  # what comes back, imported while they prepare
        for outcome in hired.work_through(given, limits, workers=workers):
            yield from outcome.results
            if error := outcome.error(outcome.item.shown, limits):
                if outcome.item.text_folder:
                    remove_parts(outcome.item.text_folder, outcome.process)
                yield _failure(error, outcome.item)


def prepare() -> None:
    """Load, in a worker, what every document needs."""
    import_quickly()  # before the pipeline's own imports, which would bring in all of spaCy
    from extract.pipeline import load_pipeline

    load_pipeline()


def _with_standard_input(wanted: Input, limits: Limits) -> Input:
    """Return an Input with the bytes of standard input, which a worker has not."""
    if wanted.shown != STANDARD_INPUT:
        return wanted
    return replace(wanted, data=sys.stdin.buffer.read(limits.max_megabytes * MEGABYTE + 1))


def work(wanted: Input, limits: Limits) -> "Iterator[Notice | Failure]":
    """Yield the notices of one file, or why there are none; only MemoryError escapes.

    A mail or a packed file gives one for each document in it.
    """
    try:
        for source in _read(wanted, limits):
            yield _result(source, wanted)
    except MemoryError:
        raise
    except ExtractError as error:
        yield _failure(error, wanted)
    except Exception as error:  # a file that surprises a reader must not cost the others
        yield _surprise(error, wanted.shown)


def _read(wanted: Input, limits: Limits) -> Iterator[Source | ExtractError]:
    """Yield the documents of an Input, or the error of one of them."""
    if wanted.fault:
        raise UnreadableFile(f"{wanted.shown}: {wanted.fault}")
    if wanted.shown == STANDARD_INPUT:
        stream = sys.stdin.buffer if wanted.data is None else io.BytesIO(wanted.data)
        yield readers.read_stdin(stream, limits=limits)
    else:
        yield from readers.read_all(wanted.path, limits=limits)


def _result(source: Source | ExtractError, wanted: Input) -> "Notice | Failure":
    """Return the notice of one document, its path told as the call gave it."""
    if isinstance(source, ExtractError):
        return _failure(source, wanted)
    from extract.pipeline import notice_of

    shown = printable(wanted.shown + source.path.removeprefix(str(wanted.path)))
    try:
        if wanted.text_folder:
            with whole_file(wanted.text_folder / f"{source.sha256}.txt") as stream:
                stream.write(source.text)
        return notice_of(replace(source, path=shown))
    except MemoryError:
        raise
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


def _with_distinct_ids(
    results: "Iterable[Notice | Failure]",
) -> "Generator[Notice | Failure, None, None]":
    """Yield ``results`` with equal notice ids told apart, in order."""
    taken: set[str] = set()
    for result in results:
        if not isinstance(result, Failure):
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


def _renamed(notice: "Notice", identifier: str) -> "Notice":
    """Return ``notice`` under another id, which its items and issues carry too."""
    from extract.schema import Issue

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
