"""Options that several commands share: the limits, one option for each, under a heading of their own."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from extract.limits import LIMIT_NAMES, Limits, checked_limit, option

_HEADING = "Limits of each file (one beyond a limit is reported, and the others are done)"


class GroupedCommand(TyperCommand):
    """A command whose help lists its arguments and options under their headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write a section for each heading, in the order in which they come."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            usual = "Arguments" if parameter.param_type_name == "argument" else "Options"
            heading = getattr(parameter, "rich_help_panel", None) or usual
            if record := parameter.get_help_record(ctx):
                groups.setdefault(heading, []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def with_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes ``limits`` an option for each limit in its place."""

    @wraps(command)
    def with_options(**given: Any) -> None:
        limits = Limits(**{name: given.pop(name) for name in LIMIT_NAMES})
        command(**given, limits=limits)

    own = inspect.signature(command, eval_str=True).parameters.values()
    parameters = [parameter for parameter in own if parameter.name != "limits"]
    parameters += [
        inspect.Parameter(
            limit.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=limit.default,
            annotation=Annotated[
                int,
                typer.Option(
                    option(limit.name),
                    metavar="NUMBER",
                    parser=_parser(limit.name),
                    help=limit.metadata["help"],
                    rich_help_panel=_HEADING,
                ),
            ],
        )
        for limit in fields(Limits)
    ]
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options


def _parser(name: str) -> Callable[[str], int]:
    """Return what reads the value of a limit's option, and tells what is wrong with it in one line."""

    def whole_number(value: str) -> int:
        return checked_limit(value, name)

    return whole_number
