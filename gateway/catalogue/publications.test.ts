import { describe, expect, test } from "vitest";
import { openOnes, openPublications, type ReleaseAnswer } from "./publications.ts";

const release: ReleaseAnswer = {
  id: "caf:rsa-households:2021-12:1",
  period: "2021-12",
  vintage: 1,
  provisional: false,
  correction: null,
  recordedAt: "2026-11-24T08:00:00Z",
  embargoUntil: null,
  state: "PUBLISHED",
  demonstration: false,
  source: { title: "s_ben_com_f", licence: "Licence Ouverte" },
};
const open = { dataset: "rsa-households", decision: "OPEN" };
const of = (...releases: readonly ReleaseAnswer[]) => ({
  name: "CAF",
  datasets: [{ id: "rsa-households", title: "Foyers du RSA", releases }],
  access: [open],
});
const idsOf = (part: Parameters<typeof openOnes>[0]) => openOnes(part).map(({ id }) => id);

describe("what the feed tells of releases", () => {
  test("is what all may read: nothing under embargo, withdrawn, invented, or opened to some", () => {
    expect(idsOf(of(release, { ...release, id: "replaced", state: "SUPERSEDED" }))).toEqual([release.id, "replaced"]);
    for (const state of ["EMBARGOED", "WITHDRAWN", "SOMETHING_NEW"])
      expect(idsOf(of({ ...release, state }))).toEqual([]);
    expect(idsOf(of({ ...release, demonstration: true }))).toEqual([]);
    for (const decision of ["GRANTED", "REFUSED"])
      expect(idsOf({ ...of(release), access: [{ ...open, decision }] })).toEqual([]);
    expect(idsOf({ ...of(release), access: [] })).toEqual([]);
  });

  test("begins when an embargo ends, and names whoever it has nothing of, with the reason", async () => {
    const late = { ...release, id: "b", embargoUntil: "2026-11-30T09:00:00Z" };
    const askGraph = async <Data extends object>(query: string) => ({
      data: (query.includes("{ caf {") ? { caf: of(release, late) } : null) as Data | null,
      codes: query.includes("{ siae {") ? ["DOOR_CLOSED"] : [],
    });
    const { all, absent } = await openPublications(askGraph, { signal: AbortSignal.timeout(1_000) });
    expect(all.map(({ id, since }) => [id, since])).toEqual([
      [release.id, release.recordedAt],
      ["b", "2026-11-30T09:00:00Z"],
    ]);
    expect(Object.fromEntries(absent)).toEqual({ department: "SILENT", "pole-emploi": "SILENT", siae: "CLOSED" });
  });
});
