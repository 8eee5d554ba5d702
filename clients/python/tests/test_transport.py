"""What a reader may rely on when the hub is busy, silent, or refuses."""

import gzip
import json

import pytest

from pacte_hub import Hub, HubBusy, HubRefusal, InvalidQuestion, LimitReached, NotSignedIn, PartialAnswer


def _rows(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_a_busy_hub_is_asked_again_when_it_says(script, scripted):
    script.refuse("PLANNERS_BUSY", 503, retry_after="5")
    script.refuse("BUDGET_SPENT", 429, retry_after="30")
    script.answer(b"<html>", 502)
    script.answer(_rows({"code": "55"}))
    assert scripted().query("{ x }").rows == ({"code": "55"},)
    assert script.waits == [5, 30, 4]


def test_a_pause_longer_than_patience_is_a_refusal_that_says_how_long(script, scripted):
    script.refuse("BUDGET_SPENT", 429, "Réessayez dans 600 s.", retry_after="600")
    with pytest.raises(LimitReached) as refused:
        scripted().query("{ x }")
    assert (refused.value.retry_after, refused.value.message) == (600, "Réessayez dans 600 s.")
    assert "moins de territoires" in refused.value.todo
    assert script.waits == []


def test_what_a_limit_refuses_is_not_asked_again(script, scripted):
    script.refuse("QUERY_TOO_COSTLY", 400, "Trop.")
    with pytest.raises(LimitReached, match=r"\[QUERY_TOO_COSTLY\] Trop."):
        scripted().query("{ x }")
    assert len(script.asked) == 1


def test_a_cut_line_is_mended_for_a_table_only(script, scripted):
    script.answer(status=0)
    script.answer(_rows({"code": "55"}))
    assert len(scripted().query("{ x }")) == 1
    script.answer(status=0)
    with pytest.raises(HubBusy):
        scripted().ask("mutation { x }")
    script.refuse("ANSWER_INTERRUPTED", 503)
    with pytest.raises(HubBusy, match="ANSWER_INTERRUPTED"):
        scripted().ask("mutation { x }")
    assert script.answers == []


def test_nobody_there_says_so_after_all_retries():
    waits = []
    hub = Hub("http://127.0.0.1:9", retries=2)
    hub._transport.sleep = waits.append
    with pytest.raises(HubBusy, match="UNREACHABLE"):
        hub.ask("{ x }")
    assert waits == [1, 2]


def test_a_token_that_no_header_can_hold_is_never_repeated(scripted):
    with pytest.raises(HubRefusal, match="TOKEN_MALFORMED") as refused:
        scripted(token="first\nsecond").query("{ x }")
    assert "second" not in str(refused.value)


def test_a_token_goes_to_this_hub_only(script, scripted):
    with pytest.raises(HubRefusal, match="INSECURE_ADDRESS"):
        Hub("http://hub.example", token="secret").query("{ x }")
    script.answer(b"", 302, location="http://127.0.0.1:9/elsewhere")
    with pytest.raises(HubRefusal, match="NOT_A_HUB"):
        scripted(token="secret").query("{ x }")
    assert "secret" not in repr(scripted(token="secret"))


def test_a_token_that_is_over_is_asked_for_once_more(script, scripted):
    tokens = iter(["first", "second", "third"])
    script.refuse("UNAUTHENTICATED", 401)
    script.answer(_rows({"code": "55"}))
    scripted(token=lambda: next(tokens)).query("{ x }")
    assert [headers["Authorization"] for _, _, headers, _ in script.asked] == ["Bearer first", "Bearer second"]
    script.refuse("UNAUTHENTICATED", 401)
    with pytest.raises(NotSignedIn):
        scripted(token="over").query("{ x }")


def test_a_partial_table_warns_and_keeps_its_refusals(script, scripted):
    script.answer(_rows({"code": "55", "errors": "PARTNER_UNAVAILABLE"}), hub_errors="PARTNER_UNAVAILABLE")
    extensions = {"code": "PARTNER_UNAVAILABLE", "institution": "caf"}
    script.answer({"data": {"caf": None}, "errors": [{"message": "La CAF se tait.", "extensions": extensions}]})
    with pytest.warns(PartialAnswer, match="La CAF se tait"):
        table = scripted().query("{ caf { id } }")
    assert [(one.code, one.institution) for one in table.refusals] == [("PARTNER_UNAVAILABLE", "caf")]
    assert len(table) == 1


def test_a_saved_query_has_its_key_in_a_header_and_reads_what_is_packed(script, scripted):
    script.answer(gzip.compress(_rows({"code": "01004"})), content_encoding="gzip")
    table = scripted().saved("besoins", key=("k1", "s3cr3t"), codes=["55", "54"])
    method, path, headers, _ = script.asked[0]
    assert (method, path) == ("GET", "/q/besoins.ndjson?codes=55%2C54")
    assert headers["Authorization"].startswith("Basic ") and table.rows == ({"code": "01004"},)


def test_a_table_is_cited_as_it_was_read(script, scripted):
    script.answer(_rows({"code": "55"}))
    cited = {"link": "/c/abcdefghijkl", "reference": "...", "asOf": "2026-11-30T08:00:00Z", "releases": []}
    script.answer({"citation": cited}, 201)
    hub = scripted()
    table = hub.query("query ($epci: ID!) { x }", {"epci": "55"})
    assert hub.citation(table).link == "/c/abcdefghijkl"
    _, _, headers, body = script.asked[1]
    assert headers["Hub-As-Of"] == table.answered_at
    assert body == {"query": "query ($epci: ID!) { x }", "variables": {"epci": "55"}}


def test_a_series_of_no_place_is_refused_before_its_figures_are_asked(script, scripted):
    place = {"institution": "caf", "id": "rsa-households", "series": "caf", "field": "rsaHouseholds"}
    script.answer(_rows(place))
    script.answer(b"")
    with pytest.raises(InvalidQuestion, match="PLACE_NEEDED"):
        scripted().series("rsa-households", start="2021-12")
    assert len(script.asked) == 2


@pytest.mark.parametrize("url", ["127.0.0.1:5500", "hub.example", "", "ftp://hub.example"])
def test_an_address_that_is_not_whole_is_refused_at_once(url):
    with pytest.raises(InvalidQuestion, match="n'est pas une adresse"):
        Hub(url)
