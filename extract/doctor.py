"""The doctor: what a file is, how it was read, what was repaired, and what to do when it fails.

It reads as ``readers.read_all`` does and changes nothing.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.encodings import share_of_syllables, syllables
from extract.errors import ExtractError, UnreadableFile
from extract.inputs import Input
from extract.limits import DEFAULT_LIMITS, Limits
from extract.readers import read_all
from extract.source import Source
from extract.workers import Crew

_FEW_SYLLABLES = 0.75
"""Share below which a text is hardly Vietnamese; clean notices have 0.85 to 0.95."""
_UNICODE = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})


@dataclass(frozen=True)
class Diagnosis:
    """What the doctor says of one document."""

    path: str
    format: str
    """The reader's name: "docx", "doc", "text" …; "" for a file that cannot be read."""
    encoding: str
    pages: int | None
    ocr: bool
    characters: int
    syllables: float
    """Share of the words that are Vietnamese syllables, 0 to 1."""
    repaired: tuple[str, ...]
    """What reading put right, one sentence each."""
    unreadable: str | None
    """Why the file cannot be read; None when it can."""
    advice: str | None
    """What to do; None when all is well."""


def diagnose_inputs(
    inputs: Iterable[Input], *, limits: Limits = DEFAULT_LIMITS
) -> Generator[Diagnosis, None, None]:
    """Yield what ``diagnose`` does for each document of a call, each file in a worker.

    One that takes more seconds or memory than allowed is cut off, and its Diagnosis says so.
    """
    with Crew[Input, Diagnosis](__name__) as crew:
        for outcome in crew.work_through(inputs, limits, workers=1):
            yield from outcome.results
            if error := outcome.error(outcome.item.shown, limits):
                yield _of_error(outcome.item.shown, error)


def prepare() -> None:
    """Load, in a worker, what every document needs."""
    syllables()


def work(wanted: Input, limits: Limits) -> Iterator[Diagnosis]:
    """Yield what ``diagnose`` does for one file of a call; only MemoryError escapes."""
    try:
        if wanted.fault:
            raise UnreadableFile(f"{wanted.shown}: {wanted.fault}")
        yield from diagnose(wanted.path, limits=limits)
    except MemoryError:
        raise
    except ExtractError as error:
        yield _of_error(wanted.shown, error)
    except Exception as error:  # a file that surprises a reader must not cost the others
        fact = f"could not be processed ({type(error).__name__}: {error})"
        yield _of_error(wanted.shown, UnreadableFile(f"{wanted.shown}: {fact}; please report it"))


def diagnose(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Diagnosis]:
    """Yield one Diagnosis for each document at ``path``: several for a mail or a packed file.

    No error is raised: a file that cannot be read is a Diagnosis that says why.
    """
    try:
        for document in read_all(path, limits=limits):
            if isinstance(document, Source):
                yield _of_source(document)
            else:
                yield _of_error(str(path), document)
    except ExtractError as error:
        yield _of_error(str(path), error)


def _of_source(source: Source) -> Diagnosis:
    """Return what is to be said of a document that was read."""
    share = share_of_syllables(source.text)
    return Diagnosis(
        path=source.path,
        format=source.reader,
        encoding=source.encoding,
        pages=source.pages,
        ocr=source.ocr,
        characters=len(source.text),
        syllables=round(share, 3),
        repaired=tuple(_repairs(source)),
        unreadable=None,
        advice=_advice(source, share),
    )


def _of_error(path: str, error: ExtractError) -> Diagnosis:
    """Return what is to be said of a file that cannot be read; its message ends in the way out."""
    message = str(error)
    where, colon, rest = message.partition(": ")
    fact, semicolon, way_out = (rest if colon else message).partition("; ")
    return Diagnosis(
        path=where if colon else path,
        format="",
        encoding="",
        pages=None,
        ocr=False,
        characters=0,
        syllables=0.0,
        repaired=(),
        unreadable=fact,
        advice=way_out if semicolon else None,
    )


def _repairs(source: Source) -> Iterator[str]:
    """Yield what reading put right."""
    old = [name for name in source.encoding.split("+") if name not in _UNICODE]
    if old:
        yield f"letters in {' and '.join(old)} were brought to Unicode"
    for note in source.notes:
        yield note.message


def _advice(source: Source, share: float) -> str | None:
    """Return what to do about a document that was read but says little."""
    if not source.text.strip():
        return "the file holds no text; give the file that it was made from"
    if "\ufffd" in source.text:
        return "some letters were lost in the file; compare them with the original"
    if share < _FEW_SYLLABLES:
        return "hardly Vietnamese; check that this is the right file and that its letters are whole"
    return None
