import { anonymous } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";
import { ContextNotBelieved, openReaderSession } from "./readerSession.ts";

/** Whether the database believes the context key that the process holds for it: while it does not, every list is empty. */
export async function isBelieved(db: Knex): Promise<boolean> {
  const session = openReaderSession(db, anonymous, false);
  try {
    await session.admission;
    return true;
  } catch (error) {
    if (error instanceof ContextNotBelieved) return false;
    throw error;
  } finally {
    await session.end();
  }
}
