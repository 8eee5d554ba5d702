import { communesOf } from "@pacte-hub/data/territories";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actions } from "../demo/pact/actions.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  for (const people of ["registers", "wholes"]) {
    const words = ["load", "department", "--demonstration", "--people", people];
    const { code, said } = await typed(words, {
      HUB_DATA_DIR: hub.dataDir,
      PG_PORT: String(hub.ports.PG_PORT),
      GATEWAY_PORT: String(hub.ports.GATEWAY_PORT),
    });
    expect([code, said]).toEqual([0, expect.any(String)]);
  }
}, 400_000);
afterAll(() => hub.stop());

interface Cell {
  readonly year: number;
  readonly territory: string;
  readonly recommendation: string;
  readonly grain: string;
  readonly otherActions: number;
  readonly reason: string;
}
interface Outcome extends Cell {
  readonly dataset: string;
  readonly unit: string;
  readonly definition: string;
  readonly observation: { readonly value: number | null; readonly status: string } | null;
}

const cell = "year territory recommendation grain otherActions reason origin";
const figure = `${cell} dataset unit definition observation { value status period }`;

/** Recomputed from the register as a reader sees it, by code of its own. */
function others(id: string, { year, territory, recommendation }: Cell): number {
  const span = (one: ReturnType<typeof actions>[number]) => {
    const first = one.steps.find(({ status }) => status === "RUNNING")?.on;
    const last = one.steps.find(({ status }) => ["FINISHED", "ABANDONED"].includes(status))?.on ?? "9999-12-31";
    return first === undefined ? false : first <= `${year}-12-31` && `${year}-01-01` <= last;
  };
  const inside = new Set(communesOf.get(territory));
  return actions().filter(
    (one) =>
      one.id !== id &&
      span(one) &&
      one.recommendations.includes(recommendation) &&
      (communesOf.get(one.territory) ?? []).some((commune) => inside.has(commune)),
  ).length;
}

describe("what came of an action", () => {
  test("is read under it: its own figure where the open register shows it alone, else the address of the coarser one and why", async () => {
    const reader = await as("analyst@department", hub);
    const { data, errors } = await ask(
      `{ actions(origin: DEMONSTRATION, first: 60) { id outcomes { ${cell} } department { outcomes { ${figure} } } } }`,
      {},
      hub.url,
      reader,
    );
    expect(errors).toBeUndefined();
    let [own, shared] = [0, 0];
    for (const { id, outcomes, department } of data.actions as {
      id: string;
      outcomes: readonly Cell[];
      department: { outcomes: readonly Outcome[] };
    }[]) {
      for (const one of outcomes) {
        expect([id, one.otherActions]).toEqual([id, others(id, one)]);
        expect(one.grain).toBe(one.otherActions === 0 ? "ACTION" : "RECOMMENDATION");
        expect(one.reason.length).toBeGreaterThan(40);
      }
      for (const one of department.outcomes) {
        expect([one.dataset, one.unit, one.observation?.status]).toEqual([
          "action-participants",
          "PERSON",
          "PUBLISHED",
        ]);
        expect(one.definition).toContain("participé dans l'année");
        if (one.grain === "ACTION") own += 1;
        else shared += 1;
      }
    }
    console.info(`Of ${own + shared} years of actions, ${own} have a published figure of their own.`);
    expect(own).toBeGreaterThan(20);
  });

  test("is the very figure that is read at its address", async () => {
    const reader = await as("analyst@department", hub);
    const { data } = await ask(
      `{ actions(origin: DEMONSTRATION, first: 60) { department { outcomes { ${figure} } } } }`,
      {},
      hub.url,
      reader,
    );
    const all = (data.actions as { department: { outcomes: readonly Outcome[] } }[]).flatMap(
      ({ department }) => department.outcomes,
    );
    for (const { year, territory, recommendation, observation } of all.slice(0, 8)) {
      const code = `R${recommendation.replace(".", "_")}`;
      const series = `actionParticipants(by: RECOMMENDATION, from: "${year}", to: "${year}", origin: DEMONSTRATION) { value recommendation }`;
      const there = await ask(`{ territory(code: "${territory}") { department { ${series} } } }`, {}, hub.url, reader);
      const found = there.data.territory.department.actionParticipants.find(
        (one: { recommendation: string }) => one.recommendation === code,
      );
      expect(found.value).toBe(observation?.value);
    }
  });

  test("of another institution comes under its own name, and is refused by it where nothing is published or opened", async () => {
    const query = `{ actions(origin: DEMONSTRATION, first: 60) { id outcomes { year } poleEmploi { outcomes { ${cell} dataset unit observation { value } } } } }`;
    const { data, errors } = await ask(query, {}, hub.url);
    const ran = data.actions.filter(({ outcomes }: { outcomes: readonly object[] }) => outcomes.length > 0);
    expect(ran.length).toBeGreaterThan(20);
    for (const { poleEmploi } of ran) expect(poleEmploi.outcomes.length).toBeGreaterThan(0);
    expect(ran[0].poleEmploi.outcomes[0]).toMatchObject({
      dataset: "action-returns-to-work",
      unit: "PERSON",
      observation: null,
    });
    const codes = new Set(errors?.map(({ extensions }) => extensions?.code));
    expect([...codes].every((code) => ["NOT_GRANTED", "NOT_PUBLISHED"].includes(String(code)))).toBe(true);
  });
});
