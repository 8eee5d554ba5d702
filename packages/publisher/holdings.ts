import type { Client } from "pg";
import type { ContributorIdentity } from "./contributor.ts";
import { identityOf } from "./contributor.ts";

/** What an extract says of who belongs to whom: the holding of each structure, as the file writes both. */
export class Holdings {
  readonly #said = new Map<string, { readonly contributor: ContributorIdentity; readonly holding: string }>();

  add(contributor: string, holding: string): void {
    const [one, of] = [identityOf(contributor), identityOf(holding)];
    if (one !== null && of !== null) this.#said.set(`${one}\n${of}`, { contributor: one, holding: of });
  }

  /** Adds to what earlier files have said: nothing of it is ever unsaid, since who knew a figure once knows it still. */
  async record(client: Client): Promise<void> {
    if (this.#said.size === 0) return;
    const all = [...this.#said.values()];
    await client.query(
      `insert into intake.holding (contributor, holding)
       select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
      [all.map(({ contributor }) => contributor), all.map(({ holding }) => holding)],
    );
  }
}

/**
 * Contributors who share what they know: the structures of each holding and the holding itself, by identity. Attacks are
 * judged as each of these coalitions too, whatever dataset its file was of.
 */
export async function coalitionsIn(client: Client): Promise<readonly (readonly ContributorIdentity[])[]> {
  const { rows } = await client.query<Belonging>("select contributor, holding from intake.holding");
  return coalitionsOf(rows);
}

export interface Belonging {
  readonly contributor: ContributorIdentity;
  readonly holding: ContributorIdentity;
}

/** A holding whose own holding is named knows through it what its structures know: who is below, at whatever depth. */
export function coalitionsOf(belongings: readonly Belonging[]): readonly (readonly ContributorIdentity[])[] {
  const direct = new Map<ContributorIdentity, ContributorIdentity[]>();
  for (const { contributor, holding } of belongings) direct.set(holding, [...(direct.get(holding) ?? []), contributor]);
  return [...direct.keys()].sort().flatMap((holding) => {
    const members = below(holding, direct);
    return members.length > 1 ? [members] : [];
  });
}

/** The holding and all below it, each once: two that name each other are one coalition. */
function below(
  holding: ContributorIdentity,
  direct: ReadonlyMap<ContributorIdentity, readonly ContributorIdentity[]>,
): readonly ContributorIdentity[] {
  const members = new Set([holding]);
  for (const member of members) for (const structure of direct.get(member) ?? []) members.add(structure);
  return [...members].sort();
}
