import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";

/** What is asked of a new institution. */
export interface NewPartnerRequest {
  readonly id: string;
  readonly name: string;
  readonly dataset: string;
  /** The signatory that speaks by it. */
  readonly signatory: string;
  readonly port: number;
}

/** The first port of those that follow the hub's own. */
const firstPort = 4_010;

/** A port that no other institution has by default, and on which this hub does not listen. */
export function freePort(ofHub: ReadonlyMap<number, string>): number {
  const portsTaken = new Set(partnerIds.map((id) => partnerOf(id).port));
  let port = firstPort;
  while (portsTaken.has(port) || ofHub.has(port)) port += 1;
  return port;
}

/** "pole-emploi" -> "poleEmploi". */
export const inCamelCase = (words: string): string =>
  words.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The file of invented counts, in the institution's folder. */
export const extractOf = ({ dataset }: Pick<NewPartnerRequest, "dataset">): string =>
  `extracts/${dataset}-invented.csv`;

/** The heading of the column that holds them. */
export const countColumn = "effectif";

/** The month that they are of. */
export const inventedPeriod = "2021-12";

/** A description that is accepted as it is, with what only the institution knows left to be written. */
export const descriptionOf = (newcomer: NewPartnerRequest, schema: string) => ({
  $schema: schema,
  version: 1,
  id: newcomer.id,
  field: inCamelCase(newcomer.id),
  name: newcomer.name,
  short: newcomer.name,
  of: `de ${newcomer.name}`,
  signatories: [newcomer.signatory],
  port: newcomer.port,
  publishes: {
    subject: newcomer.name,
    presentation: `${newcomer.name}.`,
    decidesByTwo: true,
    datasets: [
      {
        id: newcomer.dataset,
        field: inCamelCase(newcomer.dataset)
          .replace(new RegExp(`^${inCamelCase(newcomer.id)}(?=[A-Z])`), "")
          .replace(/^./, (letter) => letter.toLowerCase()),
        title: `Personnes comptées par ${newcomer.name}`,
        definition: "À écrire : qui est compté, à quelle date, par quel texte. Unité : personne.",
        unit: "PERSON",
        measure: "STOCK",
        finest: "EPCI",
        producer: newcomer.name,
        periods: "MONTH",
        columns: [countColumn],
        silence: "NOT_COLLECTED",
        length: { perYear: 12, since: "2017-01", until: "2024-12", real: 96, generated: 1 },
        policy: { kind: "SUPPRESSION", k: 5 },
        unlockedBy: "PACT",
        invented: [{ file: extractOf(newcomer), period: null }],
      },
    ],
  },
});
