import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { misfit, stepOf } from "./misfit.ts";
import { exchange as limits } from "./plausibilityThresholds.ts";
import { type Unusual, written } from "./totals.ts";

/** The figures of one period by breakdown, those that are not known left out. */
export interface Broken {
  readonly period: PeriodCode;
  readonly parts: readonly Part[];
}

/** By "territory dimension=value": the sum of its crossings. */
type Margins = ReadonlyMap<string, number>;

/**
 * Two values of a breakdown whose figures have changed places, in the whole file or in one territory: men's under women, a
 * column shifted by one. Compared by the figures of the last release, territory by territory, of which each value keeps its share.
 */
export function exchangedParts(indicator: Indicator, now: Broken, former: Broken): readonly Unusual[] {
  const [after, before] = [marginsOf(indicator, now), marginsOf(indicator, former)];
  const step = stepOf(indicator);
  const pairs = pairsIn([...after.keys()].filter((key) => before.has(key)));
  const compared = [...pairs].map(([pair, at]): Compared => {
    const [one = "", other = ""] = pair.split(" ");
    return {
      one,
      other,
      after,
      before,
      at,
      gains: at.map((territory) => gainAt(territory, { one, other, after, before, step })),
    };
  });
  const whole = compared.filter(isWhole);
  if (whole.length > 0) return whole.map((pair) => told(wholeSentence(pair, now, former)));
  const places = compared.flatMap((pair) =>
    pair.gains.flatMap(({ territory, inPlace, exchanged }) => {
      const isFit = exchanged < limits.gain && inPlace - exchanged > limits.gain * limits.ofJumpy;
      return isFit ? [{ territory, pair, gain: inPlace - exchanged }] : [];
    }),
  );
  return [...grouped(places, ({ territory }) => territory)].map(([territory, own]) => {
    const best = own.reduce((most, one) => (one.gain > most.gain ? one : most));
    return told(placeSentence(territory, best.pair, now, former));
  });
}

interface Compared extends Told {
  readonly gains: readonly { readonly territory: string; readonly inPlace: number; readonly exchanged: number }[];
}

/** More than chance brings, of which the sum grows with the territories as the square root of their number. */
function isWhole({ gains }: Compared): boolean {
  const [inPlace, exchanged] = [
    gains.reduce((sum, one) => sum + one.inPlace, 0),
    gains.reduce((sum, one) => sum + one.exchanged, 0),
  ];
  return inPlace - exchanged > limits.gain * (2 + Math.sqrt(gains.length)) && exchanged * 2 < inPlace;
}

const told = (sentence: string): Unusual => ({ sentence, isGross: true, code: "FIGURES_EXCHANGED" });

/** Of territories of the finest level: as they are given, or the sum of their crossings where all are known. */
function marginsOf({ finest }: Indicator, { parts }: Broken): Margins {
  const fine = parts.filter(({ territory }) => territories.get(territory)?.level === finest);
  const most = Math.max(0, ...fine.map(({ breakdown }) => breakdown.split(";").length));
  const given = new Map<string, number>();
  const sums = new Map<string, { value: number; of: Set<string> }>();
  for (const { territory, breakdown, value } of fine) {
    const texts = breakdown.split(";");
    if (texts.length === 1)
      given.set(`${territory} ${breakdown}`, (given.get(`${territory} ${breakdown}`) ?? 0) + value);
    if (texts.length < most || most === 1) continue;
    for (const text of texts) {
      const sum = sums.get(`${territory} ${text}`) ?? { value: 0, of: new Set() };
      sums.set(`${territory} ${text}`, { value: sum.value + value, of: sum.of.add(breakdown) });
    }
  }
  const whole = new Map<string, number>();
  for (const [key, { of }] of sums) whole.set(valueIn(key), Math.max(of.size, whole.get(valueIn(key)) ?? 0));
  const summed = [...sums].flatMap(([key, { value, of }]) =>
    of.size === whole.get(valueIn(key)) ? [[key, value] as const] : [],
  );
  return new Map([...summed, ...given]);
}

const valueIn = (key: string): string => key.split(" ")[1] ?? "";

/** Which territories tell of which pair of values: "sex=F sex=M" → codes. */
function pairsIn(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  for (const [territory, own] of grouped(keys, (key) => key.split(" ")[0] ?? "")) {
    const values = own.map((key) => key.split(" ")[1] ?? "").toSorted();
    for (const [at, one] of values.entries())
      for (const other of values.slice(at + 1)) {
        if (one.split("=")[0] !== other.split("=")[0]) continue;
        const pair = `${one} ${other}`;
        pairs.set(pair, [...(pairs.get(pair) ?? []), territory]);
      }
  }
  return pairs;
}

interface Weighed {
  readonly one: string;
  readonly other: string;
  readonly after: Margins;
  readonly before: Margins;
  readonly step: number;
}

/** In place less exchanged, once both years have the same total: a territory that grew has not changed its shares. */
function gainAt(territory: string, { one, other, after, before, step }: Weighed) {
  const of = (margins: Margins, value: string) => margins.get(`${territory} ${value}`) ?? 0;
  const [a, b] = [of(after, one), of(after, other)];
  const growth = (a + b) / Math.max(1, of(before, one) + of(before, other));
  const [c, d] = [of(before, one) * growth, of(before, other) * growth];
  const inPlace = misfit(a, c, step) + misfit(b, d, step);
  const exchanged = misfit(a, d, step) + misfit(b, c, step);
  return { territory, inPlace, exchanged };
}

type Told = Omit<Weighed, "step"> & { readonly at: readonly string[] };

const sharesOf = ({ one, other, after, before }: Told, at: readonly string[]) => {
  const sum = (margins: Margins, value: string) =>
    at.reduce((total, territory) => total + (margins.get(`${territory} ${value}`) ?? 0), 0);
  return [sum(after, one), sum(after, other), sum(before, one), sum(before, other)].map(written);
};

function wholeSentence(told: Told, now: Broken, former: Broken): string {
  const [a, b, c, d] = sharesOf(told, told.at);
  return `${now.period} : ${told.one} (${a}, et ${c} en ${former.period}) et ${told.other} (${b}, et ${d}) semblent échangés : territoire par territoire, chacun a les chiffres de l'autre.`;
}

function placeSentence(territory: string, told: Told, now: Broken, former: Broken): string {
  const [a, b, c, d] = sharesOf(told, [territory]);
  const name = territories.get(territory)?.name ?? territory;
  return `${now.period}, ${name} : ${told.one} (${a}, et ${c} en ${former.period}) et ${told.other} (${b}, et ${d}) semblent échangés.`;
}
