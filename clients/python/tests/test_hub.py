"""Against the real hub that the repository's tests start: open data of the Meuse."""

import pytest

from pacte_hub import (
    AbsentFigure,
    Hub,
    InvalidQuestion,
    LimitReached,
    NotSignedIn,
    PartialAnswer,
    Status,
    cross_rates,
)

verdun = "200049187"
too_much = """{ territories { caf {
  rsaHouseholds(by: HOUSEHOLD_TYPE, origin: DEMONSTRATION) { value }
  claimantHouseholds(by: HOUSEHOLD_TYPE, origin: DEMONSTRATION) { value } } } }"""


@pytest.fixture(scope="module")
def hub(real):
    return Hub(real["url"])


@pytest.fixture(scope="module")
def households(hub):
    return hub.series("rsa-households", territories=[verdun], start="2021-12", end="2021-12")


def test_the_catalogue_says_what_there_is(hub):
    rows = {f"{row['institution']}:{row['id']}": row for row in hub.catalogue()}
    row = rows["caf:rsa-households"]
    assert row["unit_label"] == "Foyer allocataire"
    assert "2021-12" in row["periods"].split(" | ") and "COMMUNE" in row["levels"].split(" | ")
    assert row["dimensions"] == "HOUSEHOLD_TYPE" and row["definition"]
    assert any(row["dimension_code"] == "SEX" and row["label"] for row in hub.dimensions())


def test_a_series_is_labelled_and_flagged(households):
    (row,) = households
    assert (row["code"], row["name"], row["period"]) == (verdun, "CA du Grand Verdun", "2021-12")
    assert (row["value"], row["bounds_min"], row["bounds_max"]) == (1260, 1246, 1326)
    assert row["status"] == Status.ROUNDED and row["status_label"].startswith("Chiffre arrondi")
    assert row["unit_label"] == "Foyer allocataire" and row["release"].startswith("caf:rsa-households:2021-12:")


def test_a_rate_is_a_series_too(hub):
    (row,) = hub.series("rsa-share-of-claimants", territories=verdun, start="2021-12", end="2021-12")
    assert row["bounds_min"] < row["value"] < row["bounds_max"]


def test_frames_keep_codes_labels_and_flags(hub):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: to_pandas is not tested")
    table = hub.series("caf:rsa-households", level="COMMUNE", start="2021-12", end="2021-12")
    frame = table.to_pandas()
    assert len(frame) == 499 and frame["code"].map(type).eq(str).all()
    assert isinstance(frame["status"].dtype, pandas.CategoricalDtype) and frame["value"].dtype == "float64"
    assert frame.attrs["refusals"] == [] and "rsaHouseholds" in frame.attrs["document"]
    polars = pytest.importorskip("polars", reason="polars is not installed: to_polars is not tested")
    other = table.to_polars()
    assert (other.height, other["code"].dtype) == (499, polars.String)
    assert other["value"].to_list() == [row["value"] for row in table]


def test_two_institutions_make_a_rate_with_its_interval(hub, households):
    jobseekers = hub.series("jobseekers", territories=[verdun], start="2021-Q4", end="2021-Q4")
    (rate,) = cross_rates(households, jobseekers)
    pytest.importorskip("pandas", reason="pandas is not installed: rates of frames are not tested")
    assert cross_rates(households.to_pandas(), jobseekers.to_pandas()).rows == (rate,)
    assert rate["value"] == 55.02 and rate["bounds_min"] < 55.02 < rate["bounds_max"]
    assert rate["status"] == "ROUNDED" and "Des foyers rapportés à des personnes" in rate["comparability"]


def test_any_document_is_a_table_and_its_sources(hub):
    document = "query ($code: ID!) { territory(code: $code) { caf { rsaHouseholds(from: \"2021-12\") { value } } } }"
    assert hub.query(document, {"code": verdun}).rows[0]["value"] == 1260
    sources = hub.query(document, {"code": verdun}, sheet="Sources")
    assert "citation" in [row["élément"] for row in sources]
    assert hub.ask(document, {"code": verdun}).data["territory"]["caf"]["rsaHouseholds"][0]["value"] == 1260


def test_what_is_missing_is_said(hub):
    document = """{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } }
      department { orientations { value } } } }"""
    with pytest.warns(PartialAnswer):
        table = hub.query(document)
    assert table.refusals and table.refusals[0].message and {row["value"] for row in table} != {None}


@pytest.mark.parametrize(
    ("asked", "kind", "sentence"),
    [
        (lambda hub: hub.series("rsa-household"), AbsentFigure, "Vouliez-vous dire « rsa-households »"),
        (lambda hub: hub.series("rsa-households", territories=["99999"]), AbsentFigure, "99999"),
        (lambda hub: hub.series("rsa-households"), InvalidQuestion, "quatre fois"),
        (lambda hub: hub.series("rsa-households", level="EPCI", start="2021-13"), InvalidQuestion, "2021-13"),
        (lambda hub: hub.series("rsa-households", level="EPCI", start="2021-12", end="2020-12"), InvalidQuestion, "2020-12"),
        (lambda hub: hub.series("rsa-households", level="EPCI", by="SEX"), AbsentFigure, "rsa-households"),
        (lambda hub: hub.query("{ territoires { code } }"), InvalidQuestion, "territoires"),
        (lambda hub: hub.query("{ caf { id } conventions { id } }"), InvalidQuestion, "feuille"),
        (lambda hub: hub.query(too_much), LimitReached, "moins de territoires"),
        (lambda hub: hub.citation("{ caf { id } }"), NotSignedIn, "jeton"),
    ],
)
def test_a_refusal_says_what_to_do(hub, asked, kind, sentence):
    with pytest.raises(kind) as refused:
        asked(hub)
    assert sentence in refused.value.message


def test_a_saved_query_is_read_by_its_key(real, hub):
    saved = real["saved"]
    key = (saved["key"]["id"], saved["key"]["secret"])
    values = [row["value"] for row in hub.saved(saved["name"], key=key, epci=verdun)]
    assert values == [1260, 2290]
    with pytest.raises(NotSignedIn):
        hub.saved(saved["name"], key=(key[0], "wrong"), epci=verdun)
    with pytest.raises(InvalidQuestion, match="epci"):
        hub.saved(saved["name"], key=key, epic=verdun)


def test_a_table_is_cited_and_its_citation_answers_the_same(real, households):
    reader = Hub(real["url"], token=lambda: real["token"])
    citation = reader.citation(households)
    assert "Caisse d'allocations familiales" in citation.reference and citation.link in citation.reference
    verdict = reader.open_citation(citation.link)
    assert (verdict.kind, verdict.citation.hash) == ("IDENTICAL", citation.hash)
