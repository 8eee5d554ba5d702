import { describe, expect, test } from "vitest";
import { audit } from "../audit/audit.ts";
import { allFacts } from "../facts.ts";
import { nothingKnown, type Problem } from "../problem.ts";
import { atMost, together } from "../relations.ts";
import { tableProblem } from "../table.ts";
import { defaultSuppression } from "../testbed/policy.ts";
import { componentsOf } from "./components.ts";
import { type Pool, secureEach } from "./pool.ts";
import { secure } from "./secure.ts";
import { secureApart } from "./secureApart.ts";

const policy = defaultSuppression;
/** As compiled by `npm test` before it runs. */
const threads: Pool = {
  file: new URL("../dist/parallel/worker.js", import.meta.url),
  threads: 2,
  seconds: 60,
};

/** A department of 80 communes in 6 EPCI, by sex and age: 1,044 cells, counts that follow from its number. */
function department(number: number, communes = 80): Problem {
  const places = Array.from({ length: communes }, (_, c) => ({
    commune: `${number}-C${c}`,
    epci: `${number}-E${c % 6}`,
    arrondissement: null,
  }));
  const values = [
    ["F", "M"],
    ["15-24", "25-49", "50+"],
  ] as const;
  return tableProblem({
    indicator: `rsa-${number}`,
    period: "2020",
    measure: "COUNT",
    department: `D${number}`,
    places,
    zonings: ["EPCI"],
    dimensions: [
      { name: "sex", values: values[0] },
      { name: "age", values: values[1] },
    ],
    finest: { totals: "COMMUNE", crossed: "COMMUNE" },
    rows: places.flatMap(({ commune }, c) =>
      values[0].flatMap((sex, s) =>
        values[1].map((age, a) => ({ commune, at: [sex, age], value: (c * 7 + s * 3 + a * 5 + number * 11) % 41 })),
      ),
    ),
  });
}

const asking = (problem: Problem, facts = nothingKnown) => ({ problem, policy, facts });
const two = together([department(1), department(2)], []);

describe("problems that nothing ties", () => {
  test("are told apart, whole: each cell and each relation in one of them", () => {
    const parts = componentsOf(asking(two));
    expect(parts.map(({ problem }) => problem)).toEqual([department(1), department(2)]);
  });

  test("are one problem as soon as a relation or a known fact ties them", () => {
    const [a, b] = ["rsa-1|2020|D1|_T|_T", "rsa-2|2020|D2|_T|_T"];
    const tied = together([department(1), department(2)], [atMost(a, b, 2)]);
    expect(componentsOf(asking(tied))).toHaveLength(1);
    const facts = allFacts(nothingKnown, {
      ...nothingKnown,
      relations: [atMost(a, "elsewhere", 2), atMost(b, "elsewhere", 2)],
    });
    expect(componentsOf(asking(two, facts))).toHaveLength(1);
  });

  test("that are small go together: a thread would cost more than it saves", () => {
    const small = together(
      [1, 2, 3].map((number) => department(number, 6)),
      [],
    );
    expect(componentsOf(asking(small))).toHaveLength(1);
  });

  test("protected in threads are protected as each alone is, and the whole withstands its audit", async () => {
    const outcome = await secureApart(asking(two), threads);
    const alone = await Promise.all([department(1), department(2)].map((problem) => secure(asking(problem))));
    if (!outcome.ok || !alone[0]?.ok || !alone[1]?.ok) throw new Error("refused");
    const { table } = outcome.value.protection;
    expect(table.cells).toEqual([...alone[0].value.protection.table.cells, ...alone[1].value.protection.table.cells]);
    expect(outcome.value.report.findings).toEqual([]);
    expect(outcome.value.report.bounds.size).toBe(
      alone[0].value.report.bounds.size + alone[1].value.report.bounds.size,
    );
    const auditOfWhole = await audit(table, nothingKnown);
    expect(auditOfWhole.ok && auditOfWhole.value.findings).toEqual([]);
  });
});

describe("nothing is published", () => {
  const codeOf = async (problem: Problem, pool: Pool) => {
    const outcome = await secureApart(asking(problem), pool);
    return outcome.ok ? "OK" : outcome.refusal.code;
  };
  const running = (code: string, seconds = 60): Pool => ({
    file: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    threads: 2,
    seconds,
  });

  test("when a thread dies, at once or in the middle of its work", async () => {
    expect(await codeOf(two, running("process.exit(3)"))).toBe("SOLVER_FAILED");
    const dying = `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("out of memory") })`;
    expect(await codeOf(two, running(dying))).toBe("SOLVER_FAILED");
  });

  test("when a thread does not answer in time, and it is ended", async () => {
    const mute = `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); })`;
    expect(await codeOf(two, running(mute, 0.2))).toBe("SOLVER_TIMEOUT");
  });

  test("when one of the parts cannot be protected, though the others could", async () => {
    const places = ["A", "B", "C"].map((commune) => ({ commune, epci: "E", arrondissement: null }));
    const lone = tableProblem({
      indicator: "lone",
      period: "2020",
      measure: "COUNT",
      department: "D9",
      places,
      zonings: ["EPCI"],
      dimensions: [],
      finest: { totals: "COMMUNE", crossed: "COMMUNE" },
      rows: places.map(({ commune }, c) => ({ commune, at: [], value: [3, 8, 20][c]! })),
    });
    const atMostFour = { id: "au plus 4", terms: [{ cell: "lone|2020|A", times: 1 }], min: 0, max: 4 };
    const outcome = await secureApart(asking(together([lone, department(1), department(2)], [atMostFour])), threads);
    expect(outcome).toEqual({ ok: false, refusal: { code: "POLICY_IMPOSSIBLE", cell: "lone|2020|A" } });
  });
});

test("threads take the next problem as they come free, and every one is done once", async () => {
  const done: number[] = [];
  function* departments() {
    for (let number = 1; number <= 5; number++) yield asking(department(number, 30));
  }
  const refusal = await secureEach(departments(), threads, (_, at) => done.push(at));
  expect(refusal).toBeNull();
  expect(done.sort()).toEqual([0, 1, 2, 3, 4]);
});
