import type { SeenAction, SeenStructure, SeenTerritory } from "../fetch/seen.ts";
import type { Fact } from "../solve/table.ts";
import type { Shown } from "./cells.ts";
import { containing, pairsOf } from "./sums.ts";

/** Datasets that count what actions of the year brought. */
const outcomes = [
  "action-participants",
  "action-returns-to-work",
  "action-returns-to-work-12-months",
  "action-no-answer-6-months",
  "action-no-answer-12-months",
  "action-rights-opened",
  "action-exits",
];

/**
 * The open register of actions: where no action that ever ran bears on a recommendation, nobody took part. "By definition":
 * for the whole department. "Where it takes place": an action of one EPCI is counted in it.
 */
export function absentActions(shown: Shown, actions: readonly SeenAction[]): Fact[] {
  if (actions.length === 0) return [];
  return shown.cells.flatMap((cell, at): Fact[] => {
    if (!outcomes.includes(cell.dataset)) return [];
    const recommendation = pairsOf(cell.breakdown).find(([name]) => name === "recommendation")?.[1] ?? null;
    const ran = actions.filter((one) => ranIn(one, cell.period));
    const fitting = ran.filter(
      ({ recommendations }) =>
        recommendation === null || recommendations.some((code) => codeOf(code) === recommendation),
    );
    if (fitting.length === 0)
      return [
        {
          ...zero(at),
          kind: "REGISTER" as const,
          because: `aucune action de ${recommendation ?? "l'année"} en ${cell.period} au registre`,
        },
      ];
    const near = fitting.some(
      ({ territory }) => territory === "55" || territory === cell.territory || cell.territory === "55",
    );
    return near
      ? []
      : [
          {
            ...zero(at),
            kind: "PLACE" as const,
            because: `aucune action de ${recommendation ?? "l'année"} en ${cell.period} dans ${cell.territory}`,
          },
        ];
  });
}

const zero = (cell: number) => ({ cell, min: 0, max: 0 });
const codeOf = (code: string): string => `R${code.replace(".", "_")}`;

function ranIn({ steps }: SeenAction, year: string): boolean {
  const began = steps.find(({ status }) => status === "RUNNING")?.on;
  const ended = steps.find(({ status }) => status === "FINISHED" || status === "ABANDONED")?.on ?? "9999";
  return began !== undefined && began.slice(0, 4) <= year && ended.slice(0, 4) >= year;
}

const ofStructures = ["siae-employees", "siae-fte-agreed", "siae-fte-worked"];

/** The hub takes the list of a month for that of each year of the Pact; of any other year a list tells nothing. */
const listed = ["2017", "2018", "2019", "2020", "2021"];

/** The open list of structures: a kind that no structure of an EPCI has employs nobody there. */
export function absentStructures(
  shown: Shown,
  structures: readonly SeenStructure[],
  territories: readonly SeenTerritory[],
): Fact[] {
  if (structures.length === 0) return [];
  const byCode = new Map(territories.map((one) => [one.code, one]));
  const present = new Set(
    structures.flatMap(({ kind, commune }) =>
      [commune, ...containing(commune, byCode)].map((place) => `${place}|${kind}`),
    ),
  );
  return shown.cells.flatMap(({ dataset, period, territory, breakdown }, at) => {
    const kind = pairsOf(breakdown).find(([name]) => name === "structureKind")?.[1];
    if (!ofStructures.includes(dataset) || !kind || !listed.includes(period.slice(0, 4))) return [];
    if (present.has(`${territory}|${kind}`)) return [];
    return [
      {
        ...zero(at),
        kind: "STRUCTURES" as const,
        because: `aucune structure ${kind} dans ${territory} sur la liste ouverte`,
      },
    ];
  });
}
