import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { HubRefusal, hubClient, type Row, type Table } from "@pacte-hub/client";
import { z } from "zod";
import type { HubSettings } from "./settings.ts";

/** More rows than this are no help to an assistant: it is told to ask for less. */
const mostRows = 300;

const instructions = `Chiffres de l'insertion dans la Meuse, autour de son Pacte territorial (2017-2021), publiés par quatre institutions (Département, Pôle emploi, CAF, réseau des SIAE), chacune sous sa seule autorité.
Commencez par catalogue : il donne l'identifiant de chaque jeu, son unité, ses niveaux et ses périodes, dont plusieurs vont avant et après le Pacte.
Un chiffre se cite avec son état (status_label) et son intervalle certain (bounds_min à bounds_max) ; un chiffre retenu (secret statistique) n'est ni zéro ni à deviner.
Ne sommez pas des niveaux mêlés, ni des stocks de plusieurs périodes ; ne divisez pas des foyers par des personnes.
origin DEMONSTRATION : chiffres inventés, qui ne disent rien de la Meuse ; ne les mêlez jamais aux réels.`;

const origin = z
  .enum(["REAL", "DEMONSTRATION"])
  .optional()
  .describe("REAL (par défaut) ou DEMONSTRATION : inventés, à ne jamais mêler aux réels");
const level = z.enum(["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"]).optional();
/** Assistants write a year, and the code of a commune, as a number. */
const word = (longest: number) => z.union([z.string().max(longest), z.number().int().nonnegative()]);
const period = word(10).optional();
/** What arguments must be is said in French, as all else that the hub says. */
z.config(z.locales.fr());

/**
 * The hub for an assistant: what its reader may read, under the same rights, secrecy and journal, and no other power. Nothing
 * here writes, and no GraphQL of the assistant's own is asked.
 */
export function hubServer({ url, token, key }: HubSettings): McpServer {
  const hub = hubClient({ url, ...(token && { token }), onPartial: () => undefined });
  const server = new McpServer({ name: "pacte-hub", version: "0.1.0" }, { instructions });
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

  server.registerTool(
    "catalogue",
    {
      title: "Ce que le hub publie",
      description: "Les jeux de chaque institution : identifiant, définition, unité, ventilations, niveaux, périodes.",
      inputSchema: { origin },
      annotations,
    },
    ({ origin }) => answered("une seule origine (origin)", async () => catalogueColumns(await hub.catalogue(origin))),
  );
  server.registerTool(
    "territoires",
    {
      title: "Codes des territoires",
      description: "Codes et noms des territoires d'un niveau, ou dont le nom contient ces mots.",
      inputSchema: { level, name: z.string().max(100).optional().describe("quelques mots du nom, « Verdun »") },
      annotations,
    },
    ({ level, name }) =>
      answered("un autre niveau (level), ou ceux dont le nom contient quelques mots (name)", () =>
        hub.territories({ ...(level && { level }), ...(name && { name }) }),
      ),
  );
  server.registerTool(
    "serie",
    {
      title: "Une série de chiffres",
      description:
        "Les chiffres d'un jeu du catalogue, avec libellés, état et intervalle certain. Nommez les territoires par leurs codes, ou un niveau entier.",
      inputSchema: {
        dataset: z.string().max(100).describe("identifiant du catalogue, « rsa-households »"),
        territories: z.array(word(20)).max(50).optional().describe("codes de territoires"),
        level,
        from: period.describe("première période, « 2019 », « 2019-Q4 » ou « 2019-12 »"),
        to: period,
        by: z.array(z.string().max(40)).max(2).optional().describe("ventilations du catalogue, « SEX »"),
        origin,
      },
      annotations,
    },
    ({ dataset, territories, from, to, ...of }) =>
      answered("moins de territoires (territories), de périodes (from, to) ou de ventilations (by)", () =>
        hub.series(
          dataset,
          withoutAbsent({ ...of, territories: territories?.map(String), from: from?.toString(), to: to?.toString() }),
        ),
      ),
  );
  server.registerTool(
    "requete_enregistree",
    {
      title: "Une requête enregistrée",
      description: "La réponse d'une requête que des analystes ont enregistrée sous un nom.",
      inputSchema: {
        name: z.string().max(60),
        variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      },
      annotations,
    },
    ({ name, variables }) =>
      answered("d'autres valeurs de ses variables (variables), ou une requête qui en dise moins", () =>
        hub.saved(name, variables, key ? { key } : {}),
      ),
  );
  return server;
}

type WithoutUndefined<Values> = { readonly [Name in keyof Values]: Exclude<Values[Name], undefined> };

const withoutAbsent = <Values extends object>(values: Values): Partial<WithoutUndefined<Values>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    WithoutUndefined<Values>
  >;

const ofCatalogue = [
  "institution",
  "id",
  "title",
  "definition",
  "unit_label",
  "dimensions",
  "levels",
  "periods",
  "regime_label",
];

/** Of the catalogue, what an assistant chooses by. */
const catalogueColumns = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => Object.fromEntries(ofCatalogue.map((name) => [name, row[name] ?? null]))),
});

/**
 * A refusal is an answer too: its sentence says what to change.
 * @param fewer what to ask instead of too many lines, French
 */
async function answered(fewer: string, queryTable: () => Promise<Table>): Promise<CallToolResult> {
  try {
    const { rows, refusals, answeredAt } = await queryTable();
    if (rows.length > mostRows) return refused(tooMany(rows.length, fewer));
    const missing = refusals.map(({ code, message }) => `[${code}] ${message}`);
    const structuredContent = { rows, missing, answeredAt };
    return { content: [{ type: "text", text: textOf(rows, missing) }], structuredContent };
  } catch (error) {
    if (error instanceof HubRefusal) return refused(`[${error.code}] ${error.sentence}\n${error.todo}`);
    throw error;
  }
}

const refused = (text: string): CallToolResult => ({ isError: true, content: [{ type: "text", text }] });

const tooMany = (count: number, fewer: string): string =>
  `La réponse a ${count} lignes, et un assistant en lit ${mostRows} au plus : demandez ${fewer}.`;

/** One JSON object a line, then what is missing. */
const textOf = (rows: readonly Row[], missing: readonly string[]): string =>
  [
    ...(rows.length === 0 ? ["Aucune ligne."] : rows.map((row) => JSON.stringify(row))),
    ...(missing.length > 0 ? [`Il manque : ${missing.join(" ; ")}`] : []),
  ].join("\n");
