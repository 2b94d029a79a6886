"""The start of the command ``ketluan``, and of ``python -m extract``: signals end it without a word.

Nothing is imported before that holds: the command's own imports take a tenth of a second. A worker
prepares meanwhile.
"""

import gc
import signal
import sys

INTERRUPTED = 128 + signal.SIGINT


def main() -> None:
    """Run the command; its status is 130 when Ctrl-C ended it, 143 when it was told to end."""
    told: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: told.append(number))
    from contextlib import nullcontext, suppress
    from typing import Any

    crew = None
    if sys.argv[1:2] == ["extract"] and "--help" not in sys.argv:
        from extract.workers import Crew

        with suppress(OSError):  # which is told when the command tries it
            crew = Crew[Any, Any]("extract.batch")
    with crew or nullcontext():
        from extract.cli import main as run

        signal.signal(signal.SIGTERM, _end)
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if told:
                raise SystemExit(128 + told[0])
            run(crew)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        finally:
            gc.freeze()  # looking through all that is left for garbage would cost the end 0.03 s


def _end(number: int, _frame: object) -> None:
    """End as an exception does: workers and files half written go with the command."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
