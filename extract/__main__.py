"""The start of the command ``ketluan``, and of ``python -m extract``: signals end it without a word.

Nothing is imported before that holds: the command's own imports take a tenth of a second.
"""

import os
import signal

INTERRUPTED = 128 + signal.SIGINT


def main() -> None:
    """Run the command; its status is 130 when Ctrl-C ended it, 143 when it was told to end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end_at_once)
    from extract.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _end)
    try:
        run()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def _end_at_once(number: int, _frame: object) -> None:
    """End during the imports, when there is nothing to tidy."""
    os._exit(128 + number)


def _end(number: int, _frame: object) -> None:
    """End as an exception does: workers and files half written go with the command."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
