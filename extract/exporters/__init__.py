"""Exporters: notices become files; one module a format, each with ``write(notices, stream)``.

An exporter knows the records and nothing of how they were found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from extract.schema import Notice


@dataclass(frozen=True)
class Exporter:
    """A format: the module that writes it, and what it is, for the command's help."""

    module: str
    summary: str

    def write(self, notices: Iterable["Notice"], stream: TextIO) -> None:
        """Write ``notices`` to ``stream`` as they come."""
        import_module(self.module).write(notices, stream)


EXPORTERS = {
    "jsonl": Exporter("extract.exporters.jsonl", "one notice a line, every field"),
    "table": Exporter("extract.exporters.table", "a table to read, one task a row"),
}
