import { withClient } from "@pacte-hub/postgres/connect";
import type { Login } from "@pacte-hub/server/logins";

/** PostgreSQL: insufficient_privilege. */
export const forbidden = "42501";

/** What a login might try that is not its work. Every one must be refused by PostgreSQL itself. */
export const abuses: Readonly<Record<Exclude<Login, "OWNER">, readonly string[]>> = {
  READER: [
    "select * from intake.count",
    "select * from intake.delivery",
    "insert into published.cell (release, territory, breakdown, status) values ('x', '55', '', 'WITHHELD')",
    "update published.release set vintage = 2",
    "delete from published.cell",
    "truncate published.cell cascade",
    "create table published.mine ()",
    "create table public.mine ()",
    "create schema mine",
    "insert into authority.mark (demonstration) values (false)",
    "insert into authority.issuer (issuer, claim, claim_value, institution) values ('https://x', 'a', 'b', 'c')",
    "alter table published.cell disable trigger all",
    "copy published.cell to program 'cat'",
  ],
  PUBLISHER: [
    "update published.cell set value = 0",
    "delete from published.release",
    "truncate published.cell cascade",
    "drop trigger cell_is_immutable on published.cell",
    "update intake.count set value = 0",
    "insert into authority.mark (demonstration) values (false)",
    "select * from authority.issuer",
    "create table intake.mine ()",
  ],
  STEWARD: [
    "select * from intake.count",
    "insert into published.cell (release, territory, breakdown, status) values ('x', '55', '', 'WITHHELD')",
    "update published.release set demonstration = false",
    "update authority.mark set demonstration = false",
    "create table public.mine ()",
  ],
};

/** "done", or the code by which PostgreSQL refuses. */
export async function codeOf(url: string, sql: string): Promise<string | undefined> {
  return withClient(url, (client) => client.query(sql)).then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
}
