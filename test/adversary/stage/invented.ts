import type { SeenStructure, SeenTerritory } from "../fetch/seen.ts";
import { containing } from "../knowledge/sums.ts";

/** Tables that the adversary brings itself: counts it draws at random, that agree with one another as real ones would. */
export interface InventedTable {
  readonly institution: string;
  readonly dataset: string;
  /** A CSV as an institution's steward would publish it. */
  readonly text: string;
}

/** mulberry32: the same seed, the same tables. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Chance = () => number;

/** Mostly small, sometimes large: where withholding is hard. */
const few = (chance: Chance, most: number): number => Math.floor(most * chance() ** 3);
const thinned = (count: number, share: number, chance: Chance): number =>
  Array.from({ length: count }).filter(() => chance() < share).length;

const sexes = ["F", "M"];
const ages = ["LT25", "A25_49", "GE50"];

/** People covered, the adults with duties and those oriented among them, of one quarter: tables of two institutions. */
export function inventedPeople(epcis: readonly string[], year: number, chance: Chance): InventedTable[] {
  const [month, quarter] = [`${year}-03`, `${year}-Q1`];
  const people: string[] = [];
  const adults: string[] = [];
  const oriented: string[] = [];
  for (const epci of epcis) {
    const [single, lone, couple] = [few(chance, 60), few(chance, 40), few(chance, 25)];
    const grown = new Map(sexes.flatMap((sex) => ages.map((age) => [`${sex};${age}`, 0])));
    for (let one = 0; one < single + lone + 2 * couple; one++) {
      const cell = `${sexes[Math.floor(2 * chance())]};${ages[Math.floor(3 * chance())]}`;
      grown.set(cell, (grown.get(cell) ?? 0) + 1);
    }
    let withDuties = 0;
    for (const [cell, count] of grown) {
      const children = cell.endsWith("LT25") ? few(chance, 3 * (lone + couple) + 1) : 0;
      people.push(`${epci};${month};${cell};${count + children}`);
      const bound = thinned(count, 0.7, chance);
      withDuties += bound;
      adults.push(`${epci};${quarter};${cell};${bound}`);
    }
    const pro = thinned(withDuties, 0.4, chance);
    const social = thinned(withDuties - pro, 0.4, chance);
    oriented.push(`${epci};${quarter};PROFESSIONAL;${pro}`, `${epci};${quarter};SOCIAL;${social}`);
  }
  return [
    table("caf", "rsa-people-covered", "territoire;periode;sexe;tranche_age;valeur", people),
    table("department", "adults-with-duties", "territoire;periode;sexe;tranche_age;valeur", adults),
    table("department", "adults-oriented", "territoire;periode;parcours;valeur", oriented),
  ];
}

/** What the structures of the open list brought in a year: some large, some tiny, often alone in their cell. */
export function inventedStructures(
  structures: readonly SeenStructure[],
  territories: readonly SeenTerritory[],
  year: number,
  chance: Chance,
): InventedTable[] {
  const byCode = new Map(territories.map((one) => [one.code, one]));
  const [agreed, worked, employees]: string[][] = [[], [], []];
  for (const { siret, kind, commune } of structures) {
    const epci = [...containing(commune, byCode)].find((code) => byCode.get(code)?.level === "EPCI") ?? "";
    const tenths = 10 + Math.floor(Math.exp(6 * chance()));
    const done = Math.max(5, Math.floor(tenths * (0.7 + 0.3 * chance())));
    const staff = Math.ceil(done / 10) + few(chance, 20);
    const withRsa = thinned(staff, 0.5, chance);
    const place = `${epci};${year};${siret};${kind}`;
    agreed?.push(`${place};${decimal(tenths)}`);
    worked?.push(`${place};${decimal(done)}`);
    employees?.push(`${place};YES;${withRsa}`, `${place};NO;${staff - withRsa}`);
  }
  // Nobody is there: an EPCI without a structure says so by a line, which must name one.
  const named = structures[0]?.siret ?? "";
  for (const epci of territories.filter(({ level }) => level === "EPCI").map(({ code }) => code)) {
    if (agreed?.some((line) => line.startsWith(epci))) continue;
    for (const lines of [agreed, worked]) lines?.push(`${epci};${year};${named};ACI;0`);
    employees?.push(`${epci};${year};${named};ACI;YES;0`);
  }
  return [
    table("siae", "siae-employees", "territoire;periode;structure;mesure;rsa_entree;valeur", employees ?? []),
    table("siae", "siae-fte-agreed", "territoire;periode;structure;mesure;valeur", agreed ?? []),
    table("siae", "siae-fte-worked", "territoire;periode;structure;mesure;valeur", worked ?? []),
  ];
}

const decimal = (tenths: number): string => (tenths / 10).toFixed(1).replace(".", ",");

const table = (institution: string, dataset: string, header: string, lines: readonly string[]): InventedTable => ({
  institution,
  dataset,
  text: [header, ...lines, ""].join("\n"),
});
