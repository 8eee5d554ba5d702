import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { Reader } from "@pacte-hub/schema/model/viewer";
import type { ActResultType } from "@pacte-hub/schema/types/acts.type";
import type { Knex } from "knex";
import { type ActOutcome, refused } from "../access/grantCommands.ts";
import { faultInEntry, holdRegisters, type NewEntry, recordEntry } from "../registers/recordEntry.ts";
import { type Records, type RegisterNouns, recordsOf } from "../registers/records.ts";
import type { Context } from "../server/context.ts";
import { runMutation } from "./runMutation.ts";

/** What a steward's act on the registers is about, and how it is judged on what they hold. */
export interface RegisterAct<Nouns extends RegisterNouns> {
  /** The mutation's name without its institution. */
  readonly name: string;
  readonly about: Readonly<Record<string, string | null>>;
  readonly input: { readonly key: string };
  /** Who else than the institution's own stewards may do it, under their own institution's name. */
  mayAct?(viewer: Reader): boolean;
  /** The entries it comes to, the one to tell first; or why it cannot be. */
  judge(records: Records<Nouns>, speaker: string): Promise<Verdict>;
}

export type Verdict = { readonly kind: "REFUSED"; readonly refusal: Refusal } | EnteredOutcome;

interface EnteredOutcome {
  readonly kind: "ENTERED";
  readonly entries: readonly [NewEntry, ...NewEntry[]];
  /** French: what the registers remark of it, told to who acts. */
  readonly remarks?: readonly string[];
}

export const entering = (first: NewEntry, ...otherEntries: readonly NewEntry[]): EnteredOutcome => ({
  kind: "ENTERED",
  entries: [first, ...otherEntries],
});

/**
 * A steward's act on the registers of their own institution: judged on what they hold and entered, in one transaction.
 * @throws what `acted` throws, and the refusal of an act that cannot be; then nothing is changed.
 */
export function runRegisterMutation<Nouns extends RegisterNouns>(
  context: Context,
  { name, about, input, mayAct, judge }: RegisterAct<Nouns>,
): Promise<ActResultType> {
  const { viewer } = context;
  const speaker = viewer.kind === "READER" ? viewer.institution : "";
  const role = viewer.kind === "READER" && !viewer.roles.includes("STEWARD") ? "membre" : "intendant";
  return runMutation(context, {
    name,
    about,
    key: input.key,
    input,
    ...(mayAct && { mayAct }),
    do: async (trx) => {
      await holdRegisters(trx);
      const verdict = await judge(recordsOf<Nouns>(trx, null), speaker);
      // By function, never by person: the journal alone knows which of them, under a pseudonym.
      return verdict.kind === "REFUSED" ? verdict : sayAll(trx, verdict, `${role} ${speaker}`);
    },
  });
}

/** All of them, or none: the first that cannot be said refuses the act before anything is. */
async function sayAll(trx: Knex, { entries, remarks = [] }: EnteredOutcome, by: string): Promise<ActOutcome> {
  for (const entry of entries) {
    const fault = await faultInEntry(trx, entry);
    if (fault) return refused(fault);
  }
  const [first, ...otherEntries] = entries;
  const version = await recordEntry(trx, first, by);
  for (const entry of otherEntries) await recordEntry(trx, entry, by);
  return { kind: "DONE", id: first.id, version, isEffective: true, remarks };
}
