"""The ratio of one institution's figure to another's: the hub's own rule (`schema/rules/crossRate.ts`), to the last decimal.

Tested against vectors that the rule itself writes (`clients/contract/crossRate.json`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Iterable, Mapping

from .contract import caution_sentence, dimension_columns, measure_words, sentence, unit_words
from .refusals import refusal_of
from .table import Status, Table

#: Below, one case moves the rate too much for it to mean anything.
_least_cases = 20
_millionth = Decimal("0.000001")

_strictness = (
    "PUBLISHED",
    "ROUNDED",
    "PARTIAL",
    "NOT_APPLICABLE",
    "NOT_COLLECTED",
    "WITHHELD",
    "EMBARGOED",
    "WITHDRAWN",
)


@dataclass(frozen=True)
class Caution:
    """What is not alike in the two sides: a stable code and its French sentence."""

    code: str
    sentence: str


@dataclass(frozen=True)
class CrossRate:
    """`bounds`: the true rate is certainly between the two, or None where nothing bounds it."""

    value: float | None
    bounds: tuple[float, float] | None
    status: Status
    comparability: tuple[Caution, ...]


@dataclass(frozen=True)
class _Term:
    period: str
    value: float | None
    status: str
    bounds: tuple[float, float] | None
    missing: int
    unit: str
    measure: str
    regime: str | None


def cross_rate(
    numerator: Mapping[str, Any],
    denominator: Mapping[str, Any],
    *,
    per: int = 100,
    is_part: bool = False,
    decimals: int = 2,
) -> CrossRate:
    """Two figures, as a row of `Hub.series` or as an answer of the graph gives them.

    It has the strictest status of the two, and no value under 20 certain cases at the denominator (TOO_FEW)."""
    above, below = _term(numerator), _term(denominator)
    value, bounds, status = _rate(above, below, per, is_part, decimals)
    return CrossRate(value, bounds, Status(status), tuple(_comparability(above, below)))


def cross_rates(
    numerators: Any,
    denominators: Any,
    *,
    periods: Mapping[str, str] | None = None,
    **rule: Any,
) -> Table:
    """The rate of each row to that of the same territory and breakdown: of tables, of rows, or of frames.

    `periods`: the denominator's period by the numerator's (`{"2021-12": "2021-Q4"}`); the same one unless given, or
    the only one of each table. Raises HubRefusal where a row has no counterpart: none is left out."""
    above, below = _rows_of(numerators), _rows_of(denominators)
    match = _periods(above, below, periods)
    denominator_by_place = {_place(row, str(row["period"])): row for row in below}
    # An institution that did not answer leaves a row without period and status.
    silent = {row["code"] for row in below if row["status"] is None}
    rows = []
    for row in above:
        denominator = denominator_by_place.get(_place(row, match.get(row["period"], row["period"])))
        if row["status"] is None or (denominator is None and row["code"] in silent):
            rows.append(_row(row, {}, None))
            continue
        if denominator is None:
            raise refusal_of("UNMATCHED", sentence("UNMATCHED", code=row["code"], period=row["period"]))
        rows.append(_row(row, denominator, cross_rate(row, denominator, **rule)))
    tables = [table for table in (numerators, denominators) if isinstance(table, Table)]
    missing = [refusal for table in tables for refusal in table.refusals]
    return Table(tuple(rows), tuple(missing))


def _rows_of(table: Any) -> list[Mapping[str, Any]]:
    if hasattr(table, "to_dicts"):
        return table.to_dicts()
    if hasattr(table, "to_dict"):
        records = table.to_dict("records")
        return [{name: None if cell != cell else cell for name, cell in row.items()} for row in records]
    return list(table)


def _term(figure: Mapping[str, Any]) -> _Term:
    release = figure.get("release") if isinstance(figure.get("release"), Mapping) else {}
    bounds = figure.get("bounds")
    if bounds is None and figure.get("bounds_min") is not None:
        bounds = {"min": figure["bounds_min"], "max": figure["bounds_max"]}
    coverage = figure.get("coverage")
    if coverage is None and figure.get("coverage_present") is not None:
        coverage = {"present": figure["coverage_present"], "expected": figure["coverage_expected"]}
    return _Term(
        period=str(figure["period"]),
        value=figure["value"],
        status=str(getattr(figure["status"], "value", figure["status"])),
        bounds=None if bounds is None else (bounds["min"], bounds["max"]),
        missing=0 if coverage is None else int(coverage["expected"] - coverage["present"]),
        unit=_of_release("unit", figure, release),
        measure=_of_release("measure", figure, release),
        regime=_of_release("regime", figure, release),
    )


def _of_release(name: str, figure: Mapping[str, Any], release: Mapping[str, Any]) -> Any:
    """As the graph answers it, as a table's column says it, or as a population is given."""
    return release.get(name, figure.get(f"release_{name}", figure.get(name)))


def _exact(figure: float) -> Fraction:
    """A published figure has six decimals at most."""
    return Fraction(Decimal(figure).quantize(_millionth, ROUND_HALF_UP))


def _quotient(over: float, under: float) -> Fraction | None:
    below = _exact(under)
    return _exact(over) / below if below > 0 else None


def _nearest(ratio: Fraction, places: int) -> float:
    """Halves away from zero: the one place where a derived number is rounded."""
    scaled = abs(ratio) * 10**places
    steps = floor(scaled + Fraction(1, 2))
    return (-steps if ratio < 0 else steps) / 10**places


def _outward(low: Fraction, high: Fraction, places: int) -> tuple[float, float]:
    return floor(low * 10**places) / 10**places, ceil(high * 10**places) / 10**places


def _rate(above: _Term, below: _Term, per: int, is_part: bool, places: int):
    is_too_few = (below.bounds[0] if below.bounds else 0) < _least_cases
    bounds = None if is_too_few else _bounds(above, below, per, is_part, places)
    status = max((above.status, below.status), key=_strictness.index)
    if above.value is None or below.value is None:
        return None, bounds, status
    if below.bounds and below.bounds[1] == 0:
        return None, None, "NOT_APPLICABLE"
    ratio = _quotient(above.value, below.value)
    if ratio is None or is_too_few:
        return None, None, "TOO_FEW"
    return _nearest((min(ratio, Fraction(1)) if is_part else ratio) * per, places), bounds, status


def _bounds(above: _Term, below: _Term, per: int, is_part: bool, places: int) -> tuple[float, float] | None:
    if above.bounds is None or below.bounds is None:
        return None
    low = _quotient(above.bounds[0], below.bounds[1])
    high = _quotient(above.bounds[1], below.bounds[0])
    if is_part:
        low = min(Fraction(0) if low is None else low, Fraction(1))
        high = min(Fraction(1) if high is None else high, Fraction(1))
    return None if low is None or high is None else _outward(low * per, high * per, places)


def _comparability(above: _Term, below: _Term) -> Iterable[Caution]:
    def caution(code: str, above_value: object, below_value: object, words: str | None = None) -> Caution:
        return Caution(code, caution_sentence(words or code, one=above_value, other=below_value))

    units = (above.unit, below.unit)
    if above.unit != below.unit and units != ("PERSON", "INHABITANT"):
        differing = caution("UNITS_DIFFER", unit_words[above.unit], unit_words[below.unit])
        household = caution_sentence("HOUSEHOLD") if "HOUSEHOLD" in units else ""
        yield Caution(differing.code, differing.sentence + household)
    if above.measure != below.measure and below.unit != "INHABITANT":
        words = measure_words[above.measure]
        yield caution("MEASURES_DIFFER", words[0].upper() + words[1:], measure_words[below.measure])
    if above.period != below.period:
        words = "POPULATION" if below.unit == "INHABITANT" else None
        yield caution("PERIODS_DIFFER", above.period, below.period, words)
    if above.missing != below.missing:
        yield caution("COVERAGE_DIFFERS", above.missing, below.missing)
    for regime in dict.fromkeys((above.regime, below.regime)):
        if regime is not None:
            yield Caution("PARTIAL_REGIME", regime)


def _place(row: Mapping[str, Any], period: str) -> tuple:
    return row["code"], period, *((name, row[name]) for name in dimension_columns if name in row)


def _periods(above: list, below: list, periods: Mapping[str, str] | None) -> Mapping[str, str]:
    if periods is not None:
        return periods
    of_above, of_below = ({row["period"] for row in rows if row["period"] is not None} for rows in (above, below))
    return {of_above.pop(): of_below.pop()} if len(of_above) == len(of_below) == 1 else {}


def _row(row: Mapping[str, Any], denominator: Mapping[str, Any], rate: CrossRate | None) -> dict[str, Any]:
    low, high = (rate.bounds if rate else None) or (None, None)
    cautions = " | ".join(caution.sentence for caution in rate.comparability) if rate else ""
    return {
        **{name: row[name] for name in ("code", "name", "level", *dimension_columns, "period") if name in row},
        "denominator_period": denominator.get("period"),
        "value": rate.value if rate else None,
        "status": rate.status.value if rate else None,
        "bounds_min": low,
        "bounds_max": high,
        "comparability": cautions or None,
        "numerator": row["value"] if rate else None,
        "denominator": denominator.get("value"),
    }
