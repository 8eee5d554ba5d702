import pg from "pg";

const patienceMs = 5_000;

/** The saved queries of all readers, for whoever judges a change of the graph by them. The database is left as it is. */
export async function savedDocuments(
  url: string,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query("select name, document as text from saved_query order by name");
    return rows;
  } finally {
    await client.end();
  }
}
