import { isPooled } from "@pacte-hub/postgres/pooler";
import type { Login } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { ClientBase } from "pg";

/**
 * For work under a lock that its connection holds, for longer than a transaction.
 * @throws OperatorError when a pooler stands between: it gives the server's process, and its locks, to somebody else
 */
export async function assertDirect(client: ClientBase, login: Login): Promise<void> {
  if (!(await isPooled(client))) return;
  throw new OperatorError(
    `L'adresse de cette connexion (…_${login}_URL) passe par un répartiteur de connexions (PgBouncer) : donnez celle de PostgreSQL lui-même. Par un répartiteur ne passent que la lecture et l'intendance.`,
    "DATABASE_UNFIT",
  );
}
