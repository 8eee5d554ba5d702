import type { Indicator } from "@pacte-hub/institution/config";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { whereActionsRun } from "@pacte-hub/schema/rules/concepts/registers";

/** Who took part in the actions of a Pact: the count that its outcomes and costs are divided by. */
export const actionParticipants = {
  regime: null,
  finest: "EPCI",
  producer: partnerOf("department").name,
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  id: "action-participants",
  title: "Participants aux actions",
  definition:
    "Personnes ayant participé dans l'année à une action du PDI, comptées où l'action a lieu, par préconisation : jamais par action, qui concerne trop peu de monde. Unité : personne.",
  structuralZeros: [whereActionsRun],
  unit: "PERSON",
  measure: "FLOW",
  periods: "YEAR",
  dimensions: [{ name: "recommendation", columns: ["preconisation", "recommendation"], required: false }],
} as const satisfies Indicator;
