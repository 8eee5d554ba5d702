import { existsSync } from "node:fs";
import { relative } from "node:path";
import { atLevel } from "@pacte-hub/data/territories";
import type { Partner } from "@pacte-hub/schema/model/partner";
import { assertFree, descriptionName, isReservedName, partnerIn } from "@pacte-hub/server/joinedPartners";
import { nameLine } from "@pacte-hub/server/nameLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { assertFreeDataset } from "../datasetNames.ts";
import { joinedSupergraph } from "../joinedGraph.ts";
import { layFolder, write } from "../layFolder.ts";
import { countColumn, descriptionOf, extractOf, inventedPeriod, type NewPartnerRequest } from "./description.ts";
import { readmeOf } from "./readme.ts";

export interface LayOptions {
  /** Where the institution's folder comes to lie. */
  readonly folder: string;
  /** What its description names as its schema. */
  readonly schema: string;
  /** Ports on which this hub listens, by its settings and by default, each with the variable that chooses it. */
  readonly portsTaken: ReadonlyMap<number, string>;
  /** Does everything, and leaves nothing. */
  readonly rehearsal: boolean;
}

/**
 * Lays a working institution in a folder of its own, whole or not at all.
 * @returns the paths of its files, from its folder.
 * @throws OperatorError PARTNER_REFUSED where its name, field, port, signatory, dataset or folder is another's, or is none;
 * FILE_NOT_WRITABLE where its folder cannot lie there.
 */
export async function layPartner(
  newcomer: NewPartnerRequest,
  { folder, schema, portsTaken, rehearsal }: LayOptions,
): Promise<readonly string[]> {
  assertName(newcomer.name);
  assertIdentifiers(newcomer);
  assertPort(newcomer.port, portsTaken);
  const description = descriptionOf(newcomer, schema);
  const described = partnerIn(description, newcomer.id);
  assertFree(described);
  if (existsSync(folder)) throw refused(`${folder} existe déjà : rien n'y est écrit.`);
  await assertFreeDataset(newcomer.dataset);
  const fill = async (making: string) => {
    await write(making, descriptionName, `${JSON.stringify(description, null, 2)}\n`);
    await write(making, "README.md", readmeOf(newcomer, relative(process.cwd(), folder) || folder));
    await write(making, "migrations/0033_two_persons.json", `${JSON.stringify({ byTwo: true, open: [] }, null, 2)}\n`);
    await write(making, extractOf(newcomer), inventedExtract());
    const sdl = await promiseIn(making);
    await write(making, "schema.graphql", sdl);
    await assertComposed(described, sdl);
  };
  return layFolder({ folder, rehearsal, fill });
}

/** What heads pages and lists is one line. @throws OperatorError PARTNER_REFUSED */
function assertName(name: string): void {
  if (!nameLine.safeParse(name).success)
    throw refused("Ce nom ne convient pas : une seule ligne, sans caractère invisible, de 200 signes au plus.");
}

/** @throws OperatorError PARTNER_REFUSED */
function assertPort(port: number, portsTaken: LayOptions["portsTaken"]): void {
  if (!Number.isInteger(port) || port < leastPort || port > mostPort)
    throw refused(`Ce port ne convient pas : donnez par --port un nombre de ${leastPort} à ${mostPort}.`);
  const owner = portsTaken.get(port);
  if (owner) throw refused(`Le port ${port} est déjà celui du hub (${owner}) : choisissez-en un autre.`);
}

/** Below, a port is the system's. */
const [leastPort, mostPort] = [1_024, 65_535];

/** @throws OperatorError PARTNER_REFUSED */
function assertIdentifiers({ id, dataset, signatory }: NewPartnerRequest): void {
  if (!/^[a-z]+(-[a-z]+)*$/.test(id) || id.length > 20)
    throw refused(
      `L'identifiant « ${id} » ne convient pas : minuscules sans accent et traits d'union, 20 signes au plus.`,
    );
  if (isReservedName(id))
    throw refused(`L'identifiant « ${id} » est un mot du graphe ou du hub : choisissez-en un autre.`);
  for (const identifier of [dataset, signatory])
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(identifier))
      throw refused(
        `L'identifiant « ${identifier} » ne convient pas : minuscules sans accent, chiffres et traits d'union.`,
      );
}

async function promiseIn(folder: string): Promise<string> {
  await import("reflect-metadata");
  const [{ graphIn }, { sdlOf }] = await Promise.all([
    import("@pacte-hub/institution/described/graph"),
    import("@pacte-hub/institution/server/buildSchema"),
  ]);
  return sdlOf(graphIn(folder));
}

/** @throws OperatorError PARTNER_REFUSED */
async function assertComposed(partner: Pick<Partner, "id" | "field" | "port">, sdl: string): Promise<void> {
  await joinedSupergraph({ partner, sdl }).catch((error: Error) => {
    if (error instanceof OperatorError && error.code === "PARTNER_REFUSED") throw error;
    const { message } = error;
    const [, fault = message] = message.split("\n");
    throw refused(`« ${partner.id} » ne peut pas être une part du graphe, choisissez un autre identifiant : ${fault}`);
  });
}

/** Two to seventy-nine, by no rule that anything real follows: enough for some of them to be withheld. */
const inventedExtract = (): string =>
  [
    `siren_epci;periode;${countColumn}`,
    ...atLevel("EPCI").map(({ code }, at) => `${code};${inventedPeriod};${2 + ((at * 37) % 78)}`),
    "",
  ].join("\n");

const refused = (sentence: string): OperatorError => new OperatorError(sentence, "PARTNER_REFUSED");
