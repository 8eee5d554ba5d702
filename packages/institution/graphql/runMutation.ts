import type { Act } from "@pacte-hub/schema/model/consultation";
import type { Reader } from "@pacte-hub/schema/model/viewer";
import { dayToComeIn } from "@pacte-hub/schema/rules/acts/dayToCome";
import type { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { log } from "@pacte-hub/server/log";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Knex } from "knex";
import { type ActOutcome, idempotently } from "../access/grantCommands.ts";
import { isStewardOf } from "../access/openSession.ts";
import { contextKeyFor } from "../database/context/heldKeys.ts";
import { readerContextOf, sealedBatch, setReaderContext } from "../database/context/readerContext.ts";
import type { Session } from "../database/context/session.ts";
import { journalEntryOf } from "../journal/journalEntry.ts";
import { journalUnavailable } from "../journal/unavailable.ts";
import { pseudonymOf } from "../pseudonyms.ts";
import type { Context } from "../server/context.ts";
import { notASteward } from "./notASteward.ts";
import { reviewTexts } from "./reviewTexts.ts";

/** What a steward asks to be done: its name, what it is about (ids only), its key, and the words they wrote. */
export interface MutationRequest {
  readonly name: string;
  readonly about: Readonly<Record<string, string | null>>;
  readonly key: string;
  readonly input: unknown;
  /** Who else than the institution's own stewards may do it; absent: nobody. The database has its own wall behind. */
  mayAct?(viewer: Reader): boolean;
  do(trx: Knex, by: string): Promise<ActOutcome>;
}

const keyForm = /^[\w:.-]{8,100}$/;

/**
 * Does a steward's act once, by the steward's own login, and tells it to the journal.
 * @throws NOT_A_STEWARD for anyone else, whoever leads the Pact; the refusal of an act that cannot be.
 */
export async function runMutation(context: Context, act: MutationRequest): Promise<ActResultType> {
  const { institution, viewer, steward, acts } = context;
  const { name, about, key, input } = act;
  try {
    const isSteward = isStewardOf(institution, viewer);
    if (viewer.kind !== "READER" || !(isSteward || act.mayAct?.(viewer)) || !steward)
      throw notASteward(context, act.mayAct !== undefined);
    if (!keyForm.test(key)) throw refusalError({ code: "INVALID_KEY" });
    const { refusal, remarks } = reviewTexts(input);
    if (refusal) throw refusalError(refusal);
    const toCome = dayToComeIn(input, dayIn(null));
    if (toCome !== null) throw refusalError({ code: "DAY_TO_COME", on: toCome });
    const by = pseudonymOf(viewer);
    await context.beforeActing();
    const outcome = await idempotently(
      steward,
      { by, institution: viewer.institution, name, key },
      input,
      async (trx) => {
        const session = await setReaderContext(trx, contextKeyFor(steward), readerContextOf(viewer, isSteward));
        const done = await act.do(trx, by);
        // Both or neither: no act stands of which the journal says nothing, whenever this process is killed.
        if (done.kind === "DONE") {
          const acted = { name, about: { ...about, id: done.id }, outcome: outcomeOf(done) };
          await journalAct(trx, context, { act: acted, session });
        }
        return done;
      },
    );
    if (outcome.kind === "REFUSED") throw refusalError(outcome.refusal);
    const { id, version, isEffective, remarks: ofRegisters = [] } = outcome;
    return { id, version, isEffective, remarks: [...remarks, ...ofRegisters] };
  } catch (error) {
    acts.push({ name, about, outcome: "REFUSED" });
    throw error;
  }
}

/** How the journal says what came of an act. */
const outcomeOf = ({ awaitsApproval }: Extract<ActOutcome, { kind: "DONE" }>): Act["outcome"] =>
  awaitsApproval ? "AWAITING_SECOND_APPROVAL" : "DONE";

/** The act's line, in the act's own transaction. */
async function journalAct(
  trx: Knex,
  { institution, viewer, asker, requestSignature }: Context,
  { act, session }: { readonly act: Act; readonly session: Session },
): Promise<void> {
  if (!requestSignature) return;
  const line = journalEntryOf({ requestSignature, viewer, asker, consultations: [], acts: [act] }, true);
  const batch = sealedBatch(contextKeyFor(trx), session, JSON.stringify([line]));
  try {
    await trx.raw("select authority.journal_write(?, ?, ?, ?)", [...batch]);
  } catch (error) {
    log.error({ err: error }, "un acte n'a pu être inscrit au journal : il n'a pas lieu");
    throw journalUnavailable(institution.partner.id);
  }
}
