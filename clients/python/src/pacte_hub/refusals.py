"""Refusals of the hub as exceptions: each has its stable code, the hub's French sentence, and what to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Sequence

from .contract import refusal_kinds, sentence


@dataclass(frozen=True)
class Refusal:
    """One refusal of an answer, as the hub says it."""

    code: str
    message: str
    path: tuple = ()
    #: "caf", "pole-emploi"...; None: no institution in particular.
    institution: str | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for what only keeps those (`DataFrame.attrs`)."""
        return {"code": self.code, "message": self.message, "path": list(self.path), "institution": self.institution}


def refusals_in(errors: Sequence[Mapping[str, Any]] | None) -> tuple[Refusal, ...]:
    """Errors of a GraphQL answer; the same refusal of several places is one."""
    distinct: dict[tuple, Refusal] = {}
    for error in errors or ():
        extensions = error.get("extensions") or {}
        code = str(extensions.get("code", "INTERNAL"))
        message = str(extensions.get("sentence") or error.get("message", ""))
        institution = extensions.get("institution")
        refusal = Refusal(code, message, tuple(error.get("path") or ()), institution, extensions)
        distinct.setdefault((code, institution, message), refusal)
    return tuple(distinct.values())


class HubRefusal(Exception):
    """The hub refuses, or cannot be heard. Its subclasses say what kind of refusal it is."""

    kind = "QUESTION"

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        refusals: Sequence[Refusal] = (),
    ) -> None:
        self.code = code
        #: The hub's French sentence.
        self.message = message
        #: HTTP status; None: nothing was answered.
        self.status = status
        #: Seconds after which the hub may be asked again, where it says so.
        self.retry_after = retry_after
        #: All that the answer says, the first one included.
        self.refusals = tuple(refusals)
        #: What to change, in French.
        self.todo: str = refusal_kinds[self.kind]["todo"]
        super().__init__(f"[{code}] {message}\n{self.todo}")


class LimitReached(HubRefusal):
    """Too much at once: the sentence says the limit, what was measured, and what to change."""

    kind = "LIMIT"


class HubBusy(HubRefusal):
    """The hub is too busy, or is not reached, after all retries."""

    kind = "BUSY"


class NotSignedIn(HubRefusal):
    """No token or key, or one that is not believed."""

    kind = "SIGN_IN"


class NotOpen(HubRefusal):
    """An institution does not open this to the reader."""

    kind = "NOT_OPEN"


class AbsentFigure(HubRefusal):
    """Nobody publishes it: no access would open it."""

    kind = "ABSENT"


class InstitutionSilent(HubRefusal):
    """An institution did not answer, and nothing else was asked."""

    kind = "SILENT"


class InvalidQuestion(HubRefusal):
    """The question is to be corrected as the sentence says."""


_classes = (LimitReached, HubBusy, NotSignedIn, NotOpen, AbsentFigure, InstitutionSilent)
_class_of = {code: refusal_class for refusal_class in _classes for code in refusal_kinds[refusal_class.kind]["codes"]}


def refusal_of(code: str, message: str, **details: Any) -> HubRefusal:
    """The exception of a code's kind."""
    return _class_of.get(code, InvalidQuestion)(code, message, **details)


def raise_from(refusals: Sequence[Refusal]) -> None:
    """Raises the first refusal of an answer that gives nothing."""
    if not refusals:
        raise refusal_of("NOT_A_HUB", sentence("NOT_A_HUB", status=200))
    raise refusal_of(refusals[0].code, refusals[0].message, refusals=refusals)


class PartialAnswer(UserWarning):
    """Something is missing from an answer; `refusals` says what and why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        lines = (f"[{refusal.code}] {refusal.message}" for refusal in self.refusals)
        super().__init__(sentence("PARTIAL", refusals=" ; ".join(lines)))
