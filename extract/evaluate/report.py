"""Write an evaluation for people: the figures in tables, and what was wrong, with the words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.evaluate import FIGURES, Difference, Evaluation, Result, Tally, figures

_COLUMNS = (*FIGURES, "modality")
_WIDTH_OF_A_FILE = 150  # columns; a terminal tells its own width
_WORDS_SHOWN = 110  # characters of an item in the list of errors


def write_report(
    evaluation: Evaluation,
    baselines: Mapping[str, Evaluation],
    stream: TextIO,
    *,
    errors: int,
) -> None:
    """Write figures beside those of the baselines, by genre and document, then ``errors`` errors.

    ``errors`` is how many are shown of each category; all are counted.
    """
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_WIDTH_OF_A_FILE)
    systems = {"ketluan": evaluation.all, **{name: one.all for name, one in baselines.items()}}
    console.print(_figures_table("over all", systems))
    console.print(_counts_table(evaluation.all))
    console.print(_figures_table("by genre", dict(sorted(evaluation.genres.items()))))
    console.print(_figures_table("by document", evaluation.documents))
    if evaluation.without_prediction:
        names = ", ".join(evaluation.without_prediction)
        console.print(Text(f"no record for {names}: counted as nothing found", "yellow"))
    _write_errors(evaluation.all.differences, console, errors)


def _figures_table(title: str, rows: Mapping[str, Result]) -> Table:
    """Return F1 (accuracy for modality) by row; a dash where there is nothing to find or given."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("")
    for name in _COLUMNS:
        table.add_column(name.replace("coordinating", "coord."), justify="right", no_wrap=True)
    for label, result in rows.items():
        scores = figures(result)
        table.add_row(Text(label), *(_figure(result, name, scores[name]) for name in _COLUMNS))
    return table


def _figure(result: Result, name: str, score: float) -> str:
    """Return one cell."""
    if name == "modality":
        return f"{score:.3f}" if result.modality else "–"
    tally = result.tallies.get(name, Tally())
    return f"{score:.3f}" if tally.gold or tally.predicted else "–"


def _counts_table(result: Result) -> Table:
    """Return precision and recall, with the counts behind them."""
    table = Table(title="precision and recall", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("", "precision", "recall", "right", "gold", "predicted"):
        table.add_column(name, justify="left" if not name else "right")
    for name in FIGURES:
        tally = result.tallies.get(name, Tally())
        counts = map(str, tally)
        table.add_row(name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", *counts)
    return table


def _write_errors(differences: Iterable[Difference], console: Console, shown: int) -> None:
    """Write the number of errors by category, and the first ones of each with their words."""
    differences = list(differences)
    counts = Counter(difference.category for difference in differences)
    for category, count in counts.most_common():
        console.print(Text(f"{category}: {count}", "bold"))
        for difference in [d for d in differences if d.category == category][:shown]:
            console.print(Text(f"  {difference.document}", "cyan"))
            console.print(Text(f"    {shorten(difference.text, _WORDS_SHOWN, placeholder=' …')}"))
            if difference.gold or difference.predicted:
                sides = (shorten(s, _WORDS_SHOWN) for s in (difference.gold, difference.predicted))
                console.print(Text("    gold {}  |  predicted {}".format(*sides), "dim"))
