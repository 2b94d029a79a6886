"""The command ``ketluan``: one short command for each public function.

What is costly is imported inside the commands, so that ``--help`` answers at once.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extract import __version__
from extract.errors import ExtractError
from extract.exporters import EXPORTERS
from extract.limits import Limits
from extract.options import GroupedCommand, with_limits
from extract.screen import WRONG_CALL, diagnosis_lines, standard_output, stop, tell
from extract.writing import write_results

if TYPE_CHECKING:
    from extract.inputs import Found
    from extract.workers import Crew

SOME_FAILED = 1
Format = StrEnum("Format", list(EXPORTERS))  # type: ignore[misc]  # the table is the list

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: twice as fast, and the same at any width
    help="Reads Vietnamese conclusion notices (thông báo kết luận) and gives their tasks: "
    "who leads, who coordinates, what, by when, how much, and where in the text it says so. "
    "Works offline; nothing that it reads leaves this computer.",
)


def _tell_version(wanted: bool) -> None:
    """Print the version and end, when it is asked for."""
    if wanted:
        typer.echo(f"ketluan {__version__}")
        raise typer.Exit


def main(crew: "Crew[Any, Any] | None" = None) -> None:
    """Run the command; whatever goes wrong is told in one line.

    A ``crew`` that was started before does the work of ``extract``.
    """
    try:
        app(prog_name="ketluan", obj=crew)
    except ExtractError as error:
        stop(str(error))
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        stop(f"{name}{error.strerror or error}; nothing was written there")
    except Exception as error:  # a fault of ours: still one line, and never a traceback
        stop(f"unexpected {type(error).__name__}: {error}; please report it")


@app.callback()
def ketluan(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command(cls=GroupedCommand)
@with_limits
def extract(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders (searched with everything below them), or - for standard input.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here instead of the screen."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="What to write: "
            + "; ".join(f"{name}: {exporter.summary}" for name, exporter in EXPORTERS.items())
            + ". Without it: a table on a screen, jsonl into a file or a pipe.",
        ),
    ] = None,
    failures: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="List the files that could not be read here, as JSONL."),
    ] = None,
    save_text: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Keep here the text of each document, which the offsets of its record count in, "
            "as SHA256.txt (the record's source.sha256).",
        ),
    ] = None,
    workers: Annotated[
        int,
        typer.Option(min=1, help="How many processes work at once; the result stays the same."),
    ] = 1,
    *,
    limits: Limits,
) -> None:
    """Read notices and write their tasks.

    For one notice, as a table:

        ketluan extract "Thông báo kết luận số 12.docx"

    For a folder, into one file with a line a notice:

        ketluan extract "Công văn đến/2024" --output nhiệm-vụ.jsonl

    It ends with status 0 when all was read, 1 when some files could not be read (the rest is
    written), 2 when the call itself was wrong.
    """
    from extract.workers import Crew

    crew: Crew[Any, Any] = context.obj or Crew("extract.batch")  # prepares from now on
    with crew:
        found = _find(paths)
        for written in filter(None, (output, failures)):
            _refuse_to_overwrite(written, found)
        if save_text:
            _make_folder(save_text)
            found.inputs = [replace(wanted, text_folder=save_text) for wanted in found.inputs]
        from extract.batch import extract_inputs

        results = extract_inputs(found.inputs, workers=workers, limits=limits, crew=crew)
        some_failed = write_results(results, output, form=form, failures=failures)
    if found.skipped:
        tell(f"{found.skipped} other files passed over; {_known_suffixes()}")
    if some_failed:
        raise typer.Exit(SOME_FAILED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `extract` writes."""
    import json

    from extract.schema import Notice

    json.dump(
        Notice.model_json_schema(mode="serialization"),
        standard_output(),
        ensure_ascii=False,
        indent=2,
    )
    standard_output().write("\n")


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt with NAME.gold.json."),
    ],
    predictions: Annotated[
        Path,
        typer.Argument(metavar="PREDICTIONS", help="What `extract` wrote for its texts (JSONL)."),
    ],
    errors: Annotated[
        int, typer.Option(min=0, help="How many errors of each category to show with their words.")
    ] = 5,
    baselines: Annotated[
        bool, typer.Option(help="Show what plain expressions and underthesea's ner reach.")
    ] = True,
) -> None:
    """Score notices against texts that people have annotated.

    ketluan extract corpora/written --output found.jsonl

    ketluan evaluate corpora/written found.jsonl
    """
    from extract.corpus import read_corpus
    from extract.evaluate import evaluate as score
    from extract.evaluate import read_predictions
    from extract.evaluate.baselines import BASELINES
    from extract.evaluate.report import write_report

    corpus = list(read_corpus(gold))
    found = read_predictions(predictions)
    if not any(document.name in found for document in corpus):
        stop(f"{predictions}: holds no notice of the {len(corpus)} texts of {gold}")
    evaluation = score(corpus, found)
    others = {
        name: score(corpus, {document.name: find(document) for document in corpus})
        for name, find in BASELINES.items()
        if baselines
    }
    write_report(evaluation, others, standard_output(), errors=errors)


@app.command(cls=GroupedCommand)
@with_limits
def doctor(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, or folders (with everything below them)."),
    ],
    *,
    limits: Limits,
) -> None:
    """Say for each file what it is, how it was read, and what to do when it cannot be.

    Nothing is changed. It ends with status 1 when a file cannot be read.

        ketluan doctor "Công văn đến"
    """
    from extract.doctor import diagnose_inputs

    stream = standard_output()
    unreadable = False
    with closing(diagnose_inputs(_find(paths).inputs, limits=limits)) as diagnoses:
        for diagnosis in diagnoses:
            unreadable |= diagnosis.unreadable is not None
            stream.writelines(f"{line}\n" for line in diagnosis_lines(diagnosis))
    if unreadable:
        raise typer.Exit(SOME_FAILED)


def _find(paths: Iterable[str]) -> "Found":
    """Return the documents of a call; end it when there is none."""
    from extract.inputs import find_inputs

    found = find_inputs(paths)
    for folder in found.empty_folders:
        tell(f"{folder}: no document in this folder; {_known_suffixes()}")
    if not found.inputs:
        raise typer.Exit(WRONG_CALL)
    return found


def _make_folder(folder: Path) -> None:
    """Make a folder that does not exist yet; one that cannot be made ends the call."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"{folder}: cannot be made ({error.strerror}); name another folder")


def _refuse_to_overwrite(written: Path, found: "Found") -> None:
    """End the call when it would write over a document that it is to read."""
    if any(written.resolve() == wanted.path.resolve() for wanted in found.inputs):
        stop(f"{written}: is one of the documents to read; choose another name")


def _known_suffixes() -> str:
    """Return the suffixes that can be read, for a message."""
    from extract.readers import SUFFIXES

    return f"read are {' '.join(sorted(SUFFIXES))}"
