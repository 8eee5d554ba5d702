import { userInfo } from "node:os";
import type { ActOutcome } from "@pacte-hub/institution/access/grantCommands";
import type { Institution } from "@pacte-hub/institution/config";
import { noteAct } from "@pacte-hub/institution/journal/journalStore";
import { workingConnection } from "@pacte-hub/postgres/connect";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import { explain } from "@pacte-hub/schema/rules/explain";
import { neededUrls } from "@pacte-hub/server/config";
import { exitCodes } from "./exitCodes.ts";
import { settingsHere } from "./settings.ts";

interface Acting {
  /** As the mutation of the same act is named: "GrantAccess". */
  readonly name: string;
  /** Ids only. */
  readonly about: Readonly<Record<string, string | null>>;
  /** What is said when it is done. */
  sentence(outcome: Extract<ActOutcome, { kind: "DONE" }>): string;
}

/** Who types, as the register tells it; who it is that decides, the database says by its login. */
export const typist = (): string => `compte:${userInfo().username}`;

/**
 * Does a steward's act from the command line, by the same rules as in the graph and with its line in the journal.
 * @returns an exit code: 0 done, 1 refused, with the sentence.
 */
export async function acting(
  { partner }: Institution,
  { name, about, sentence }: Acting,
  act: (db: Queryable, by: string) => Promise<ActOutcome>,
): Promise<number> {
  const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
  const db = workingConnection(STEWARD, "steward");
  try {
    const outcome = await db.transaction(async (trx) => {
      const actOutcome = await act(trx, typist());
      const isDone = actOutcome.kind === "DONE";
      const outcomeName = isDone ? (actOutcome.awaitsApproval ? "AWAITING_SECOND_APPROVAL" : "DONE") : "REFUSED";
      await noteAct(trx, { name, about: isDone ? { ...about, id: actOutcome.id } : about, outcome: outcomeName });
      return actOutcome;
    });
    const isDone = outcome.kind === "DONE";
    if (isDone) console.log(sentence(outcome));
    else console.error(explain(outcome.refusal));
    return isDone ? exitCodes.done : exitCodes.impossible;
  } finally {
    await db.destroy();
  }
}
