import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { ClientBase } from "pg";
import { contextText, type ReaderContext } from "../packages/institution/database/context/readerContext.ts";
import { type SessionRow, sessionIn, sessionQuery } from "../packages/institution/database/context/session.ts";
import { contextKeyOfHub } from "./database.ts";

export const nobodyAsks: ReaderContext = {
  asking: "ANONYMOUS",
  institution: "",
  roles: [],
  subject: null,
  person: null,
  grant: null,
};

/** Says who asks on a connection, as the institution's own process would: with its key. */
export async function saysAsProcess(
  client: ClientBase,
  partner: PartnerId,
  said: Partial<ReaderContext>,
): Promise<string> {
  const { rows } = await client.query<SessionRow>(sessionQuery);
  const text = contextText(contextKeyOfHub(partner), sessionIn(rows[0] as SessionRow), { ...nobodyAsks, ...said });
  await client.query("select set_config('hub.context', $1, false)", [text]);
  return text;
}
