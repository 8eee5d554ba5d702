"""Where the graph gives the figures of each dataset and rate."""

from __future__ import annotations

import difflib
from typing import Callable

from .contract import document, sentence, series_document
from .refusals import refusal_of
from .table import Table


class Places:
    """By id, and by `institution:id`: the document of figures. Read once from the catalogue."""

    def __init__(self, query: Callable[[str], Table]) -> None:
        self._query = query
        self._known: dict[str, str] = {}

    def document(self, dataset: str) -> str:
        """The document of a dataset's figures. Raises HubRefusal, with the nearest id, where there is none."""
        documents = self._known or self._read()
        if dataset not in documents:
            near = difflib.get_close_matches(dataset, documents, 1)
            hint = sentence("NEAREST", nearest=near[0]) if near else ""
            raise refusal_of("UNKNOWN_DATASET", sentence("UNKNOWN_DATASET", dataset=dataset) + hint)
        return documents[dataset]

    def _read(self) -> dict[str, str]:
        documents: dict[str, str] = {}
        tables = {"series": self._query(document("catalogue")), "rate": self._query(document("rates"))}
        for name, row in ((name, row) for name, table in tables.items() for row in table):
            if row["id"] is not None and row["field"] is not None:
                place = series_document(name, row["series"], row["field"])
                documents.setdefault(row["id"], place)
                documents[f"{row['institution']}:{row['id']}"] = place
        # What a silent institution has is asked for again.
        if not any(table.refusals for table in tables.values()):
            self._known = documents
        return documents
