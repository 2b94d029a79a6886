"""Measure the parsers of times, numerals and amounts on Duckling's Vietnamese cases.

usage: time_and_amounts.py [CASES]

CASES is a file (../shared/benchmarks/duckling_vi.jsonl when none is given) of the cases of
Duckling's own tests (facebook/duckling, BSD-3-Clause), one JSON object a line: ``dim``, ``text``,
``kind``, ``values``, ``grain``, ``ref`` and ``value``. Printed are the share right of what an
office text can contain, the share right of all, the cases left out with the reason, and every
error.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from extract.numerals import read_number
from extract.pipes.quantities import QuantityTagger, create_quantities
from extract.resolve.periods import place
from extract.text import fold
from extract.times import read_time
from extract.tokenizer import SyllableTokenizer

CASES = Path(__file__).parents[2] / "shared" / "benchmarks" / "duckling_vi.jsonl"
TIMES_OF_DAY = {"hour", "minute", "second"}
BOUNDS = {"=": "", "~": "", ">": ">", ">=": ">", "<": "<", "<=": "<", "+": "", "-": ""}
UNITS = {"VND": "đồng", "Dollar": "USD", "Cent": "cent"}
LEFT_OUT = {
    "time": ((r"mùa|giáng sinh", "a season or a feast: no office counts by it"),),
    "numeral": (
        (
            r"\d[kKMG]|,\d+G|^,|^-,",
            "a suffix of thousands or millions, or no digit before the comma",
        ),
    ),
    "money": (
        (r"Rs|Rupees|rupees|INR|£|pounds|GBP|AED|dirham", "another currency"),
        (r"xen|xu(?!ống)|(?:đô|Rupees|rupees) \d+$|phẩy|chấm", "dollars and cents said in words"),
    ),
    "ordinal": ((r"", "an ordinal is no amount"),),
}


def left_out(case: dict[str, Any]) -> str | None:
    """Return why an office text cannot contain a case, or None."""
    if case.get("grain") in TIMES_OF_DAY:
        return "a time of day: a deadline is a day"
    for expression, reason in LEFT_OUT[case["dim"]]:
        if re.search(expression, case["text"]):
            return reason
    return None


def read_case(case: dict[str, Any]) -> object:
    """Return what the project's parsers make of a case, in the form of ``expected``."""
    text = fold(case["text"])
    if case["dim"] == "time":
        return _period(text, date.fromisoformat(case["ref"][:10]))
    if case["dim"] == "numeral":
        value = read_number(text)
        return None if value is None else float(value)
    if case["dim"] == "money":
        return _amounts(case["text"])
    return None


def expected(case: dict[str, Any]) -> object:
    """Return the right answer: first and last day and grain; a number; sign, value and unit."""
    if case["dim"] == "time":
        return _expected_period(case)
    return float(case["value"]) if case["dim"] != "money" else _expected_amounts(case)


@cache
def _tagger() -> tuple[SyllableTokenizer, QuantityTagger]:
    nlp = spacy.blank("xx")
    return SyllableTokenizer(nlp.vocab), create_quantities(nlp, "quantities")


def tag_amounts(text: str) -> Doc:
    """Return ``text`` as a Doc with its amounts, and nothing else."""
    tokenizer, tagger = _tagger()
    return tagger(tokenizer(text))


def _period(text: str, now: date) -> tuple[str, str] | None:
    found = read_time(text)
    period = place(found.value, now) if found else None
    return (period[0].isoformat(), period[1].isoformat()) if period else None


def _expected_period(case: dict[str, Any]) -> tuple[str, str]:
    """Return first and last day; Duckling's intervals end with the day after the last."""
    first = date.fromisoformat(case["values"][0][:10])
    if case["kind"] == "interval":
        return first.isoformat(), (_day(case["values"][1]) - timedelta(days=1)).isoformat()
    months = {"month": 1, "quarter": 3, "year": 12}.get(case["grain"])
    if months:
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        last = date(year, month + 1, 1) - timedelta(days=1)
    else:
        last = first + timedelta(days=6 if case["grain"] == "week" else 0)
    return first.isoformat(), last.isoformat()


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _amounts(text: str) -> list[tuple[str, str, float]]:
    """Return bound, unit and value of each amount that the pipeline finds in ``text``."""
    doc = tag_amounts(text)
    found = [span._.quantity for span in doc.spans["quantities"]]
    return [(BOUNDS[q.comparator], q.unit, float(q.value)) for q in found]


def _expected_amounts(case: dict[str, Any]) -> list[tuple[str, str, float]]:
    """Read Duckling's own words: "between VND (1000, 2000)", "simple Dollar 10"."""
    form, unit, rest = case["expected_hs"].split(" ", 2)
    unit = UNITS.get(unit, unit)
    values = [float(n) for n in re.findall(r"[\d.]+", rest)]
    bounds = {"simple": [""], "under": ["<"], "above": [">"], "between": [">", "<"]}[form]
    return [(bound, unit, value) for bound, value in zip(bounds, values, strict=True)]


def measure(cases: Iterable[dict[str, Any]]) -> None:
    """Print the figures, the cases left out and the errors."""
    total: Counter[str] = Counter()
    right, kept, kept_right = total.copy(), total.copy(), total.copy()
    reasons: dict[tuple[str, str], list[str]] = {}
    errors = []
    for case in cases:
        dim, reason = case["dim"], left_out(case)
        good = read_case(case) == expected(case)
        total[dim] += 1
        right[dim] += good
        if reason:
            reasons.setdefault((dim, reason), []).append(case["text"])
            continue
        kept[dim] += 1
        kept_right[dim] += good
        if not good:
            errors.append(f"{dim}: {case['text']!r}: {read_case(case)}, not {expected(case)}")
    for dim in total:
        share = f"{kept_right[dim] / kept[dim]:.3f}" if kept[dim] else "-"
        print(
            f"{dim:8} office {kept_right[dim]}/{kept[dim]} = {share}"
            f"   all {right[dim]}/{total[dim]} = {right[dim] / total[dim]:.3f}"
        )
    for (dim, reason), texts in reasons.items():
        print(f"\nleft out, {dim}, {len(texts)}: {reason}\n  {' | '.join(texts)}")
    print("\nerrors\n  " + "\n  ".join(errors or ["none"]))


def main() -> None:
    """Measure the cases of the call's file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    path = parser.parse_args().cases
    if not path.is_file():
        parser.error(f"{path}: no such file; give Duckling's cases as JSONL")
    lines = path.read_text(encoding="utf-8").splitlines()
    measure(json.loads(line) for line in lines)


if __name__ == "__main__":
    main()
