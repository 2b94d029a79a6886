"""The whole path: files or texts go in, notices come out.

A **pipeline** is a spaCy ``Language`` kept as text under ``models/``. Reading, finding and
deciding are done by ``readers``, ``pipes`` and ``resolve``; here they are put in a row, for one
document or for a batch in which one bad file never stops the rest.
"""

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import resources
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language

from extract import readers
from extract.errors import ExtractError, UnreadableFile
from extract.inputs import STANDARD_INPUT, Input, find_inputs
from extract.resolve.notice import build_notice
from extract.schema import ActionItem, Issue, Notice
from extract.source import Source

DEFAULT_PIPELINE = "vi_notice_rules"
_KEPT_WORDS = 50_000  # more than the syllables of the language; beyond are names and numbers
_NO_LIMIT = sys.maxsize  # spaCy's limit of a million characters guards parsers that we have not


@dataclass(frozen=True)
class Failure:
    """A file that gave no notice: its path as given, the kind of error, one line for people."""

    path: str
    error: str
    message: str


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return the pipeline ``models/{name}``, loaded once a process.

    It stands beside the package in a wheel, and beside the package's folder in a checkout.
    Raises ExtractError when there is no pipeline of that name.
    """
    package = Path(str(resources.files("extract")))
    for folder in (package / "models" / name, package.parent / "models" / name):
        if (folder / "config.cfg").is_file():
            nlp = spacy.load(folder)
            nlp.max_length = _NO_LIMIT
            return nlp
    raise ExtractError(f"{name}: no pipeline of that name; the default is {DEFAULT_PIPELINE}")


def extract_notice(text_or_path: str | Path, *, nlp: Language | None = None) -> Notice:
    """Return the notice of one document: a ``Path`` is a file, a ``str`` is the text itself.

    Raises UnreadableFile, UnknownFormat or MissingExtra when a file cannot be read.

    >>> notice = extract_notice("Giao Sở Y tế báo cáo UBND tỉnh trước ngày 30/9/2024.")
    >>> [str(item.deadline.due) for item in notice.action_items if item.deadline]
    ['2024-09-30']
    """
    if isinstance(text_or_path, Path):
        source = readers.read(text_or_path)
    else:
        source = Source.from_text(text_or_path)
    return _notice(source, nlp or load_pipeline())


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
    return _with_distinct_ids(map(_notice_or_failure, inputs))


def _notice(source: Source, nlp: Language) -> Notice:
    """Run the pipeline over a Source and resolve what it found.

    spaCy keeps every new word for good, which makes the next text faster, unless it is told that
    the Doc ends here, which a batch of years of notices needs. So the first words are kept.
    """
    vocab = nlp.vocab
    nested = vocab.in_memory_zone  # type: ignore[attr-defined]  # missing in spaCy's stubs
    with nullcontext() if nested or len(vocab) < _KEPT_WORDS else nlp.memory_zone():
        return build_notice(nlp(source.text), source)


def _notice_or_failure(wanted: Input) -> Notice | Failure:
    """Return the notice of one file, or why there is none; no error of one document escapes."""
    try:
        source = replace(_read(wanted), path=wanted.shown)
        return _notice(source, load_pipeline())
    except ExtractError as error:
        return Failure(wanted.shown, type(error).__name__, _one_line(error))
    except Exception as error:  # one document that surprises us must not cost the others
        fact = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = f"{wanted.shown}: could not be processed ({fact}); please report it"
        return Failure(wanted.shown, type(error).__name__, _one_line(message))


def _read(wanted: Input) -> Source:
    """Return the Source of an Input."""
    if wanted.fault:
        raise UnreadableFile(f"{wanted.shown}: {wanted.fault}")
    if wanted.shown == STANDARD_INPUT:
        return readers.read_stdin(sys.stdin.buffer)
    return readers.read(wanted.path)


def _one_line(message: object) -> str:
    """Return a message without line ends, so that one failure is one line."""
    return " ".join(str(message).split())


def _in_processes(inputs: Iterable[Input], workers: int) -> Iterator[Notice | Failure]:
    """Yield results in the order of ``inputs``, a few ahead of the reader in other processes.

    Standard input is read here: a child has none. A process that is killed (a file that takes
    all memory, say) breaks its whole pool; the documents under way are then tried one by one.
    """
    waiting: deque[tuple[Input, Future[Notice | Failure]]] = deque()
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
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown()
                unfinished = [wanted, *(later for later, _ in waiting)]
                waiting.clear()
                yield from map(_alone, unfinished)
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


def _submit(pool: ProcessPoolExecutor, wanted: Input) -> Future[Notice | Failure]:
    """Hand one document to the pool; standard input is done here and now."""
    future: Future[Notice | Failure] = Future()
    if wanted.shown == STANDARD_INPUT:
        future.set_result(_notice_or_failure(wanted))
        return future
    try:
        return pool.submit(_notice_or_failure, wanted)
    except BrokenProcessPool as error:  # it broke over an earlier document
        future.set_exception(error)
        return future


def _alone(wanted: Input) -> Notice | Failure:
    """Return the result of one document in a process of its own, which it may break."""
    with _pool(1) as pool:
        try:
            return _submit(pool, wanted).result()
        except BrokenProcessPool:
            message = f"{wanted.shown}: its process was ended from outside (memory?); try it alone"
            return Failure(wanted.shown, "BrokenProcessPool", message)


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
    rename = partial(_with_prefix, old=notice.id, new=identifier)
    message = f"another document of this run is also {notice.id}; this one is {identifier}"
    issue = Issue(code="duplicate-id", message=message)
    items: list[ActionItem] = [
        item.model_copy(update={"id": rename(item.id)}) for item in notice.action_items
    ]
    issues = [
        one.model_copy(update={"item": rename(one.item) if one.item else None})
        for one in notice.issues
    ]
    return notice.model_copy(
        update={"id": identifier, "action_items": items, "issues": [*issues, issue]}
    )


def _with_prefix(item_id: str, *, old: str, new: str) -> str:
    """Return an item's id with the notice's id before its "#" changed."""
    return new + item_id.removeprefix(old)
