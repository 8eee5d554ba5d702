import type { Citation, CitationVerdict, HubClient, HubOptions, Series } from "./client.ts";
import { Connection } from "./connection.ts";
import { documents } from "./contract.ts";
import { dimensionsOf, type Places, placesOf, seriesDocument } from "./places.ts";
import { HubRefusal, ownRefusal, refusalsIn } from "./refusal.ts";
import { bodyOf } from "./transport.ts";

/** The hub, as one reader asks it. */
export function hubClient(options: HubOptions): HubClient {
  const connection = new Connection(options);
  return { ...figures(connection), ...questions(connection), ...citations(connection, options) };
}

function figures(
  connection: Connection,
): Pick<HubClient, "catalogue" | "dimensions" | "rates" | "territories" | "series"> {
  let knownPlaces: Places | undefined;
  // What a silent institution has is asked for again.
  const placesNow = async (): Promise<Places> => {
    const { places, isWhole } = await placesOf(connection);
    if (isWhole) knownPlaces = places;
    return places;
  };
  return {
    async catalogue(origin = "REAL") {
      const table = await connection.table(documents.catalogue, { origin });
      const { rows } = await connection.table(documents.dimensions);
      return { ...table, rows: table.rows.map((row) => ({ ...row, dimensions: dimensionsOf(row, rows) })) };
    },
    dimensions: () => connection.table(documents.dimensions),
    rates: () => connection.table(documents.rates),
    territories: (of = {}) => connection.table(documents.territories, { ...of }),
    async series(dataset, options) {
      const document = seriesDocument(dataset, knownPlaces ?? (await placesNow()));
      // A program that is not typed may leave it out; the levels would be mixed, and a sum of them wrong.
      const { territories, ...of } = (options as Partial<Series> | undefined) ?? {};
      if (!territories && !of.level) throw ownRefusal("PLACE_NEEDED");
      return connection.table(document, { ...of, ...(territories && { codes: territories }) });
    },
  };
}

function questions(connection: Connection): Pick<HubClient, "query" | "ask" | "saved"> {
  return {
    query: (document, variables, sheet) => connection.table(document, variables, sheet),
    async ask(document, variables) {
      const answer = await connection.answer({ query: String(document), variables: { ...variables } }, false);
      const refusals = refusalsIn(answer);
      const [first] = refusals;
      if (!answer.data && first) throw new HubRefusal(first.code, first.message, { refusals });
      if (!answer.data) throw ownRefusal("NOT_A_HUB", { status: 200 });
      connection.warn(refusals);
      return { data: answer.data as never, refusals };
    },
    async saved(name, variables = {}, { key, sheet } = {}) {
      const search = new URLSearchParams();
      for (const [variable, value] of Object.entries({ ...variables, feuille: sheet }))
        if (value !== undefined && value !== null) search.set(variable, String(value));
      const at = (ending: string) =>
        connection.send(`/q/${encodeURIComponent(name)}.${ending}?${search}`, key ? { key } : {});
      return connection.tableIn(await at("ndjson"), async () => bodyOf(await at("json")));
    },
  };
}

function citations(connection: Connection, { asOf }: HubOptions): Pick<HubClient, "citation" | "openCitation"> {
  return {
    async citation(tableOrDocument, variables = {}) {
      const {
        document,
        variables: citedVariables,
        answeredAt,
      } = typeof tableOrDocument === "string"
        ? { document: tableOrDocument, variables, answeredAt: null }
        : tableOrDocument;
      if (document === null) throw ownRefusal("NOT_CITABLE");
      const instant = asOf === undefined && answeredAt !== null ? { asOf: answeredAt } : {};
      const body = { query: document, variables: citedVariables };
      const response = await connection.send("/citations", { body, isRepeatable: false, ...instant });
      return (bodyOf(response) as { readonly citation: Citation }).citation;
    },
    async openCitation(link) {
      const { pathname } = new URL(link, connection.root);
      const { verdict, citation } = bodyOf(await connection.send(pathname)) as OpenedCitation;
      return { ...verdict, citation };
    },
  };
}

interface OpenedCitation {
  readonly citation: Citation;
  readonly verdict: Omit<CitationVerdict, "citation">;
}
