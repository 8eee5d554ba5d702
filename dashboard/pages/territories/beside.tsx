import { numberText, periodText } from "../../french/words.ts";
import {
  countFigure,
  type FigureText,
  intervalText,
  isInvented,
  latest,
  ratioFigure,
  seriesFigures,
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
  readonly one: One;
  readonly relation: Relation;
}

type Sized = Pick<BesideFragment, "code" | "population">;

/** The EPCI, its neighbours, then those nearest to it by their inhabitants: what its committee compares itself with. */
export function besideOf<One extends Sized>(all: readonly One[], code: string): readonly Beside<One>[] {
  const own = all.find((one) => one.code === code);
  if (!own) return [];
  const borders = new Set(neighboursOf(code));
  const others = all.filter((one) => one !== own);
  const neighbours = others.filter((one) => borders.has(one.code));
  const distance = ({ population }: Sized): number => Math.abs((population ?? 0) - (own.population ?? 0));
  const comparable = others
    .filter((one) => !borders.has(one.code) && one.population !== null)
    .sort((one, other) => distance(one) - distance(other) || one.code.localeCompare(other.code))
    .slice(0, comparableCount);
  return [
    { one: own, relation: "itself" },
    ...neighbours.map((one) => ({ one, relation: "neighbour" as const })),
    ...comparable.map((one) => ({ one, relation: "comparable" as const })),
  ];
}

const relationText: Readonly<Record<Relation, string>> = {
  itself: "ce territoire",
  neighbour: "voisin",
  comparable: "de taille proche",
};

export const ratesOf = (one: BesideFragment | null | undefined) => ({
  rsa: latest(seriesFigures(one?.caf?.rsaHouseholdsPerInhabitants, ratioFigure)),
  jobseekers: latest(seriesFigures(one?.poleEmploi?.jobseekersPerInhabitants, ratioFigure)),
  structures: latest(seriesFigures(one?.siae?.structureCount, countFigure)),
});

interface Props {
  readonly place: Place;
  readonly code: string;
  readonly all: readonly BesideFragment[];
  readonly meuse: BesideFragment | null | undefined;
}

/** Beside its neighbours and those of its size, each figure with what is certain of it. */
export function BesideTable({ place, code, all, meuse }: Props) {
  const rows = besideOf(all, code);
  const [own] = rows;
  if (!own) return null;
  const of = ratesOf(own.one);
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
      ].map((one) => one || "Rapport")}
    >
      {[...rows, ...(meuse ? [{ one: meuse, relation: null }] : [])].map(({ one, relation }) => {
        const { rsa, jobseekers, structures } = ratesOf(one);
        return (
          <tr key={one.code} class={relation === "itself" ? "own" : undefined}>
            <th scope="row">
              {relation === null || relation === "itself" ? (
                shortName(one.name)
              ) : (
                <a href={addressOf({ ...place, path: `/territoires/${one.code}`, filters: {} })}>
                  {shortName(one.name)}
                </a>
              )}
            </th>
            <td>{relation === null ? "département" : relationText[relation]}</td>
            <Cell figure={rsa} />
            <Cell figure={jobseekers} />
            <Cell figure={structures} />
            <td class="number">{one.population === null ? "—" : numberText(one.population)}</td>
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
