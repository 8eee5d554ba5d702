/** The same question, for another tool. */
export interface Copy {
  readonly tool: string;
  /** What to do with the text. */
  readonly how: string;
  readonly text: string;
}

export interface CopiedQuestion {
  readonly query: string;
  /** A JSON object; absent: none. */
  readonly variables?: string;
}

/** On one line: what an address or a script holds. */
export const oneLine = (query: string): string => query.replaceAll("\0", "").replaceAll(/\s+/g, " ").trim();

/** One word of a POSIX shell, whatever it holds: nothing is special between single quotes but their end. */
const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A literal that R and Python read alike: between single quotes, with what would end it or hide in it escaped. */
const literal = (text: string): string =>
  `'${text.replaceAll(/['\\]/g, "\\$&").replaceAll(/\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)}'`;

/** The question and its variables, each under its name in the address. */
const partsOf = ({ query, variables }: CopiedQuestion) => [
  { parameter: "query", name: "question", text: oneLine(query) },
  ...(variables === undefined ? [] : [{ parameter: "variables", name: "variables", text: oneLine(variables) }]),
];

/**
 * @param origin the hub that served the page ("http://127.0.0.1:4000")
 * @param codeColumns of the table that answers: without their type, "01004" would be read as 1004
 */
export function copiesOf(origin: string, question: CopiedQuestion, codeColumns: readonly string[]): readonly Copy[] {
  const parts = partsOf(question);
  const table = `${origin}/graphql?format=csv`;
  const address = parts.map(({ parameter, text }) => `&${parameter}=${encodeURIComponent(text)}`).join("");
  const [body, variables] = [oneLine(question.query), question.variables];
  const requestBody = { query: body, ...(variables !== undefined && { variables: JSON.parse(variables) }) };
  return [
    {
      tool: "Excel, LibreOffice",
      how: "Dans Excel : Données, À partir du web, puis collez cette adresse. Elle se relit par « Actualiser ».",
      text: `${origin}/graphql?format=tableur${address}`,
    },
    {
      tool: "R",
      how: "Sans aucun paquet ; les codes restent du texte.",
      text: [
        ...parts.map(({ name, text }) => `${name} <- ${literal(text)}`),
        `adresse <- paste0(${literal(table)}, ${parts.map(({ parameter, name }) => `${literal(`&${parameter}=`)}, URLencode(${name}, reserved = TRUE)`).join(", ")})`,
        `tableau <- read.csv(adresse, colClasses = c(${codeColumns.map((name) => `${name} = "character"`).join(", ")}), na.strings = "", encoding = "UTF-8")`,
      ].join("\n"),
    },
    {
      tool: "Python",
      how: "Avec pandas ; les codes restent du texte.",
      text: [
        "import pandas, urllib.parse",
        ...parts.map(({ name, text }) => `${name} = ${literal(text)}`),
        `adresse = ${literal(table)} + ${parts.map(({ parameter, name }) => `${literal(`&${parameter}=`)} + urllib.parse.quote(${name})`).join(" + ")}`,
        `tableau = pandas.read_csv(adresse, dtype={${codeColumns.map((name) => `"${name}": str`).join(", ")}})`,
      ].join("\n"),
    },
    {
      tool: "curl",
      how: "Écrit le tableau dans un fichier.",
      text: `curl -s ${shellWord(table)} -H 'content-type: application/json' -o tableau.csv -d ${shellWord(JSON.stringify(requestBody))}`,
    },
  ];
}
