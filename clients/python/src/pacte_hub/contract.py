"""What all clients of the hub share: documents, statuses, kinds of refusals (`clients/contract` of the repository)."""

from __future__ import annotations

import json
from importlib.resources import files

_folder = files(__package__) / "contract"


def document(name: str) -> str:
    """The GraphQL document of that name."""
    return (_folder / "operations" / f"{name}.graphql").read_text(encoding="utf-8")


def series_document(name: str, institution: str, field: str) -> str:
    """A document of figures, for the field of an institution: both are names that the hub's own catalogue gives."""
    return document(name).replace("INSTITUTION", institution).replace("FIELD", field)


_vocabulary = json.loads((_folder / "vocabulary.json").read_text(encoding="utf-8"))

#: French label by status code, of observations and of rates.
status_labels: dict[str, str] = _vocabulary["statuses"]
#: Columns that break figures down, as the hub's tables name them.
dimension_columns: list[str] = _vocabulary["dimensions"]
#: By kind, its codes and what a reader may change.
refusal_kinds: dict[str, dict] = json.loads((_folder / "refusals.json").read_text(encoding="utf-8"))

_sentences = json.loads((_folder / "sentences.json").read_text(encoding="utf-8"))
#: Words of units and measures, in French.
unit_words: dict[str, str] = _sentences["units"]
measure_words: dict[str, str] = _sentences["measures"]


def sentence(name: str, **values: object) -> str:
    """A French sentence of the clients' own, with what it names."""
    return _sentences["errors"][name].format(**values)


def caution_sentence(name: str, **values: object) -> str:
    """What is not alike in the two sides of a ratio, in French."""
    return _sentences["cautions"][name].format(**values)
