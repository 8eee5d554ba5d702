import { createHash } from "node:crypto";
import type { Knex } from "knex";
import type { Reader } from "../../../schema/language/viewer.ts";
import type { ActResultType } from "../../../schema/types/acts.type.ts";
import type { Context } from "../../serve/context.ts";
import { refusalError } from "../../serve/refusalError.ts";
import { isStewardOf } from "../grants/admit.ts";
import { type ActOutcome, once } from "../grants/decide.ts";

/** What a steward asks to be done: its name, what it is about (ids only), its key, and the words he wrote. */
export interface AskedAct {
  readonly name: string;
  readonly about: Readonly<Record<string, string | null>>;
  readonly key: string;
  readonly input: unknown;
  do(trx: Knex, by: string): Promise<ActOutcome>;
}

const keyForm = /^[\w:.-]{8,100}$/;

/**
 * Does a steward's act once, by the steward's own login, and tells it to the journal.
 * @throws NOT_A_STEWARD for anyone else, whoever leads the Pact; the refusal of an act that cannot be.
 */
export async function acted(context: Context, act: AskedAct): Promise<ActResultType> {
  const { institution, viewer, steward, acts } = context;
  if (viewer.kind !== "READER" || !isStewardOf(institution, viewer) || !steward) {
    acts.push({ name: act.name, about: act.about, outcome: "REFUSED" });
    throw refusalError({ code: "NOT_A_STEWARD", partner: institution.partner.id });
  }
  if (!keyForm.test(act.key)) throw refusalError({ code: "INVALID_KEY" });
  const by = pseudonymOf(viewer);
  await context.beforeActing();
  const outcome = await once(steward, { by, name: act.name, key: act.key }, act.input, (trx) => act.do(trx, by));
  if (outcome.kind === "REFUSED") {
    acts.push({ name: act.name, about: act.about, outcome: "REFUSED" });
    throw refusalError(outcome.refusal);
  }
  const { id, version, isEffective, awaitsApproval } = outcome;
  acts.push({
    name: act.name,
    about: { ...act.about, id },
    outcome: awaitsApproval ? "AWAITING_SECOND_APPROVAL" : "DONE",
  });
  return { id, version, isEffective };
}

/** Two persons are two pseudonyms; neither tells who they are. */
const pseudonymOf = ({ issuer, subject }: Reader): string =>
  `steward:${createHash("sha256").update(`${issuer} ${subject}`).digest("hex").slice(0, 24)}`;
