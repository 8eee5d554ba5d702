"""HTTP to the hub: no redirection is followed, and what is worth asking again is asked again."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Callable, Mapping
from urllib.parse import urlsplit

from .contract import refusal_kinds, sentence
from .refusals import HubRefusal, refusal_of, refusals_in

#: Said before anything is done: an act too may be sent again.
_before_execution = frozenset(refusal_kinds["BUSY"]["beforeExecution"])
_busy = frozenset(refusal_kinds["BUSY"]["codes"]) | _before_execution
#: Of the hub, or of a proxy before it while it starts.
_busy_statuses = frozenset({429, 502, 503, 504})
_first_pause = 1.0


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    headers: Mapping[str, str]
    body: Any = None
    #: Whether it changes nothing, so that it may be sent twice when a line is cut.
    repeatable: bool = True


@dataclass(frozen=True)
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, read as JSON. Raises HubRefusal where a proxy answers in a page of its own."""
        try:
            return json.loads(self.body)
        except ValueError:
            code = "UNREACHABLE" if self.status in _busy_statuses else "NOT_A_HUB"
            raise refusal_of(code, sentence("NOT_A_HUB", status=self.status), status=self.status) from None


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """A redirection would carry the reader's token elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Transport:
    """Sends requests. `retries`: how often more; `patience`: the longest pause that the hub may ask for, in seconds."""

    timeout: float
    retries: int
    patience: float
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(_NoRedirection)

    def send(self, request: Request) -> Response:
        """The answer, whatever its status is, once no retry would change it. Raises HubRefusal when there is none."""
        for attempt in range(self.retries + 1):
            last = attempt == self.retries
            try:
                response = self._once(request)
            except _Cut as cut:
                if last or not cut.is_worth_repeating(request):
                    raise cut.refusal from None
                pause = 0.0
            else:
                retry_after = _retry_after(response.headers)
                if last or not _is_busy(response, request) or (retry_after or 0) > self.patience:
                    return response
                pause = retry_after or 0.0
            self.sleep(max(pause, _first_pause * 2**attempt))
        raise AssertionError("unreachable")

    def _once(self, request: Request) -> Response:
        body = None if request.body is None else json.dumps(request.body).encode()
        headers = {"accept-encoding": "gzip", **request.headers}
        if body is not None:
            headers["content-type"] = "application/json"
        sent = urllib.request.Request(request.url, body, headers, method=request.method)
        try:
            with self._opener.open(sent, timeout=self.timeout) as answer:
                return _read(answer, answer.status)
        except urllib.error.HTTPError as answer:
            with answer:
                return _read(answer, answer.code)
        except urllib.error.URLError as error:
            raise _cut(request.url, error.reason) from None
        except (http.client.HTTPException, OSError) as error:
            raise _cut(request.url, error) from None


@dataclass
class _Cut(Exception):
    """No answer came. `before_sending`: nothing of the request can have been read."""

    refusal: HubRefusal
    before_sending: bool

    def is_worth_repeating(self, request: Request) -> bool:
        """What was too long for its reader would be so again, and cost the hub as much."""
        return self.before_sending or (request.repeatable and self.refusal.code != "LATE")


def _cut(url: str, why: object) -> _Cut:
    place = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    if isinstance(why, (TimeoutError, socket.timeout)):
        return _Cut(refusal_of("LATE", sentence("LATE", place=place)), False)
    refusal = refusal_of("UNREACHABLE", sentence("UNREACHABLE", place=place, why=why))
    return _Cut(refusal, isinstance(why, (ConnectionRefusedError, socket.gaierror)))


def _read(answer: Any, status: int) -> Response:
    body = answer.read()
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(status, headers, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds. The hub writes no date there."""
    text = headers.get("retry-after", "")
    return float(text) if text.isdigit() else None


def _is_busy(response: Response, request: Request) -> bool:
    if response.status not in _busy_statuses:
        return False
    try:
        codes = {refusal.code for refusal in refusals_in(response.json().get("errors"))}
    except (HubRefusal, AttributeError):
        codes = set()
    if not request.repeatable:
        return bool(codes & _before_execution)
    return not codes or bool(codes & _busy)


def raise_refusal(response: Response) -> None:
    """Raises what a refused response says."""
    answer = response.json()
    refusals = refusals_in(answer.get("errors") if isinstance(answer, dict) else None)
    if not refusals:
        raise refusal_of("NOT_A_HUB", sentence("NOT_A_HUB", status=response.status), status=response.status)
    first = refusals[0]
    raise refusal_of(
        first.code,
        first.message,
        status=response.status,
        retry_after=_retry_after(response.headers),
        refusals=refusals,
    )
