import type { HubAnswer } from "./ask.ts";

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The first rows of a table, without the columns that are empty on all of its rows. */
export interface Preview {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** French: how many rows there are, and what is missing. */
  readonly sentence: string;
}

/** More are read in a spreadsheet. */
const mostShown = 100;

/** @returns a sentence where there is no table: the hub's own, or that it does not answer */
export async function previewOf(response: Response | null): Promise<Preview | string> {
  if (!response) return "Le hub ne répond pas : réessayez dans un instant.";
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as HubAnswer<unknown> | null;
    return answer?.errors?.[0]?.message ?? `Le hub a refusé cette question (HTTP ${response.status}).`;
  }
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  const rows = lines.map((line) => JSON.parse(line) as Row);
  const columns = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => row[name] !== null));
  const rowsShownText = rows.length > mostShown ? `, les ${mostShown} premières` : "";
  const missing = response.headers.get("hub-errors");
  return {
    columns,
    rows: rows.slice(0, mostShown),
    sentence: `${rows.length} ${rows.length === 1 ? "ligne" : "lignes"}${rowsShownText}.${missing ? ` Il manque quelque chose : ${missing}.` : ""}`,
  };
}
