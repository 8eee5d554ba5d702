/**
 * What anybody can work out from the official definitions, written from them alone (CASF L262-2 to L262-37, R262-3; Code
 * du travail L5132-4; DREES OARSA; ASP). Never from the hub's own declared relations.
 */
export interface Definition {
  readonly because: string;
  /** The sum of these is never more than the sum of `most`. */
  readonly least: readonly Term[];
  readonly most: readonly Term[];
  /** Dimensions that both sides have: it holds at each of their crossings, totals included. */
  readonly across: readonly string[];
  /** Neither side is more than the other. */
  readonly isEqual?: boolean;
}

export interface Term {
  readonly times: number;
  readonly dataset: string;
  readonly at?: Readonly<Record<string, string>>;
  /** The same place one quarter before. */
  readonly isBefore?: boolean;
}

const one = (dataset: string, at: Readonly<Record<string, string>> = {}): Term => ({ times: 1, dataset, at });
const times = (n: number, term: Term): Term => ({ ...term, times: n });

/** Claimant and spouse: one adult in a household of one or of a lone parent, two in a couple's. */
const adultsOfHouseholds = [
  one("rsa-households", { householdType: "SINGLE" }),
  one("rsa-households", { householdType: "LONE_PARENT" }),
  times(2, one("rsa-households", { householdType: "COUPLE" })),
];
const registered = ["A", "B", "C", "D", "E"].map((category) => one("rsa-jobseekers", { category }));

/** Hours a week: the most that the law allows (Code du travail, L3121-20 to L3121-22), and a full time. */
const mostTenthsOfOne = Math.ceil((10 * 48) / 35);

export const definitions: readonly Definition[] = [
  {
    because: "un foyer au RSA est un foyer allocataire",
    least: [one("rsa-households")],
    most: [one("claimant-households")],
    across: ["householdType"],
  },
  {
    because: "un foyer à la prime d'activité est un foyer allocataire",
    least: [one("activity-bonus-households")],
    most: [one("claimant-households")],
    across: [],
  },
  {
    because: "un foyer d'une personne seule ou d'un parent isolé couvre au moins une personne, un couple deux",
    least: adultsOfHouseholds,
    most: [one("rsa-people-covered")],
    across: [],
  },
  {
    because: "les adultes d'un foyer au RSA : un (personne seule, parent isolé) ou deux (couple), L262-28",
    least: [one("adults-with-duties")],
    most: adultsOfHouseholds,
    across: [],
  },
  {
    because: "une personne soumise aux droits et devoirs est couverte par le RSA",
    least: [one("adults-with-duties")],
    most: [one("rsa-people-covered")],
    across: ["sex", "age"],
  },
  {
    because: "qui a 25 ans et plus n'est pas à charge (R262-3) : allocataire ou conjoint",
    least: [one("rsa-people-covered", { age: "A25_49" }), one("rsa-people-covered", { age: "GE50" })],
    most: adultsOfHouseholds,
    across: [],
  },
  {
    because: "qui est orienté est soumis aux droits et devoirs",
    least: [one("adults-oriented")],
    most: [one("adults-with-duties")],
    across: [],
  },
  {
    because: "un bénéficiaire inscrit à Pôle emploi est un adulte soumis aux droits et devoirs",
    least: [one("rsa-jobseekers")],
    most: [one("adults-with-duties")],
    across: [],
  },
  {
    because: "un bénéficiaire inscrit à Pôle emploi est un adulte d'un foyer au RSA",
    least: registered,
    most: adultsOfHouseholds,
    across: [],
  },
  {
    because: "un bénéficiaire inscrit à Pôle emploi est couvert par le RSA",
    least: [one("rsa-jobseekers")],
    most: [one("rsa-people-covered")],
    across: [],
  },
  {
    because: "les mêmes adultes, par parcours et par délai",
    least: [one("orientations")],
    most: [one("orientation-delays")],
    across: [],
    isEqual: true,
  },
  {
    because: "portefeuille = portefeuille précédent + entrées - sorties",
    least: [one("global-support-stock"), one("global-support-exits")],
    most: [{ ...one("global-support-stock"), isBefore: true }, one("global-support-entries")],
    across: [],
    isEqual: true,
  },
  {
    because: "les retours à l'emploi sont ceux de participants de l'année",
    least: [one("action-returns-to-work")],
    most: [one("action-participants")],
    across: ["recommendation"],
  },
  ...[
    ["action-returns-to-work", "action-no-answer-6-months"],
    ["action-returns-to-work-12-months", "action-no-answer-12-months"],
  ].map((datasets) => ({
    because:
      "à une même date, qui est en emploi a répondu : avec ceux qui n'ont pas répondu, pas plus que les participants",
    least: datasets.map((dataset) => one(dataset)),
    most: [one("action-participants")],
    across: ["recommendation"],
  })),
  {
    because: "les droits ouverts sont ceux de participants de l'année",
    least: [one("action-rights-opened")],
    most: [one("action-participants")],
    across: ["recommendation"],
  },
  {
    because: "les sorties après une action sont des sorties",
    least: [one("action-exits")],
    most: [one("siae-exits")],
    across: ["exitKind"],
  },
  {
    because: "qui sort dans l'année y a travaillé",
    least: [one("siae-exits")],
    most: [one("siae-employees")],
    across: [],
  },
  {
    because: "personne ne travaille plus de 48 heures par semaine, soit 1,4 équivalent temps plein",
    least: [one("siae-fte-worked")],
    most: [times(mostTenthsOfOne, one("siae-employees"))],
    across: ["structureKind"],
  },
];

/** Tables of which one is zero if and only if the other is, at each crossing of the dimensions they share. */
export const zeroTogether: readonly {
  readonly datasets: readonly [string, string];
  readonly across: readonly string[];
  readonly because: string;
}[] = [
  {
    datasets: ["siae-employees", "siae-fte-worked"],
    across: ["structureKind"],
    because: "des heures payées sont celles de quelqu'un, et qui travaille une heure en fait payer une",
  },
  {
    datasets: ["siae-fte-worked", "siae-fte-agreed"],
    across: ["structureKind"],
    because: "un poste d'insertion est conventionné, et un poste conventionné est pourvu",
  },
  {
    datasets: ["rsa-households", "rsa-people-covered"],
    across: [],
    because: "un foyer compte quelqu'un",
  },
];
