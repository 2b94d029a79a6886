"""Write notices as tables to read on a terminal: who, with whom, what, by when, how much, where."""

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.schema import ActionItem, Deadline, Header, Notice, Party, Quantity

_WIDTH_OF_A_FILE = 140  # columns; a terminal tells its own width
_COMPARATORS = {
    "=": "",
    ">=": "≥ ",
    "<=": "≤ ",
    ">": "> ",
    "<": "< ",
    "~": "≈ ",
    "+": "+",
    "-": "−",
}


def write(notices: Iterable[Notice], stream: TextIO) -> None:
    """Write a heading and a table for each notice, and a closing line of sums, to ``stream``."""
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_WIDTH_OF_A_FILE)
    documents = tasks = 0
    for notice in notices:
        documents += 1
        tasks += len(notice.action_items)
        console.print(_heading(notice))
        console.print(_table(notice) if notice.action_items else Text("  no task found", "dim"))
        for issue in notice.issues:
            console.print(Text(f"  ! {issue.message}", "yellow"))
        console.print()
    console.print(Text(f"{_counted(documents, 'document')}, {_counted(tasks, 'item')}", "bold"))


def _heading(notice: Notice) -> Text:
    """Return the line above a table: the file, and what the head of the document says."""
    header: Header = notice.header
    known = (header.number, header.date, header.issuer, header.subject)
    heading = Text(notice.source.path or notice.id, "bold cyan")
    return heading.append(" · ".join(["", *(k for k in known if k)]), "default")


def _table(notice: Notice) -> Table:
    """Return one notice's items, one a row."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, expand=True, padding=(0, 1))
    table.add_column("Point", no_wrap=True, style="cyan")
    table.add_column("Leads", ratio=5)
    table.add_column("With", ratio=4)
    table.add_column("What", ratio=10)
    table.add_column("By when", ratio=3)
    table.add_column("How much", ratio=3)
    table.add_column("Where", no_wrap=True, style="dim")
    for item in notice.action_items:
        table.add_row(*map(Text, _row(item)))
    return table


def _row(item: ActionItem) -> tuple[str, ...]:
    """Return the cells of one item."""
    return (
        item.number or "",
        _names(item.lead_agencies),
        _names(item.coordinating_agencies),
        item.summary if item.kind == "task" else f"[{item.kind}] {item.summary}",
        _deadline(item.deadline),
        "; ".join(map(_quantity, item.quantities)),
        _where(item),
    )


def _names(parties: list[Party]) -> str:
    """Return the names of parties in order."""
    return "; ".join(party.name for party in parties)


def _deadline(deadline: Deadline | None) -> str:
    """Return the day of a deadline, else its words (a rhythm, or what gives no day)."""
    if deadline is None:
        return ""
    return deadline.due or " ".join(deadline.text.split())


def _quantity(quantity: Quantity) -> str:
    """Return an amount in its own words, after a sign when it is a bound or a change."""
    return _COMPARATORS[quantity.comparator] + " ".join(quantity.text.split())


def _where(item: ActionItem) -> str:
    """Return the page, if any, and the characters of the text that an item stands in."""
    page = f"p. {item.span.page}, " if item.span.page else ""
    return f"{page}{item.span.start}–{item.span.end}"


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _counted(1, "item"), _counted(2, "item")
    ('1 item', '2 items')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
