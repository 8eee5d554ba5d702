import { grouped } from "@pacte-hub/schema/rules/grouped";
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

/**
 * A holding whose own holding is named knows through it what its structures know: who is below, at whatever depth. Names that
 * differ by a legal form or by letters that look alike are one holding's.
 */
export function coalitionsOf(belongings: readonly Belonging[]): readonly (readonly ContributorIdentity[])[] {
  const identities = belongings.flatMap(({ contributor, holding }) => [contributor, holding]);
  const spellings = grouped([...new Set(identities)], withoutLegalForm);
  const structures = grouped(belongings, ({ holding }) => withoutLegalForm(holding));
  return [...structures.keys()].sort().flatMap((holding) => {
    const members = below(holding).flatMap((name) => spellings.get(name) ?? []);
    return members.length > 1 ? [members.sort()] : [];
  });

  /** The holding and all below it, each once: two that name each other are one coalition. */
  function below(holding: string): readonly string[] {
    const names = new Set([holding]);
    for (const name of names)
      for (const { contributor } of structures.get(name) ?? []) names.add(withoutLegalForm(contributor));
    return [...names];
  }
}

const legalForms =
  /^(?:ASSOC|ASSOCIATION|FONDATION|GROUPE|HOLDING|SARL|SASU?|SA|EURL|SCOP|SCIC|SNC|SCI|GIE|UES) | (?:SARL|SASU?|SA|EURL|SCOP|SCIC|SNC|SCI|GIE|GROUPE|HOLDING|GROUP)$/gu;

/** "ZETA SEPT SAS" and "GROUPE ZETA SEPT" are "ZETA SEPT"; a SIREN, and a name that is nothing but a form, are themselves. */
function withoutLegalForm(identity: ContributorIdentity): string {
  const name = [...identity].map((letter) => latinLike.get(letter) ?? letter).join("");
  const bare = name.replace(legalForms, "").trim();
  return bare === "" ? name : bare;
}

/** Capitals of other alphabets that print as a Latin one does. */
const latinLike: ReadonlyMap<string, string> = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ].flatMap(([letters = "", latin = ""]) => [...letters].map((letter, at) => [letter, latin[at] ?? letter] as const)),
);
