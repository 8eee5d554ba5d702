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
  const { rows } = await client.query<{ members: string[] }>(
    `select array_agg(contributor order by contributor) || holding as members
       from intake.holding group by holding order by holding`,
  );
  return rows.map(({ members }) => [...new Set(members)]).filter((members) => members.length > 1);
}
