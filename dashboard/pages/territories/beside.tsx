import { numberText, periodText } from "../../french/words.ts";
import {
  countFigure,
  type FigureText,
  intervalText,
  isInvented,
  latest,
  ratioFigure,
  valueText,
} from "../../hub/figure.ts";
import type { BesideFragment } from "../../hub/operations.ts";
import { neighboursOf, shortName } from "../../parts/epci.ts";
import { addressOf, type Place } from "../../parts/place.ts";
import { Table } from "../../parts/table.tsx";

/** How many EPCI of about as many inhabitants are shown beside one. */
const comparableCount = 3;

/** Why an EPCI stands beside another. */
export type Relation = "itself" | "neighbour" | "comparable";
export interface Beside<One> {
  readonly territory: One;
  readonly relation: Relation;
}

type WithPopulation = Pick<BesideFragment, "code" | "population">;

/** The EPCI, its neighbours, then those nearest to it by their inhabitants: what its committee compares itself with. */
export function besideOf<One extends WithPopulation>(
  territories: readonly One[],
  code: string,
): readonly Beside<One>[] {
  const territory = territories.find((candidate) => candidate.code === code);
  if (!territory) return [];
  const borders = new Set(neighboursOf(code));
  const otherTerritories = territories.filter((candidate) => candidate !== territory);
  const neighbours = otherTerritories.filter((candidate) => borders.has(candidate.code));
  const distance = ({ population }: WithPopulation): number =>
    Math.abs((population ?? 0) - (territory.population ?? 0));
  const comparable = otherTerritories
    .filter((candidate) => !borders.has(candidate.code) && candidate.population !== null)
    .sort((first, second) => distance(first) - distance(second) || first.code.localeCompare(second.code))
    .slice(0, comparableCount);
  return [
    { territory, relation: "itself" },
    ...neighbours.map((neighbour) => ({ territory: neighbour, relation: "neighbour" as const })),
    ...comparable.map((candidate) => ({ territory: candidate, relation: "comparable" as const })),
  ];
}

const relationText: Readonly<Record<Relation, string>> = {
  itself: "ce territoire",
  neighbour: "voisin",
  comparable: "de taille proche",
};

export const ratesOf = (territory: BesideFragment | null | undefined) => ({
  rsa: latestOf(territory?.caf?.rsaHouseholdsPerInhabitants, ratioFigure),
  jobseekers: latestOf(territory?.poleEmploi?.jobseekersPerInhabitants, ratioFigure),
  structures: latestOf(territory?.siae?.structureCount, countFigure),
});

function latestOf<One extends { readonly status: string }>(
  series: readonly One[] | null | undefined,
  figureOf: (node: One) => FigureText,
): FigureText | null {
  const last = latest(series ?? null);
  return last && figureOf(last);
}

interface Props {
  readonly place: Place;
  readonly code: string;
  readonly territories: readonly BesideFragment[];
  readonly meuse: BesideFragment | null | undefined;
}

/** Beside its neighbours and those of its size, each figure with what is certain of it. */
export function BesideTable({ place, code, territories, meuse }: Props) {
  const rows = besideOf(territories, code);
  const [ownRow] = rows;
  if (!ownRow) return null;
  const of = ratesOf(ownRow.territory);
  const head = (title: string, figure: FigureText | null) =>
    figure ? `${title}, ${periodText(figure.period)}` : title;
  return (
    <Table
      label="À côté de ses voisins et des EPCI de taille proche"
      head={[
        "EPCI",
        "",
        head("Foyers au RSA pour 100 habitants", of.rsa),
        head("Demandeurs d'emploi pour 100 habitants", of.jobseekers),
        head("Structures (SIAE)", of.structures),
        "Habitants",
      ].map((headText) => headText || "Rapport")}
    >
      {[...rows, ...(meuse ? [{ territory: meuse, relation: null }] : [])].map(({ territory, relation }) => {
        const { rsa, jobseekers, structures } = ratesOf(territory);
        return (
          <tr key={territory.code} class={relation === "itself" ? "own" : undefined}>
            <th scope="row">
              {relation === null || relation === "itself" ? (
                shortName(territory.name)
              ) : (
                <a href={addressOf({ ...place, path: `/territoires/${territory.code}`, filters: {} })}>
                  {shortName(territory.name)}
                </a>
              )}
            </th>
            <td>{relation === null ? "département" : relationText[relation]}</td>
            <Cell figure={rsa} />
            <Cell figure={jobseekers} />
            <Cell figure={structures} />
            <td class="number">{territory.population === null ? "—" : numberText(territory.population)}</td>
          </tr>
        );
      })}
    </Table>
  );
}

const Cell = ({ figure }: { readonly figure: FigureText | null }) => (
  <td class={figure && isInvented(figure) ? "number invented" : "number"}>
    {figure ? valueText(figure) : "—"}
    {figure?.value != null && figure.bounds && figure.bounds.min !== figure.bounds.max && (
      <small> {intervalText(figure.bounds, figure.decimals)}</small>
    )}
  </td>
);
