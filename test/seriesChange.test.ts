import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { byHand, type Change, epcis, type Figure, notCollected } from "./changeByHand.ts";
import { isProof } from "./proof.ts";

const institutions = { caf: "caf", department: "department", poleEmploi: "poleEmploi", siae: "siae" } as const;
const changed =
  "absolute absoluteBounds { min max } relative relativeBounds { min max } reason before { period } after { period } cautions { code sentence }";

const figures = "period value status bounds { min max } coverage { present expected }";

/** Every two periods that follow each other (`npm test`: one in eight), and the first and the last. */
const pairsOf = <One>(series: readonly One[]): (readonly [One, One])[] => {
  const all = series.slice(1).map((after, at) => [series[at], after] as [One, One]);
  const next = isProof ? all : all.filter((_, at) => at % 8 === 0);
  return series.length > 2 ? [...next, [series[0], series.at(-1)] as [One, One]] : next;
};

describe("a change is what the two figures of the series make of it, by other code", () => {
  test.each(Object.keys(institutions))(
    "%s: every real series of the Meuse and of each EPCI, every two periods that follow, the first and the last",
    { timeout: 300_000 },
    async (field) => {
      const { data } = await ask(`{ ${field} { datasets { id field periods levels } } }`);
      const epciOf = epcis();
      let compared = 0;
      const differences: unknown[] = [];
      for (const { id, field: name, periods, levels } of data[field].datasets) {
        if (periods.length < 2) continue;
        const places = (levels as string[]).filter((level) => level === "DEPARTMENT" || level === "EPCI");
        for (const level of places) {
          const territories = `territories(level: ${level}) { code ${field}`;
          const read = await ask(`{ ${territories} { ${name} { ${figures} } } } }`);
          const silentIn = await notCollected(field, name, levels);
          const asked = pairsOf(periods as string[]).map(
            ([from, to], at) => `c${at}: change(from: "${from}", to: "${to}") { ${changed} }`,
          );
          for (let at = 0; at < asked.length; at += 24) {
            const { data: answer, errors } = await ask(
              `{ ${territories} { series(of: "${id}") { ${asked.slice(at, at + 24).join(" ")} } } } }`,
            );
            expect(errors).toBeUndefined();
            for (const [place, one] of answer.territories.entries()) {
              const series = new Map<string, Figure>(
                (read.data.territories[place][field][name] as Figure[]).map((figure) => [figure.period, figure]),
              );
              for (const [change] of Object.values(one[field].series) as [Change | undefined][]) {
                if (!change) continue;
                const [before, after] = [series.get(change.before.period), series.get(change.after.period)];
                compared += 1;
                const { absolute, absoluteBounds, relative, relativeBounds, reason } = change;
                const said = { absolute, absoluteBounds, relative, relativeBounds, reason };
                const lacking = (period: string) =>
                  (silentIn.get(period) ?? []).filter((code) => one.code === "55" || epciOf.get(code) === one.code);
                const own = before && after && byHand(before, after, lacking);
                if (JSON.stringify(own) !== JSON.stringify(said))
                  differences.push([id, one.code, change.before, change.after, own, said]);
              }
            }
          }
        }
      }
      expect(differences.slice(0, 5)).toEqual([]);
      expect(compared).toBeGreaterThan(isProof ? (field === "siae" ? 50 : 100) : 8);
      console.info(`${field}: ${compared} changes recomputed, ${differences.length} differences`);
    },
  );
});

describe("what is to be known of a series is said where it is read", () => {
  const seriesOf = async (field: string, of: string, what: string, code = "55") => {
    const { data, errors } = await ask(
      `{ territory(code: "${code}") { ${field} { series(of: "${of}") { ${what} } } } }`,
    );
    return { series: data?.territory?.[field]?.series, errors };
  };

  test("a break between the two figures, a provisional figure, another season", async () => {
    const { series } = await seriesOf(
      "siae",
      "siae-employed-monthly",
      `breaks { from because } across: change(from: "2020-03", to: "2021-03") { cautions { code sentence } } before: change(from: "2019-03", to: "2020-03") { cautions { code } }`,
    );
    const [broken] = series.breaks;
    expect(series.across[0].cautions).toContainEqual({
      code: "SERIES_BREAK",
      sentence: `La série se rompt à partir de ${broken.from} : ${broken.because}`,
    });
    expect(series.before[0].cautions.map(({ code }: { code: string }) => code)).not.toContain("SERIES_BREAK");
    const all = await seriesOf(
      "department",
      "rsa-households-all-regimes",
      `change(from: "2019-12", to: "2020-10") { cautions { code } }`,
    );
    const codes = all.series.change[0].cautions.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(["PROVISIONAL", "ROUNDED", "SEASONS_DIFFER"]));
  });

  test("the next publication is never supposed: no source says it, and that is said", async () => {
    const { series } = await seriesOf("poleEmploi", "jobseekers", "nextPublication { on period sentence }");
    expect(series.nextPublication).toEqual({
      on: null,
      period: null,
      sentence: "Ni l'institution ni aucune source que le hub a lue ne dit quand paraîtront les prochains chiffres.",
    });
  });

  test.each([
    ['from: "2021-12", to: "2020-12"', "PERIOD_REVERSED"],
    ['from: "2020-12", to: "2020-12"', "SAME_PERIOD"],
    ['from: "2020-12", to: "2021"', "PERIOD_STEPS_DIFFER"],
    ['from: "2020-11", to: "2021-12"', "PERIOD_NOT_PUBLISHED"],
    ['from: "2020", to: "2021"', "PERIOD_NOT_PUBLISHED"],
    ['from: "2020-12", to: "2031-12"', "PERIOD_NOT_PUBLISHED"],
    ['from: "hier", to: "2020-12"', "INVALID_PERIOD"],
    ['from: "2020-12", to: "2021-12", by: [SEX]', "NOT_BROKEN_DOWN"],
  ])("%s is refused: %s", async (span, code) => {
    const { errors } = await seriesOf("caf", "rsa-households", `change(${span}) { absolute }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

describe("a dataset tells what may be asked of it", () => {
  test("each field it names gives it, at each level it names, for the periods it names, and at no other level", async () => {
    for (const field of Object.keys(institutions)) {
      const { data } = await ask(
        `{ ${field} { datasets { id field levels periods dimensions { dimension label isPublished values { code label isPossible } } rates { field numerator denominator } sources { title } } } }`,
      );
      for (const { id, field: name, levels, periods, dimensions, sources } of data[field].datasets) {
        expect([id, name]).toEqual([id, expect.any(String)]);
        for (const { label, values } of dimensions) {
          expect(label).not.toBe("");
          for (const value of values) expect([id, value.label]).not.toEqual([id, ""]);
        }
        if (periods.length === 0) continue;
        expect(sources.length).toBeGreaterThan(0);
        const places = { DEPARTMENT: "55", ARRONDISSEMENT: "551", EPCI: "200049187", COMMUNE: "55545" };
        for (const [level, code] of Object.entries(places)) {
          const query = `{ territory(code: "${code}") { ${field} { ${name} { period } } } }`;
          const { data: told, errors } = await ask(query);
          const seen = told.territory[field][name]?.map(({ period }: { period: string }) => period) ?? null;
          if (levels.includes(level)) expect([id, level, seen]).toEqual([id, level, periods]);
          else expect([id, level, errors?.[0]?.extensions?.code]).toEqual([id, level, "LEVEL_NOT_PUBLISHED"]);
        }
        for (const { dimension, isPublished } of dimensions) {
          const query = `{ territory(code: "55") { ${field} { ${name}(by: [${dimension}]) { period } } } }`;
          const { errors } = await ask(query);
          if (isPublished !== null) expect([id, dimension, errors === undefined]).toEqual([id, dimension, isPublished]);
        }
      }
    }
  }, 240_000);
});

describe("several territories at once", () => {
  test("by their codes, in the order asked, each once; one that is unknown is an error with the nearest", async () => {
    const { data } = await ask('{ territories(codes: ["55545", "55", "200049187", "55545"]) { code } }');
    expect(data.territories.map(({ code }: { code: string }) => code)).toEqual(["55545", "55", "200049187"]);
    const { errors } = await ask('{ territories(codes: ["55545", "200033026"]) { code } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNKNOWN_TERRITORY", suggestion: "200033025" });
  });

  test("by their name, without accents; a name that none has is an error with the nearest", async () => {
    const { data } = await ask('{ territories(name: "saint mihiel", level: COMMUNE) { name } }');
    expect(data.territories[0]).toEqual({ name: "Saint-Mihiel" });
    const { errors } = await ask('{ territories(name: "Ancervile") { name } }');
    expect(errors?.[0]).toMatchObject({
      message: "Aucun territoire de la Meuse n'a « Ancervile » dans son nom. Vouliez-vous dire « Ancerville » ?",
      extensions: { code: "UNKNOWN_TERRITORY", suggestion: "Ancerville" },
    });
  });

  test("cost what is asked, not what there is", async () => {
    const costOf = async (query: string) => Number((await ask(query)).extensions?.cost);
    const figure = "caf { rsaHouseholds { value } }";
    const [three, all] = [
      await costOf(`{ territories(codes: ["55545", "55", "551"]) { ${figure} } }`),
      await costOf(`{ territories { ${figure} } }`),
    ];
    // A question asked for the first time pays for its plan besides.
    expect(three).toBeLessThan(all / 40);
  });
});
