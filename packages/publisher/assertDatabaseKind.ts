import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";

/** Whether this database was marked for showing the hub when it was made. */
export async function isForDemonstration(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ demonstration: boolean }>("select demonstration from authority.mark");
  return rows[0]?.demonstration ?? false;
}

/**
 * Generated figures go into a database marked for demonstration and into no other; real counts that need protection never
 * go into that one, whose passwords lie beside it.
 */
export async function assertOriginFits({
  client,
  demonstration,
}: {
  readonly client: Client;
  readonly demonstration: boolean;
}): Promise<void> {
  const marked = await isForDemonstration(client);
  if (marked === demonstration) return;
  throw new OperatorError(
    marked
      ? "Cette base est marquée « démonstration » : aucun comptage réel à protéger n'y entre. Publiez-le dans la base de l'institution, ou marquez la publication elle-même (--demonstration) si ses chiffres sont inventés."
      : "Cette base n'est pas une base de démonstration : aucun chiffre engendré n'y entre.",
    "DATABASE_UNFIT",
  );
}
