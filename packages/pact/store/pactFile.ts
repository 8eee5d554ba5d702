import { budgetYearsOf, type PactFile } from "@pacte-hub/data/pacts";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { z } from "zod";
import { faultsAmong, faultsOf } from "./pactReferences.ts";
import { extensionSchema, pactSchema } from "./pactSchema.ts";

type PactFacts = z.infer<typeof pactSchema>;
/** What prolongs a Pact: years more, and nothing else of it changed. */
type Extension = z.infer<typeof extensionSchema> & { readonly file: string };

/** A Pact, the file that gives it, and what prolongs it, oldest first. */
export interface PactOfFile {
  readonly file: string;
  readonly folder: string;
  readonly facts: PactFacts;
  readonly extensions: readonly Extension[];
}

/**
 * The Pacts of some files, oldest first.
 * @param department INSEE's code of theirs, where it is another than this installation's
 * @throws OperatorError PACT_FILE_REFUSED, which tells each fault in a French sentence, with its file and its place.
 */
export function pactsIn(files: readonly PactFile[], department?: string): readonly PactOfFile[] {
  const faults: string[] = [];
  const pacts: PactOfFile[] = [];
  const extensions: Extension[] = [];
  for (const { file, folder, written: json } of files) {
    const isExtension = typeof json === "object" && json !== null && "extends" in json;
    const parsed = (isExtension ? extensionSchema : pactSchema).safeParse(json, { reportInput: true });
    if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${file}, ${sentenceOf(issue)}`));
    else if (isExtension) extensions.push({ ...(parsed.data as Extension), file });
    else {
      const facts = parsed.data as PactFacts;
      faults.push(...faultsOf(facts, department).map((fault) => `${file} : ${fault}`));
      pacts.push({ file, folder, facts, extensions: [] });
    }
  }
  if (faults.length === 0)
    faults.push(
      ...faultsAmong(
        pacts.map(({ facts }) => facts),
        extensions,
      ),
    );
  if (faults.length > 0) throw new OperatorError(faults.join("\n"), "PACT_FILE_REFUSED");
  const prolonging = (id: string) =>
    extensions
      .filter((extension) => extension.extends === id)
      .sort((first, second) => first.periodEnd.localeCompare(second.periodEnd));
  return pacts
    .map((pact) => ({ ...pact, extensions: prolonging(pact.facts.document.id) }))
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
}

const startOf = ({ facts }: PactOfFile): string => facts.document.periodStart;

/** The last day of a Pact, and its years, with what prolongs it. */
export function termOf({ facts, extensions }: PactOfFile) {
  const years = [...facts.annualSubProgrammes.years, ...extensions.flatMap((extension) => extension.years)];
  return {
    end: extensions.at(-1)?.periodEnd ?? facts.document.periodEnd,
    years,
    budgetYears: budgetYearsOf(years, facts.hub.budgetYearsAfter),
  };
}

/** Whether what is recorded was said by a file of a Pact, and by no steward. */
export const isPactFile = (recordedBy: string): boolean => /^pacts?\/[^/]+\.json$/.test(recordedBy);

/** What a file says otherwise than its schema, in a sentence that names the place and helps. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? "à sa racine" : `à « ${issue.path.map(String).join(".")} »`;
  return `${place} : ${faultOf(issue)}`;
}

function faultOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `« ${issue.keys.join(" », « ")} » n'y a pas de sens.${hintText(hintFor(issue.keys[0] ?? "", propertiesAt(issue.path)))}`;
    case "invalid_type":
      return issue.input === undefined
        ? "il manque ce qui s'y écrit."
        : `ce n'est pas ${kinds[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `ce n'est pas l'une des valeurs permises (${issue.values.map(String).join(", ")}).`;
    case "too_small":
      return issue.origin === "array" ? "la liste est vide." : `c'est moins que ${issue.minimum}, ou vide.`;
    case "too_big":
      return `c'est plus que ${issue.maximum}.`;
    case "invalid_format":
      return issue.format === "date" ? "ce n'est pas un jour (AAAA-MM-JJ)." : "ce n'est pas écrit comme il faut.";
    default:
      return "ce n'est pas ce que le schéma attend.";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "un texte",
  number: "un nombre",
  int: "un nombre entier",
  boolean: "vrai ou faux",
  array: "une liste",
  object: "un objet",
  record: "un objet",
};

/** The names that the schema gives to what may stand at the root, where most slips are. */
const propertiesAt = (path: readonly PropertyKey[]) =>
  path.length === 0 ? Object.keys(pactSchema.shape).map((code) => ({ code })) : [];
