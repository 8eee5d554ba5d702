"""Lire le hub du Pacte territorial pour l'insertion de la Meuse. Voir README.md."""

from .crossrate import Caution, CrossRate, cross_rate, cross_rates
from .hub import Answer, Citation, Hub, Verdict
from .refusals import (
    AbsentFigure,
    HubBusy,
    HubRefusal,
    InstitutionSilent,
    InvalidQuestion,
    LimitReached,
    NotOpen,
    NotSignedIn,
    PartialAnswer,
    Refusal,
)
from .table import Status, Table

__all__ = [
    "AbsentFigure",
    "Answer",
    "Caution",
    "Citation",
    "CrossRate",
    "Hub",
    "HubBusy",
    "HubRefusal",
    "InstitutionSilent",
    "InvalidQuestion",
    "LimitReached",
    "NotOpen",
    "NotSignedIn",
    "PartialAnswer",
    "Refusal",
    "Status",
    "Table",
    "Verdict",
    "cross_rate",
    "cross_rates",
]
