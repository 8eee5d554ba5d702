import type { Institution } from "@pacte-hub/institution/config";
import { editsBetween } from "@pacte-hub/schema/rules/nearest";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { type ContributorIdentity, identified, identityOf } from "./contributor.ts";

/** A structure of the register: its SIREN, and its name where the register tells it. */
export interface RegisteredContributor {
  readonly identity: ContributorIdentity;
  readonly name: string | null;
}

/** Which structures may stand behind a figure. */
export interface ContributorRegister {
  has(identity: ContributorIdentity): boolean;
  /** The structure that a wrong number or a name most likely means; null where none is near. */
  nearestTo(text: string): RegisteredContributor | null;
}

/**
 * The structures of the institution's register (`pact.structure`), and of every list of structures it has published.
 * @throws OperatorError when it knows of none: then nobody could be checked.
 */
export async function contributorRegister({
  client,
  institution,
}: {
  readonly client: Client;
  readonly institution: Institution;
}): Promise<ContributorRegister> {
  const lists = institution.indicators.filter(({ counts }) => counts === "LINES").map(({ id }) => id);
  const all = new Map<ContributorIdentity, RegisteredContributor>();
  for (const { siret, name } of await listed(client, lists)) {
    const identity = identified(siret, { names: false });
    if (typeof identity === "string" && !all.get(identity)?.name) all.set(identity, { identity, name });
  }
  if (all.size === 0) throw new OperatorError(emptyRegister(institution.partner.id, lists[0] ?? ""), "REGISTER_EMPTY");
  return { has: (identity) => all.has(identity), nearestTo: (text) => nearest(text, [...all.values()]) };
}

const emptyRegister = (partner: string, list: string): string =>
  `Rien n'est publié : le registre des structures est vide, et nul ne peut dire de qui sont ces chiffres. Chargez-le (« hub load ${partner} »), ou publiez la liste de l'année (« hub publish ${partner} ${list} <liste.csv> »).`;

async function listed(client: Client, lists: readonly string[]) {
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('pact.structure') is not null as there",
  );
  const register = there[0]?.there ? "union all select siret, name from pact.structure" : "";
  const { rows } = await client.query<{ siret: string; name: string | null }>(
    `select distinct contributor as siret, null as name
       from intake.count join intake.delivery on delivery.id = count.delivery
      where delivery.dataset = any($1) and contributor is not null
      ${register}
      order by siret`,
    [lists],
  );
  return rows;
}

function nearest(text: string, all: readonly RegisteredContributor[]): RegisteredContributor | null {
  const digits = text.replace(/\D/g, "");
  const isNumber = digits.length >= 6 && !/\p{L}{2}/u.test(text);
  const wanted = isNumber ? digits.slice(0, 9) : (identityOf(text) ?? "");
  // A slip of two digits, or a third of a name: beyond, a suggestion would mislead.
  const farthest = isNumber ? 2 : Math.floor(wanted.length / 3);
  let best: { readonly one: RegisteredContributor; readonly distance: number } | null = null;
  for (const one of all) {
    const distance = isNumber
      ? editsBetween(wanted, one.identity)
      : editsBetween(wanted, identityOf(one.name ?? "") ?? "");
    if (distance <= farthest && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { one, distance };
  }
  return best?.one ?? null;
}
