import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";
import { claimed, documents, folder, readers, textOf } from "./questions/documents.ts";

const readme = readFileSync(join(folder, "README.md"), "utf8");

/** Figures that say something, and series or lists that came back empty. */
function weighed(json: unknown): { figures: number; silences: number } {
  if (Array.isArray(json)) {
    if (json.length === 0) return { figures: 0, silences: 1 };
    return json.map(weighed).reduce(sum);
  }
  if (json === null || typeof json !== "object") return { figures: 0, silences: 0 };
  const own = "value" in json && "status" in json && typeof json.value === "number" ? 1 : 0;
  const paid = "amount" in json && "eligibleCost" in json && typeof json.amount === "number" ? 1 : 0;
  const told = "explanation" in json && "value" in json && typeof json.value === "number" && json.value > 0 ? 1 : 0;
  return Object.values(json)
    .map(weighed)
    .reduce(sum, { figures: own + paid + told, silences: 0 });
}

const sum = (a: { figures: number; silences: number }, b: { figures: number; silences: number }) => ({
  figures: a.figures + b.figures,
  silences: a.silences + b.silences,
});

describe("the twenty questions", () => {
  test("are twenty, each with who asks it, how it is answered and on what; the table says the same", () => {
    expect(documents).toHaveLength(20);
    for (const [at, name] of documents.entries()) {
      const { title, who, answer, demonstration, why } = claimed(name);
      expect(readme).toContain(`| [${at + 1}](${name}) | ${who} | ${title} | ${answer} | ${demonstration} | ${why} |`);
    }
    const count = (word: string) => documents.filter((name) => claimed(name).answer === word).length;
    expect(readme).toContain(
      `**${count("entière")} réponses entières, ${count("partielle")} partielles, ${count("aucune")} aucune**`,
    );
    const invented = documents.filter((name) => claimed(name).demonstration === "oui");
    const only = invented.filter((name) => claimed(name).answer === "aucune");
    expect(readme).toContain(
      `**${invented.length} questions, dont ${only.length} des ${count("aucune")} sans réponse réelle**`,
    );
  });

  test.each(documents)("%s is answered by a started hub as honestly as it claims", async (name) => {
    const { answer, who = "" } = claimed(name);
    const persona = readers[who];
    const reader = persona ? await as(persona, inject("hub")) : {};
    const { data, errors = [] } = await ask(textOf(name), {}, inject("hub").url, reader);
    // What the reader may not see, and what nobody published, is an answer too, when it says why; a whole one needs none.
    const answering = answer === "entière" ? [] : ["NOT_GRANTED", "NOT_PUBLISHED", "PERIOD_NOT_PUBLISHED"];
    const codes = [...new Set(errors.map(({ extensions }) => String(extensions?.code)))];
    expect(codes.filter((one) => !answering.includes(one))).toEqual([]);
    const { figures, silences } = weighed(data);
    if (answer === "aucune") expect(figures).toBe(0);
    else expect(figures).toBeGreaterThan(0);
    if (answer === "entière") expect(silences).toBe(0);
    expect(JSON.stringify(data)).not.toContain('"demonstration":true');
  });
});
