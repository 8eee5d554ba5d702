"""Tables as the hub flattens them: rows with French labels, statuses and intervals."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Iterator, Mapping

from .contract import status_labels
from .refusals import Refusal

if TYPE_CHECKING:
    import pandas
    import polars

#: What a figure or a rate is worth, or why there is none. `Status.WITHHELD == "WITHHELD"`.
Status = Enum("Status", {code: code for code in status_labels}, type=str, module=__name__)

#: Numbers wherever the hub's tables have a column of these names.
_numbers = ("value", "bounds_min", "bounds_max")
_status = "status"


@dataclass(frozen=True)
class Table:
    """Rows of one table, in the hub's order. A cell is a text, a number, a boolean or None."""

    rows: tuple[Mapping[str, Any], ...]
    #: What is missing, and why; empty when nothing is.
    refusals: tuple[Refusal, ...] = ()
    #: The document and the variables asked, for `Hub.citation`; None for a saved query.
    document: str | None = field(default=None, repr=False)
    variables: Mapping[str, Any] = field(default_factory=dict, repr=False)
    #: ISO 8601 instant of the answer, by the hub's clock.
    answered_at: str | None = field(default=None, repr=False)

    @property
    def columns(self) -> list[str]:
        """Names of columns, in order."""
        return list(self.rows[0]) if self.rows else []

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """Codes stay texts, `status` is a category, numbers are numbers; `attrs` holds refusals and the question."""
        import pandas as pd

        frame = pd.DataFrame.from_records([dict(row) for row in self.rows], columns=self.columns)
        for name in _numbers:
            if name in frame:
                frame[name] = frame[name].astype("float64")
        if _status in frame:
            frame[_status] = pd.Categorical(frame[_status], categories=list(status_labels))
        frame.attrs.update(
            refusals=[refusal.to_dict() for refusal in self.refusals],
            document=self.document,
            variables=dict(self.variables),
            answered_at=self.answered_at,
        )
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The same, in polars; a frame of polars holds no refusals: they stay on the table."""
        import polars as pl

        frame = pl.DataFrame([dict(row) for row in self.rows], infer_schema_length=None)
        floats = [pl.col(name).cast(pl.Float64) for name in _numbers if name in frame.columns]
        statuses = [pl.col(_status).cast(pl.Enum(list(status_labels)))] if _status in frame.columns else []
        return frame.with_columns(*floats, *statuses)


def rows_in(ndjson: bytes) -> tuple[dict[str, Any], ...]:
    """Rows of a table written as one JSON object a line."""
    return tuple(json.loads(line) for line in ndjson.decode("utf-8").splitlines() if line)
