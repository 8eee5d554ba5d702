import type { DatasetId } from "@pacte-hub/schema/model/release";

/**
 * Relations that the search finds always true of the demonstration's counts, and that no definition implies: they hold by
 * the sizes of these EPCI, so nobody may count on them. Each says why it is not declared.
 *
 * Over time, "oriented at the end of a quarter <= oriented at the end of the one before + oriented in the quarter" held in
 * every EPCI of the demonstration (304 of 304 totals) and is not declared either: an orientation follows whoever moves from
 * one EPCI, or department, to another (CASF, L262-29 and L262-34), so a stock can grow without any decision of that place.
 */
export interface Dismissal {
  readonly fewer: readonly DatasetId[];
  readonly more: readonly DatasetId[];
  /** French. */
  readonly because: string;
}

const outcomes = [
  "action-participants",
  "action-returns-to-work",
  "action-returns-to-work-12-months",
  "action-no-answer-6-months",
  "action-no-answer-12-months",
  "action-rights-opened",
];
const global = ["global-support-stock", "global-support-entries", "global-support-exits"];
const ofQuarter = ["orientations", "orientation-delays", "cer-signed", "sanctions"];
const rsa = ["rsa-households", "rsa-people-covered", "adults-with-duties", "adults-oriented", "rsa-jobseekers"];
const network = ["siae-employees", "siae-exits", "siae-fte-agreed", "siae-fte-worked"];
const benefits = ["claimant-households", "activity-bonus-households", "jobseekers"];

export const dismissals: readonly Dismissal[] = [
  {
    fewer: [...outcomes, "action-exits"],
    more: [...rsa, ...ofQuarter, ...global, ...network, ...benefits],
    because:
      "une action accueille le public qu'elle s'est donné, au RSA ou non, inscrit ou non, salarié d'une structure ou non : rien n'inclut ses participants dans une autre population. Ce que les sorties doivent aux sorties est déclaré ; d'une catégorie à une autre, rien.",
  },
  {
    fewer: [...outcomes, "action-exits"],
    more: [...outcomes, "action-exits"],
    because:
      "on peut retrouver un emploi sans droit ouvert, et l'inverse ; en emploi à six mois, ne plus l'être à douze, ou n'y plus répondre ; une sortie est comptée à la structure, pas où l'action a lieu, et une préconisation n'est pas une autre.",
  },
  {
    fewer: ofQuarter,
    more: [...rsa, ...global, ...network, ...benefits],
    because:
      "un flux du trimestre n'est pas borné par un stock de sa fin : qui est orienté, signe ou est sanctionné peut n'être plus là au dernier jour ; et les autres populations ne l'incluent pas.",
  },
  {
    fewer: ofQuarter,
    more: ofQuarter,
    because:
      "on peut signer ou être sanctionné sans être orienté dans le même trimestre ; entre parcours et délai, seul le total est le même, et il est déclaré.",
  },
  {
    fewer: rsa,
    more: [...rsa, ...benefits],
    because:
      "d'une modalité à une autre de deux ventilations différentes (sexe ou âge, type de foyer, parcours, catégorie), aucune définition ne lie les parties ; un inscrit peut n'être pas encore orienté, et une moyenne de trois fins de mois n'est pas un stock du dernier jour.",
  },
  {
    fewer: rsa,
    more: [...ofQuarter, ...global, ...network],
    because: "un stock n'est pas borné par un flux, et nul au RSA n'est tenu d'être accompagné ni employé.",
  },
  {
    fewer: global,
    more: [...rsa, ...ofQuarter, ...global, ...network, ...benefits],
    because:
      "l'accompagnement global n'est pas réservé aux bénéficiaires du RSA ; entrées et sorties d'un trimestre ne se bornent que par les stocks, ce qui est déclaré.",
  },
  {
    fewer: network,
    more: [...rsa, ...ofQuarter, ...global, ...benefits],
    because: "un salarié en insertion n'est pas tenu d'être au RSA, ni inscrit, ni orienté.",
  },
  {
    fewer: network,
    more: network,
    because:
      "le réalisé peut dépasser le conventionné (avenants) ; d'un type de structure à un autre, ou d'une catégorie de sortie à un type de structure, rien n'est borné. Les zéros communs sont déclarés.",
  },
  {
    fewer: benefits,
    more: [...rsa, ...benefits, ...ofQuarter, ...global, ...network],
    because:
      "ces populations n'incluent pas l'autre : un foyer allocataire ou un inscrit n'est pas tenu d'être au RSA.",
  },
];

/**
 * Reached in more than a fifth of the places, and argued one by one: a pathway and a delay are two breakdowns of the same
 * decisions, of which no definition bounds one by the other; in small EPCI both are of one or two adults.
 */
export const coincidences: ReadonlySet<string> = new Set([
  "orientations pathway=SOCIO_PROFESSIONAL <= orientation-delays delay=D90_179",
]);

export const isDismissed = (fewer: DatasetId, more: readonly DatasetId[]): boolean =>
  dismissals.some((one) => one.fewer.includes(fewer) && more.every((dataset) => one.more.includes(dataset)));
