import type { Refusal } from "../model/refusal.ts";
import type { Level } from "../model/territory.ts";
import { titled } from "./titled.ts";

type Unpublished = Extract<
  Refusal,
  { readonly code: "NOT_PUBLISHED" | "LEVEL_NOT_PUBLISHED" | "BREAKDOWN_NOT_PUBLISHED" | "PERIOD_NOT_PUBLISHED" }
>;

/** What nobody publishes: no access opens it and no convention is to be asked for, so none is named. */
export function explainUnpublished(refusal: Unpublished): string {
  switch (refusal.code) {
    case "NOT_PUBLISHED": {
      const { dataset, datasetTitle, hasInvented, asOf } = refusal;
      const when = asOf === null ? "" : ` à l'instant demandé (${asOf})`;
      const elsewhere = hasInvented ? " Il n'y en a que de démonstration (origin: DEMONSTRATION)." : "";
      return `Aucun chiffre réel du jeu ${titled(dataset, datasetTitle)} n'est publié dans le hub${when}, pour personne : aucun accès ne l'ouvrirait.${elsewhere}`;
    }
    case "LEVEL_NOT_PUBLISHED":
      return `Le jeu ${titled(refusal.dataset, refusal.datasetTitle)} n'est publié pour personne ${levelText[refusal.level]} : demandez un territoire plus grand.`;
    case "BREAKDOWN_NOT_PUBLISHED":
      return `Le jeu ${titled(refusal.dataset, refusal.datasetTitle)} n'est publié pour personne ventilé par ${refusal.by.join(" et ")} ; demandez son total, ou une autre ventilation.`;
    case "PERIOD_NOT_PUBLISHED": {
      const { dataset, datasetTitle, first, last, nearest, isToCome } = refusal;
      const spanText = first === last ? `pour « ${first} » seulement` : `de « ${first} » à « ${last} »`;
      const near = first === last ? "" : ` La période la plus proche est « ${nearest} ».`;
      const subject = dataset === null ? "L'institution" : `Le jeu ${titled(dataset, datasetTitle)}`;
      const has = dataset === null ? "elle en a" : "il en a";
      return `${subject} n'a aucun chiffre publié ${span(refusal)}${isToCome ? ", qui n'a pas commencé" : ""} ; ${has} ${spanText}.${near}`;
    }
  }
}

function span({ from, to }: Extract<Unpublished, { readonly code: "PERIOD_NOT_PUBLISHED" }>): string {
  if (from !== null && from === to) return `pour « ${from} »`;
  if (from === null) return `jusqu'à « ${to} »`;
  return to === null ? `à partir de « ${from} »` : `de « ${from} » à « ${to} »`;
}

const levelText: Readonly<Record<Level, string>> = {
  DEPARTMENT: "au niveau du département",
  ARRONDISSEMENT: "par arrondissement",
  EPCI: "par EPCI",
  COMMUNE: "par commune",
};
