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

const [dares, jobs] = [
  "dares/defm-abc-communes-meuse-2015-2024.csv",
  "urssaf/emploi-prive-communes-meuse-2015-2025.csv",
];
const [minima, spending] = [
  "drees/minima-annuels-departements-1995-2019.csv",
  "drees/depenses-rsa-meuse-2009-2019.csv",
];
const jobseekersIn = (period: string): number => sumIn(dares, "demandeurs_emploi_abc", period);

/** To the hundredth, as the graph gives a rate. */
const per = (count: number, over: number, under: number): number => Math.round((count * over * 100) / under) / 100;

const departments = linesOf("territory/departments-2019.csv").map((line) => ({
  code: line.code_departement ?? "",
  region: line.code_region,
  population: Number(line.population_2019),
}));
const populationOf = (codes: readonly string[]): number =>
  departments.reduce((sum, one) => sum + (codes.includes(one.code) ? one.population : 0), 0);
const everywhere = departments.flatMap(({ code }) => (code === "55" ? [] : [code]));
const region = departments.flatMap((one) => (one.region === "44" && one.code !== "55" ? [one.code] : []));
const apart = (code: string): number => Math.abs(populationOf([code]) - populationOf(["55"]));
const likeSize = everywhere.toSorted((one, other) => apart(one) - apart(other)).slice(0, 10);

/** Those that the file gives a figure of, with it. */
const givenIn = (codes: readonly string[], file: string, column: string, period: string) =>
  linesOf(file).flatMap((line) => {
    const isGiven = line.periode === period && /^-?[\d.]+$/.test(line[column] ?? "");
    return isGiven && codes.includes(line.code_departement ?? "")
      ? [{ code: line.code_departement ?? "", value: Number(line[column]) }]
      : [];
  });

/** For a thousand inhabitants of those that are given, and of the Meuse where its own figure is. */
function among(codes: readonly string[], file: string, column: string, period: string, own?: number): number {
  const given = givenIn(codes, file, column, period);
  const people = populationOf([...given.map(({ code }) => code), ...(own === undefined ? [] : ["55"])]);
  return per(
    1_000,
    given.reduce((sum, { value }) => sum + value, own ?? 0),
    people,
  );
}

function middleOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}
const medianIn = (codes: readonly string[], column: string, period: string): number =>
  middleOf(givenIn(codes, "drees/oarsa-departements-2015-2018.csv", column, period).map(({ value }) => value));
const medianRate = (codes: readonly string[], column: string, period: string): number =>
  Math.round(
    100 *
      middleOf(
        givenIn(codes, "drees/depenses-departements-1999-2019.csv", column, period).map(
          ({ code, value }) => (1_000 * value) / populationOf([code]),
        ),
      ),
  ) / 100;

const inVerdunZone = new Set(
  linesOf("territory/zones-emploi-2020-meuse.csv").flatMap((line) =>
    line.code_zone === "4426" ? [line.code_commune ?? ""] : [],
  ),
);
const perJobs = (isIn: (line: Line) => boolean): number => {
  const sum = (file: string, column: string) =>
    linesOf(file).reduce(
      (total, line) => total + (line.periode === "2021-T4" && isIn(line) ? Number(line[column]) : 0),
      0,
    );
  return per(100, sum(dares, "demandeurs_emploi_abc"), sum(jobs, "salaries_prives"));
};

/** Departments that have fewer people in SIAE for each inhabitant: the counts are exact. */
const fewerInSiae = (): number =>
  givenIn(everywhere, "asp/salaries-siae-departements-2017-2022.csv", "salaries_en_insertion", "2019-12").filter(
    ({ code, value }) =>
      value / populationOf([code]) < sumIn(employed, "salaries_en_insertion", "2019-12") / populationOf(["55"]),
  ).length;

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
  [1, "43,89 pour 100", per(100, jobseekersIn("2020-T4"), sumIn(jobs, "salaries_prives", "2020-T4")), true],
  [2, "27,04 foyers", per(1_000, sumIn(yearEnd, "foyers_rsa", "2019-12"), populationOf(["55"])), true],
  [2, "25,53 dans", among(likeSize, minima, "foyers_rsa", "2019-12"), true],
  [
    2,
    "28,55 en France",
    among(everywhere, minima, "foyers_rsa", "2019-12", sumIn(yearEnd, "foyers_rsa", "2019-12")),
    true,
  ],
  [3, "81 % dans", medianIn(region, "part_b1", "2018"), true],
  [3, "85 % en France", medianIn(everywhere, "part_b1", "2018"), true],
  [9, "1 222,15 pour", per(1_000, sumIn(spending, "montant_insertion", "2019"), populationOf(["55"])), true],
  [9, "12 218,86", medianRate(region, "montant_insertion", "2019"), true],
  [11, "27,57 demandeurs", perJobs(({ siren_epci }) => siren_epci === "200049187"), true],
  [11, "41,82 dans", perJobs(({ code_commune }) => inVerdunZone.has(code_commune ?? "")), true],
  [
    13,
    "756 en 2017",
    sumIn("asp/barometre-contrats-apprentissage-meuse.csv", "contrats_apprentissage", "2017-12"),
    true,
  ],
  [
    13,
    "1 345 en 2021",
    sumIn("asp/barometre-contrats-apprentissage-meuse.csv", "contrats_apprentissage", "2021-12"),
    true,
  ],
  [14, "74 en décembre", sumIn("asp/barometre-familles-aripa-meuse.csv", "familles_aripa", "2021-12"), true],
  [
    15,
    "3 955 en juillet",
    sumIn("asp/barometre-recrutements-jeunes-meuse.csv", "recrutements_jeunes", "2022-07"),
    true,
  ],
  [
    15,
    "406 en 2021",
    sumIn("asp/barometre-volontaires-service-civique-meuse.csv", "volontaires_service_civique", "2021-12"),
    true,
  ],
  [7, "98 des 100", fewerInSiae(), true],
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

test("each figure that the table of the twenty questions quotes is the shipped file's, and the document answers it", {
  timeout: 120_000,
}, async () => {
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
