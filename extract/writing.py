"""Write what a batch gives, as it comes: notices where they belong, failures for people and for programs."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from extract.atomic import whole_file
from extract.exporters import EXPORTERS
from extract.screen import standard_output, tell

if TYPE_CHECKING:
    from extract.batch import Failure
    from extract.schema import Notice


def write_results(
    results: "Generator[Notice | Failure, None, None]",
    output: Path | None,
    *,
    form: str | None,
    failures: Path | None,
) -> bool:
    """Write the notices to ``output`` or the screen, and tell what failed; return whether anything did.

    The failures are listed in the file ``failures``, if there is one.
    """
    failed: list[Failure] = []
    with ExitStack() as stack:
        stream = stack.enter_context(whole_file(output)) if output else standard_output()
        told = stack.enter_context(whole_file(failures)) if failures else None
        screen = output is None and sys.stdout.isatty()
        exporter = EXPORTERS[form or ("table" if screen else "jsonl")]
        stack.enter_context(closing(results))  # ends what is under way when the call is broken off
        exporter.write(_notices(results, failed), stream)
        stream.flush()
        if told:
            _write_failures(failed, told)
    return bool(failed)


def _notices(results: Iterable["Notice | Failure"], failed: list["Failure"]) -> Iterator["Notice"]:
    """Yield the notices; tell each failure on standard error and gather it in ``failed``."""
    from extract.batch import Failure

    for result in results:
        if isinstance(result, Failure):
            tell(result.message)
            failed.append(result)
        else:
            if any(issue.code == "empty-text" for issue in result.issues):
                tell(f"{result.source.path}: holds no text; give the file that it was made from")
            yield result


def _write_failures(failed: Iterable["Failure"], stream: TextIO) -> None:
    """Write one JSON object a failure: its path, the kind of error, the message."""
    from dataclasses import asdict

    from extract.exporters.jsonl import writer

    writer(stream).write_all(map(asdict, failed))
