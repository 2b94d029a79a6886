"""Serving: what a worker does in its own process, from its first breath to its end.

Its limits come first, then items, on standard input; its results go out on standard output.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from extract.errors import ExtractError
from extract.limits import MEGABYTE, Limits

_GRACE = 60
"""Seconds after which a worker ends itself if nobody did: whoever started it is gone."""


class Ending(Enum):
    """How the work on an item ended."""

    DONE = "done"
    TOO_LONG = "too long"
    """It was cut off after ``max_seconds``."""
    NO_MEMORY = "no memory"
    """It asked for more than ``max_memory``."""
    CRASHED = "crashed"
    """It ended its process, or someone else did."""


def serve(module: str) -> None:
    """Do the work of ``module`` on items from standard input, as a worker.

    Limits come first, once what is wrong with the installation, or "", has gone out; then items come,
    and for each its results go out and how it ended.
    """
    incoming, outgoing = _own_pipes()
    work, fault = _prepared_work(module)
    limits: Limits = pickle.load(incoming)  # noqa: S301 (whoever started us)
    send(outgoing, fault)
    if fault:
        return
    _bound_memory(limits.max_memory)
    while True:
        try:
            item = pickle.load(incoming)  # noqa: S301
        except EOFError:
            return
        _end_by_itself_after(limits.max_seconds + _GRACE)
        ending = Ending.DONE
        try:
            for result in work(item, limits):
                send(outgoing, result)
        except MemoryError:
            ending = Ending.NO_MEMORY
        send(outgoing, ending)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output; what a library reads or prints goes nowhere from now on."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return pipes


def _prepared_work(module: str) -> tuple[Callable[[object, Limits], Iterable[object]], str]:
    """Prepare the work of ``module``; return it, and what is wrong with the installation, or ""."""
    try:
        found = import_module(module)
        found.prepare()
    except ExtractError as error:
        return _no_work, str(error)
    except Exception as error:
        return _no_work, f"unexpected {type(error).__name__}: {error}; install ketluan anew"
    return found.work, ""


def _no_work(_item: object, _limits: Limits) -> Iterable[object]:
    """Stand for work that could not be prepared."""
    return ()


def _bound_memory(megabytes: int) -> None:
    """Let this process, and each one that it calls, take so much more than it holds now."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = pages * resource.getpagesize() + megabytes * MEGABYTE
    bound = allowed if most == resource.RLIM_INFINITY else min(allowed, most)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))


def _end_by_itself_after(seconds: int) -> None:
    """Let the system end this process in ``seconds``, even inside a library that does not return."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def send(stream: BinaryIO, message: object) -> None:
    """Write a message whole: it is complete before its first byte is written."""
    stream.write(pickle.dumps(message))
    stream.flush()
