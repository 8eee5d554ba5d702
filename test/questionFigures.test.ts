import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";
import { claimed, documents, folder, readers, textOf } from "./questions/documents.ts";

type Line = Readonly<Record<string, string>>;

function linesOf(file: string): readonly Line[] {
  const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split(/\r?\n/);
  const names = header.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((text, at) => [names[at] ?? "", text])));
}

/** The sum of a column of a shipped file at a period, whatever the territory. */
const sumIn = (file: string, column: string, period: string): number =>
  linesOf(file).reduce((sum, line) => sum + (line.periode === period ? Number(line[column]) : 0), 0);

const monthly = "drees/prestations-mensuelles-meuse-2017-2020.csv";
const provisional = "drees/prestations-mensuelles-provisoires-meuse-2020.csv";
const [yearEnd, survey] = ["drees/rsa-annuel-meuse-2009-2019.csv", "drees/oarsa-meuse-2015-2018.csv"];
const [caf, esf] = ["caf/caf-communes-meuse-2020-2024.csv", "fse/fse-operations-meuse-2014-2020.csv"];
const [employed, guarantee] = ["asp/salaries-siae-meuse-2017-2022.csv", "drees/garantie-jeunes-meuse-2017-2020.csv"];
const operation = (id: string): number => Number(linesOf(esf).find((line) => line.kohesio_id === id)?.montant_ue_eur);

/** Question, the words of the table, the figure recalculated from the shipped file, and whether the answer itself holds it. */
const quoted: readonly (readonly [question: number, words: string, figure: number, isAnswered: boolean])[] = [
  [2, "5 180 foyers en mars 2017", sumIn(monthly, "foyers_rsa", "2017-03"), true],
  [2, "5 230 en octobre 2020", sumIn(provisional, "foyers_rsa", "2020-10"), true],
  [2, "10 554 personnes couvertes fin 2016", sumIn(yearEnd, "personnes_couvertes_rsa", "2016-12"), true],
  [2, "9 823 fin 2019", sumIn(yearEnd, "personnes_couvertes_rsa", "2019-12"), true],
  [2, "4 865 foyers en décembre 2020", sumIn(caf, "foyers_rsa", "2020-12"), true],
  [2, "3 995 en décembre 2024", sumIn(caf, "foyers_rsa", "2024-12"), true],
  [3, "75 % fin 2018", sumIn(survey, "part_b1", "2018"), true],
  [3, "9 % à moins de 6 mois", sumIn(survey, "part_b2", "2018"), true],
  [3, "61 % vers Pôle emploi", sumIn(survey, "part_b5", "2018"), true],
  [4, "61 % des orientés", sumIn(survey, "part_b5", "2018"), true],
  [4, "5 780 adultes", sumIn(yearEnd, "nb_adultes_rsa", "2018-12"), true],
  [5, "258 160 euros", operation("Q3672389"), true],
  [5, "140 000 en 2017", operation("Q3694621"), true],
  [
    5,
    "126,2 équivalents fin 2020",
    sumIn("drees/personnel-social-meuse-2014-2020.csv", "effectif_etp_social", "2020"),
    true,
  ],
  [7, "793 en décembre 2019", sumIn(employed, "salaries_en_insertion", "2019-12"), true],
  [7, "755 en décembre 2020", sumIn(employed, "salaries_en_insertion", "2020-12"), true],
  [9, "224 977 euros en 2019", sumIn("drees/depenses-rsa-meuse-2009-2019.csv", "montant_insertion", "2019"), true],
  [9, "les 47 opérations", linesOf(esf).length, false],
  [14, "4 415", sumIn(caf, "foyers_paje", "2021-12"), false],
  [14, "10 795", sumIn(caf, "foyers_allocations_familiales", "2021-12"), false],
  [15, "98 jeunes en janvier 2017", sumIn(guarantee, "nb_jeunes_garantie", "2017-01"), true],
  [15, "245 en juillet 2020", sumIn(guarantee, "nb_jeunes_garantie", "2020-07"), true],
  [16, "5 230 foyers en octobre 2020", sumIn(provisional, "foyers_rsa", "2020-10"), true],
  [17, "les 47 opérations", linesOf(esf).length, false],
];

/** Every number of an answer. */
function numbersIn(json: unknown): readonly number[] {
  if (typeof json === "number") return [json];
  return json !== null && typeof json === "object" ? Object.values(json).flatMap(numbersIn) : [];
}

test("each figure that the table of the twenty questions quotes is the shipped file's, and the document answers it", async () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const answers = new Map<number, ReadonlySet<number>>();
  for (const [question, words, figure, isAnswered] of quoted) {
    const name = documents[question - 1] ?? "";
    const line = readme.split("\n").find((one) => one.startsWith(`| [${question}](`));
    expect(line).toContain(words);
    expect([
      question,
      words,
      Number(/\d[\d ]*(?:,\d+)?/.exec(words)?.[0].replaceAll(" ", "").replace(",", ".")),
    ]).toEqual([question, words, figure]);
    if (!isAnswered) continue;
    const persona = readers[claimed(name).who ?? ""];
    const reader = persona ? await as(persona, inject("hub")) : {};
    const said =
      answers.get(question) ?? new Set(numbersIn((await ask(textOf(name), {}, inject("hub").url, reader)).data));
    answers.set(question, said);
    expect([question, words, said.has(figure)]).toEqual([question, words, true]);
  }
});
