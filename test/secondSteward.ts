import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { databaseOf } from "../hub/start/postgres/names.ts";
import type { StartedHub } from "./hub.ts";

/** A login of their own for a second steward of an institution of a running hub: its address. */
export async function secondSteward(
  { dataDir, ports }: Pick<StartedHub, "dataDir" | "ports">,
  partner: PartnerId,
): Promise<string> {
  const passwords: Record<string, string> = JSON.parse(await readFile(join(dataDir, "passwords.json"), "utf8"));
  const [database, port] = [databaseOf(partner), ports.PG_PORT];
  const second = `${database}_steward_second`;
  await withClient(`postgres://hub_admin:${passwords.hub_admin}@127.0.0.1:${port}/postgres`, (admin) =>
    admin.query(
      `create role ${second} login password 'second' in role ${database}_steward; grant connect on database ${database} to ${second}`,
    ),
  );
  return `postgres://${second}:second@127.0.0.1:${port}/${database}`;
}
