import { anonymous } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";
import { ContextNotBelieved, openReaderSession } from "./readerSession.ts";

/** Whether the database accepts this process's context key. While it does not, row level security hides every row. */
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
