import type { Day } from "@pacte-hub/schema/model/period";
import type { Entry } from "@pacte-hub/schema/model/record";
import type { Origin } from "@pacte-hub/schema/model/release";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { ArgsType, Field, Int } from "type-graphql";
import { validLength } from "./checkArguments.ts";

/** Lists of a register are real unless the reader opens the demonstration, and never longer than this. */
const longest = 200;

@ArgsType()
export class ListArgs {
  @Field(() => OriginEnum, {
    defaultValue: "REAL",
    description: "Lignes réelles, ou inventées pour la démonstration : jamais les deux.",
  })
  readonly origin!: Origin;
  @Field(() => Int, {
    defaultValue: longest,
    description: `Nombre de lignes au plus, de 1 à ${longest}.`,
  })
  readonly first!: number;
}

/** The entries of an origin: real and generated ones are never listed together. */
export const ofOrigin = <Noun>(entries: readonly Entry<Noun>[], origin: Origin): readonly Entry<Noun>[] =>
  entries.filter(({ record }) => record.demonstration === (origin === "DEMONSTRATION"));

/** The entries of the origin asked, as many as asked. */
export function listed<Noun>(
  entries: readonly Entry<Noun>[],
  { origin, first }: Pick<ListArgs, "origin" | "first">,
  isWanted: (entry: Entry<Noun>) => boolean = () => true,
): readonly Entry<Noun>[] {
  return ofOrigin(entries, origin).filter(isWanted).slice(0, validLength(first, longest));
}

/** As many as asked of a list whose origin is told apart already. @throws INVALID_LENGTH */
export const firstOf = <One>(entries: readonly One[], { first }: Pick<ListArgs, "first">): readonly One[] =>
  entries.slice(0, validLength(first, longest));

/** Entries by a day they carry, the earliest first: what is entered late still comes at its day. */
export const byDay = <Noun>(entries: readonly Noun[], dayOf: (noun: Noun) => Day): readonly Noun[] =>
  [...entries].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
