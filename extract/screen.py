"""What the command writes for people: lines on standard error, and the form of standard output."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from extract.doctor import Diagnosis

WRONG_CALL = 2


def standard_output() -> TextIO:
    """Return standard output as UTF-8, whatever the locale; a screen shows what it can."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def tell(message: str) -> None:
    """Write one line to standard error."""
    typer.echo(f"ketluan: {' '.join(message.split())}", err=True)


def stop(message: str) -> NoReturn:
    """Tell what was wrong with the call and end it."""
    tell(message)
    sys.exit(WRONG_CALL)


def diagnosis_lines(diagnosis: "Diagnosis") -> Iterator[str]:
    """Yield a line on what a file is, then one for each thing to know or to do."""
    if diagnosis.unreadable:
        yield f"{diagnosis.path}: unreadable: {diagnosis.unreadable}"
    else:
        pages = f", {diagnosis.pages} pages" if diagnosis.pages else ""
        scanned = ", recognised from a scan" if diagnosis.ocr else ""
        yield (
            f"{diagnosis.path}: {diagnosis.format}, {diagnosis.encoding}{pages}{scanned}, "
            f"{diagnosis.characters} characters, {diagnosis.syllables:.0%} Vietnamese syllables"
        )
    yield from (f"  repaired: {repair}" for repair in diagnosis.repaired)
    if diagnosis.advice:
        yield f"  to do: {diagnosis.advice}"
