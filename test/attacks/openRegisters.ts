import { communesOf } from "@pacte-hub/data/territories";
import { expect, test } from "vitest";
import { ask } from "../ask.ts";
import { problemOfAll, trueTables } from "../cube.ts";
import type { Attacked } from "./attacked.ts";

interface OpenAction {
  readonly territory: { readonly code: string };
  readonly recommendations: readonly { readonly code: string }[];
  readonly steps: readonly { readonly status: string; readonly on: string }[];
}

interface OpenStructure {
  readonly kind: string;
  readonly commune: { readonly code: string };
}

/** Written again from the datasets' definitions, by whoever reads the registers without any token. */
export function attacksByOpenRegisters({ hub, institutions, everything }: Attacked): void {
  const read = async (query: string) => {
    const { data, errors } = await ask(query, {}, hub().url);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const isIn = (one: string, other: string): boolean => {
    const [inner, outer] = [communesOf.get(one) ?? [], communesOf.get(other) ?? []];
    return inner.some((commune) => outer.includes(commune));
  };

  test("attack 14: where the register of actions shows none, its outcomes are said not to exist, and nothing is left to learn", {
    timeout: 120_000,
  }, async () => {
    const { actions } = await read(
      "{ actions(origin: DEMONSTRATION) { territory { code } recommendations { code } steps { status on } } }",
    );
    const runs = ({ steps }: OpenAction, year: string): boolean => {
      const first = steps.find(({ status }) => status === "RUNNING")?.on ?? "9999";
      const last = steps.find(({ status }) => ["FINISHED", "ABANDONED"].includes(status))?.on ?? "9999";
      return first <= `${year}-12-31` && last >= `${year}-01-01`;
    };
    const canBe = (year: string, territory: string, recommendation = "_T"): boolean =>
      (actions as OpenAction[]).some(
        (one) =>
          runs(one, year) &&
          isIn(one.territory.code, territory) &&
          (recommendation === "_T" ||
            one.recommendations.some(({ code }) => `R${code.replace(".", "_")}` === recommendation)),
      );
    const outcomes = await cellsOf(["action-participants", "action-returns-to-work", "action-rights-opened"]);
    const zeros = outcomes.filter(({ at: [, year = "", territory = "", value] }) => !canBe(year, territory, value));
    console.log(`${zeros.length} of ${outcomes.length} cells of the outcomes of actions are structural zeros`);
    expect(zeros.length).toBeGreaterThan(4_000);
    expect(zeros.filter(({ seen }) => seen !== "NOT_APPLICABLE")).toEqual([]);
    expect(outcomes.filter((one) => one.seen === "NOT_APPLICABLE" && one.truth > 0)).toEqual([]);
  });

  test("attack 14: where nobody is shown to take part, returns and rights are said not to exist: no zero of theirs is left to open", {
    timeout: 120_000,
  }, async () => {
    const cells = await cellsOf(["action-participants", "action-returns-to-work", "action-rights-opened"]);
    const placeOf = ({ at }: (typeof cells)[number]) => at.slice(1).join("|");
    const isParticipation = ({ at }: (typeof cells)[number]) => at[0] === "action-participants";
    const participants = cells.filter(isParticipation);
    expect(participants.filter(({ seen }) => seen === "WITHHELD")).toEqual([]);
    const empty = new Set(participants.filter(({ truth }) => truth === 0).map(placeOf));
    const outcomes = cells.filter((one) => !isParticipation(one) && empty.has(placeOf(one)));
    expect(outcomes.length).toBeGreaterThan(3_000);
    expect(outcomes.filter(({ seen }) => seen !== "NOT_APPLICABLE")).toEqual([]);
  });

  test("attack 14: where the list of structures shows none of a kind, it is said that nobody can be employed", {
    timeout: 120_000,
  }, async () => {
    const { territory } = await read(`{ territory(code: "55") { siae { structures { kind commune { code } } } } }`);
    const structures = territory.siae.structures as OpenStructure[];
    const canBe = (place: string, kind = "_T"): boolean =>
      structures.some((one) => isIn(one.commune.code, place) && (kind === "_T" || one.kind === kind));
    const kinds = ["ACI", "AI", "EI", "ETTI", "EITI"];
    const cells = await cellsOf(["siae-employees", "siae-exits", "siae-fte-agreed", "siae-fte-worked"]);
    const zeros = cells.filter(
      ({ at: [, , place = "", ...values] }) =>
        !canBe(
          place,
          values.find((one) => kinds.includes(one)),
        ),
    );
    console.log(`${zeros.length} of ${cells.length} cells of the structures are structural zeros`);
    expect(zeros.length).toBeGreaterThan(1_000);
    expect(zeros.filter(({ seen }) => seen !== "NOT_APPLICABLE")).toEqual([]);
  });

  test("each dataset that rests on a register says so, with the definition", async () => {
    const fields = institutions.map(
      ([{ partner }]) => `${partner.field} { datasets { id structuralZeros { register because } } }`,
    );
    const data = await read(`{ ${fields.join(" ")} }`);
    type Dataset = { id: string; structuralZeros: readonly { register: string; because: string }[] };
    const told = institutions.flatMap(([{ partner }]) => data[partner.field].datasets as Dataset[]);
    const resting = told.filter(({ structuralZeros }) => structuralZeros.length > 0);
    expect(resting.map(({ id }) => id).sort()).toEqual([
      "action-exits",
      "action-no-answer-12-months",
      "action-no-answer-6-months",
      "action-participants",
      "action-returns-to-work",
      "action-returns-to-work-12-months",
      "action-rights-opened",
      "siae-employees",
      "siae-exits",
      "siae-fte-agreed",
      "siae-fte-worked",
    ]);
    expect(resting.flatMap((one) => one.structuralZeros).every(({ because }) => because.length > 40)).toBe(true);
  });

  /** The cells of some datasets: where each stands, what was said of it, and its truth, which only the test holds. */
  async function cellsOf(datasets: readonly string[]) {
    const cube = await everything();
    const tables = institutions.flatMap(([institution]) =>
      institution.peoples
        .filter((people) => people.datasets.some((one) => datasets.includes(one)))
        .flatMap((people) => trueTables(institution, people)),
    );
    return tables
      .flatMap((ones) => problemOfAll(ones).cells)
      .map(({ id, value }) => ({ id, at: id.split("|"), truth: value, seen: cube.get(id)?.status }))
      .filter(({ at: [dataset = ""] }) => datasets.includes(dataset))
      .filter(({ seen }) => seen !== undefined);
  }
}
