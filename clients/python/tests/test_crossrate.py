"""The hub's own rule, computed again: the vectors are written by the rule itself."""

import json
from pathlib import Path

import pytest

from pacte_hub import HubRefusal, Status, Table, cross_rate, cross_rates

_file = Path(__file__).parents[2] / "contract" / "crossRate.json"
_vectors = json.loads(_file.read_text(encoding="utf-8"))


def test_every_vector_gives_what_the_rule_gives():
    assert len(_vectors) > 150
    for numerator, denominator, rule, expected in _vectors:
        options = {"per": rule.get("per", 100), "is_part": rule.get("isPart", False), "decimals": rule.get("decimals", 2)}
        found = cross_rate(numerator, denominator, **options)
        bounds = found.bounds and {"min": found.bounds[0], "max": found.bounds[1]}
        cautions = [{"code": one.code, "sentence": one.sentence} for one in found.comparability]
        assert {
            "value": found.value,
            "bounds": bounds,
            "status": found.status,
            "comparability": cautions,
        } == expected, (numerator, denominator, rule)


def _row(period, value, **more):
    return {
        "code": "200049187",
        "name": "CA du Grand Verdun",
        "level": "EPCI",
        "period": period,
        "value": value,
        "unit": "PERSON",
        "status": None if value is None else "PUBLISHED",
        "bounds_min": value,
        "bounds_max": value,
        "coverage_present": 1,
        "coverage_expected": 1,
        "release_measure": "STOCK",
        "release_regime": None,
        **more,
    }


def test_rows_of_two_series_are_one_table_of_rates():
    (rate,) = cross_rates([_row("2021-12", 50)], [_row("2021-Q4", 200)])
    assert (rate["value"], rate["status"], rate["bounds_min"], rate["bounds_max"]) == (25, Status.PUBLISHED, 25, 25)
    assert rate["comparability"] == "Un chiffre de 2021-12, rapporté à un chiffre de 2021-Q4."


def test_no_row_is_left_out():
    several = [_row("2020", 200), _row("2021", 210)]
    with pytest.raises(HubRefusal, match="UNMATCHED"):
        cross_rates([_row("2019", 50)], several)
    assert len(cross_rates([_row("2019", 50)], several, periods={"2019": "2020"})) == 1
    silent = _row(None, None)
    assert cross_rates([_row("2019", 50)], [silent]).rows[0]["value"] is None
    assert cross_rates([silent], several).rows[0]["status"] is None
    with pytest.raises(HubRefusal, match="UNMATCHED"):
        cross_rates([_row("2021", 50, sex="FEMALE")], [_row("2021", 200)])


def test_what_was_missing_from_a_series_is_missing_from_its_rates():
    table = Table((_row("2021", 50),), ("missing",))
    assert cross_rates(table, [_row("2021", 200)]).refusals == ("missing",)
