"""The hub, as one reader asks it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Callable, Iterable, Mapping
from urllib.parse import urlencode, urlsplit

from .contract import document, sentence
from .credentials import Token, authorization, basic, refuse_insecure
from .places import Places
from .refusals import PartialAnswer, Refusal, raise_from, refusal_of, refusals_in
from .table import Table, rows_in
from .transport import Request, Response, Transport, raise_refusal


@dataclass(frozen=True)
class Answer:
    """An answer of the graph, as JSON gives it; `refusals` says what is missing from it."""

    data: Mapping[str, Any]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A question pinned under a permanent link. `reference`: the French line to cite it by."""

    link: str
    reference: str
    as_of: str
    releases: tuple[str, ...]
    #: Of the answer; None for who may not read all of its releases.
    hash: str | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a citation still answers the same: IDENTICAL, CHANGED or NOT_COMPARABLE, and why in French."""

    kind: str
    sentence: str
    changes: tuple[Mapping[str, Any], ...]
    citation: Citation


@dataclass
class Hub:
    """`url`: of the hub, with or without /graphql. `token`: of the reader's own institution, or what gives one (asked
    again when it is over). `as_of`: an instant, ISO 8601. `patience`: the longest pause the hub may ask for, in seconds."""

    url: str = "http://127.0.0.1:4000"
    token: Token = field(default=None, repr=False)
    as_of: str | None = None
    purpose: str | None = None
    timeout: float = 60.0
    retries: int = 3
    patience: float = 60.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise refusal_of("INVALID_ADDRESS", sentence("INVALID_ADDRESS", place=self.url))
        path = parts.path.rstrip("/").removesuffix("/graphql")
        self._root = f"{parts.scheme}://{parts.netloc}{path}"
        self._transport = Transport(self.timeout, self.retries, self.patience)
        self._places = Places(self.query)

    def catalogue(self, *, origin: str = "REAL") -> Table:
        """One row a dataset: institution, title, definition, unit, dimensions, levels, periods, next publication."""
        table = self.query(document("catalogue"), {"origin": origin})
        named: dict[tuple, dict[str, None]] = {}
        for row in self.dimensions():
            if row["dimension_code"] is not None:
                named.setdefault((row["institution"], row["dataset_id"]), {})[row["dimension_code"]] = None
        rows = tuple(
            {**row, "dimensions": " | ".join(named.get((row["institution"], row["id"]), ())) or None} for row in table
        )
        return Table(rows, table.refusals, table.document, table.variables, table.answered_at)

    def dimensions(self) -> Table:
        """One row a code of a breakdown of a dataset, with its French label."""
        return self.query(document("dimensions"))

    def rates(self) -> Table:
        """One row a rate that an institution computes from its own figures: definition, unit, numerator, denominator."""
        return self.query(document("rates"))

    def territories(self, level: str | None = None, name: str | None = None) -> Table:
        """Codes and names: of a level (DEPARTMENT, ARRONDISSEMENT, EPCI, COMMUNE), or by words of the name."""
        return self.query(document("territories"), {"level": level, "name": name})

    def series(
        self,
        dataset: str,
        *,
        territories: Iterable[str] | str | None = None,
        level: str | None = None,
        start: str | None = None,
        end: str | None = None,
        by: Iterable[str] | str | None = None,
        origin: str = "REAL",
    ) -> Table:
        """Figures of a dataset, or a rate, by its id (or `institution:id`): of `territories` (codes) or of a `level`,
        from period `start` to period `end`, broken down `by` dimensions. Raises InvalidQuestion without a place: the
        levels would be mixed, and a sum of them wrong; and where the question itself is wrong of every place."""
        document = self._places.document(dataset)
        if territories is None and level is None:
            raise refusal_of("PLACE_NEEDED", sentence("PLACE_NEEDED"))
        variables = {
            "codes": _listed(territories),
            "level": level,
            "from": start,
            "to": end,
            "by": _listed(by),
            "origin": origin,
        }
        return self.query(document, {key: value for key, value in variables.items() if value is not None})

    def query(self, document: str, variables: Mapping[str, Any] | None = None, *, sheet: str | None = None) -> Table:
        """Any document as the hub's own table. `sheet`: one of several, or "Sources", or "Colonnes"."""
        parameters = {"format": "ndjson", **({"feuille": sheet} if sheet else {})}
        body = {"query": document, "variables": dict(variables or {})}
        response = self._sent("POST", f"/graphql?{urlencode(parameters)}", body)
        return self._table(response, lambda: self._answered(body), document, body["variables"])

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        """Any document as the graph answers it, in JSON."""
        answer = self._answered({"query": document, "variables": dict(variables or {})}, repeatable=False)
        refusals = refusals_in(answer.get("errors"))
        if answer.get("data") is None:
            raise_from(refusals)
        _warn(refusals)
        return Answer(answer["data"], refusals)

    def saved(self, name: str, *, key: tuple[str, str] | None = None, sheet: str | None = None, **variables: Any) -> Table:
        """A saved query by its name, with its variables; `key`: (id, secret) of an access key."""
        parameters = {**variables, **({"feuille": sheet} if sheet else {})}
        search = urlencode({name: _written(value) for name, value in parameters.items() if value is not None})
        response = self._sent("GET", f"/q/{name}.ndjson?{search}", key=key)
        return self._table(response, lambda: self._sent("GET", f"/q/{name}.json?{search}", key=key).json())

    def citation(self, asked: Table | str, variables: Mapping[str, Any] | None = None) -> Citation:
        """Pins a table as it was read, or a document as it answers now, under a permanent link. Needs a token."""
        of_table = isinstance(asked, Table)
        if of_table and asked.document is None:
            raise refusal_of("NOT_CITABLE", sentence("NOT_CITABLE"))
        text = asked.document if of_table else asked
        values = asked.variables if of_table else variables or {}
        instant = asked.answered_at if of_table and not self.as_of else None
        body = {"query": text, "variables": dict(values)}
        answer = self._sent("POST", "/citations", body, instant=instant, repeatable=False).json()
        return _citation(answer["citation"])

    def open_citation(self, link: str) -> Verdict:
        """Asks a citation's question again, as this reader: `link` is "/c/..." or its whole address."""
        answer = self._sent("GET", urlsplit(link).path).json()
        verdict = answer["verdict"]
        changes = tuple(verdict["changes"])
        return Verdict(verdict["kind"], verdict["sentence"], changes, _citation(answer["citation"]))

    def _answered(self, body: Mapping[str, Any], repeatable: bool = True) -> Mapping[str, Any]:
        accept = "application/graphql-response+json, application/json;q=0.9"
        return self._sent("POST", "/graphql", body, accept=accept, repeatable=repeatable).json()

    def _sent(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: tuple[str, str] | None = None,
        accept: str = "application/json, */*;q=0.1",
        instant: str | None = None,
        repeatable: bool = True,
    ) -> Response:
        refuse_insecure(self._root, key or self.token)
        as_of = instant or self.as_of
        for is_again in (False, True):
            credentials = basic(key) if key else authorization(self.token)
            headers = {"accept": accept, **credentials}
            if as_of:
                headers["hub-as-of"] = as_of
            if self.purpose:
                headers["hub-purpose"] = self.purpose
            response = self._transport.send(Request(method, self._root + path, headers, body, repeatable))
            # A token lasts minutes: whoever gives them is asked for another, once.
            if response.status != 401 or is_again or key or not callable(self.token):
                break
        if not 200 <= response.status < 300:
            raise_refusal(response)
        return response

    def _table(
        self,
        response: Response,
        as_json: Callable[[], Mapping[str, Any]],
        document: str | None = None,
        variables: Mapping[str, Any] | None = None,
    ) -> Table:
        refusals: tuple[Refusal, ...] = ()
        codes = [code for code in response.headers.get("hub-errors", "").split(", ") if code]
        if codes:
            # A table has no place for sentences beside its rows: the same question in JSON gives them.
            explained = tuple(refusal for refusal in refusals_in(as_json().get("errors")) if refusal.code in codes)
            unexplained = [code for code in codes if code not in {refusal.code for refusal in explained}]
            refusals = (*explained, *(Refusal(code, sentence("UNEXPLAINED")) for code in unexplained))
            _warn(refusals)
        return Table(rows_in(response.body), refusals, document, variables or {}, _instant(response))


def _warn(refusals: tuple[Refusal, ...]) -> None:
    if refusals:
        warnings.warn(PartialAnswer(refusals), stacklevel=4)


def _instant(response: Response) -> str | None:
    date = response.headers.get("date")
    return parsedate_to_datetime(date).strftime("%Y-%m-%dT%H:%M:%SZ") if date else None


def _listed(values: Iterable[str] | str | None) -> list[str] | None:
    return None if values is None else [values] if isinstance(values, str) else [str(value) for value in values]


def _written(value: Any) -> str:
    """As an address writes a variable."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _citation(answer: Mapping[str, Any]) -> Citation:
    return Citation(answer["link"], answer["reference"], answer["asOf"], tuple(answer["releases"]), answer.get("hash"))
