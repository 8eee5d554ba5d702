import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import type { z } from "zod";

/**
 * What a file says otherwise than its published schema: a French sentence for each fault, which names the place.
 * @param file what names it
 * @param schema the published schema's own file
 */
export const schemaFaults = (error: z.ZodError, file: string, schema: string): readonly string[] =>
  error.issues.map(
    (issue) => `${file}, à « ${issue.path.map(String).join(".") || "sa racine"} » : ${faultOf(issue, schema)}`,
  );

function faultOf(issue: z.core.$ZodIssue, schema: string): string {
  if (issue.code === "unrecognized_keys") return `« ${issue.keys.join(" », « ")} » n'y a pas de sens.`;
  if (issue.code === "invalid_key") return `« ${String(issue.path.at(-1))} » n'y a pas de sens.`;
  if (issue.code === "invalid_value") {
    const words = issue.values.map(String);
    const hint =
      typeof issue.input === "string"
        ? hintFor(
            issue.input,
            words.map((code) => ({ code })),
          )
        : null;
    return `il faut l'un de ${words.join(", ")}.${hint?.nearest ? hintText(hint) : ""}`;
  }
  if (issue.code === "too_small" || issue.code === "too_big") return "la valeur sort de ce qui est permis.";
  return `il manque, ou n'a pas la forme voulue (${schema}).`;
}
