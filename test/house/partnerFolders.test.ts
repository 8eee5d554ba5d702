import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { beforeAll, describe, expect, test } from "vitest";

/** Whatever lies there is taken in: nobody lists it here. */
const places = ["demo/partners", "partners"];
const folders = places
  .map((place) => inClone(place))
  .filter((place) => existsSync(place))
  .flatMap((place) => readdirSync(place).map((name) => join(place, name)));

const rooms = ["README.md", "extracts", "migrations", "partner.json", "schema.graphql"];

// Whoever asks who there is must be loaded after they have joined.
beforeAll(async () => {
  await import("reflect-metadata");
  const { joinPartners } = await import("@pacte-hub/server/joinedPartners");
  joinPartners({ HUB_PARTNERS: folders.join(",") });
});

test("there are some to walk", () => {
  expect(folders.length).toBeGreaterThan(1);
});

describe.each(folders)("the institution described in %s", (folder) => {
  const described = async () => {
    const { institutionIn } = await import("@pacte-hub/institution/described/institution");
    return institutionIn(folder);
  };

  test("has the same rooms as the others that are described", () => {
    expect(readdirSync(folder).sort()).toEqual(rooms);
  });

  test("promises what its description says, and nothing else: `hub compose`", async () => {
    const { graphIn } = await import("@pacte-hub/institution/described/graph");
    const { sdlOf } = await import("@pacte-hub/institution/server/buildSchema");
    expect(readFileSync(join(folder, "schema.graphql"), "utf8")).toBe(sdlOf(graphIn(folder)));
  });

  test("goes through everybody's history of databases, and its own after", async () => {
    const { migrations, stepsOf } = await import("@pacte-hub/migrations/registry");
    const { partner } = await described();
    const steps = Object.keys(stepsOf(partner.id));
    const [first = {}, ...others] = Object.values(migrations);
    const shared = Object.keys(first).filter((name) => others.every((one) => name in one));
    expect(shared.filter((name) => !steps.includes(name))).toEqual([]);
    expect(steps).toContain("0033_two_persons");
  });

  test("has a rule of secrecy and a unit for each dataset, and ships what it names", async () => {
    const { indicators, policies, shipped, invented = [], partner } = await described();
    expect(indicators.length).toBeGreaterThan(0);
    for (const { id } of indicators) expect([id, policies[id]?.kind]).toEqual([id, expect.any(String)]);
    for (const { file } of [...shipped, ...invented]) expect([file, existsSync(file)]).toEqual([file, true]);
    expect(existsSync(join(folder, "README.md"))).toBe(true);
    expect(partner.folder).toBe(folder);
  });

  test("counts whom the conceptual model knows, where it says whom", async () => {
    const { counts, populations } = await import("@pacte-hub/schema/rules/concepts/model");
    const { inclusions } = await import("@pacte-hub/schema/rules/concepts/ties");
    const { indicators, partner } = await described();
    for (const { population } of partner.concepts ?? [])
      for (const { whole, apartFrom = [] } of population.partOf ?? []) {
        for (const other of [whole, ...apartFrom]) expect(Object.keys(populations)).toContain(other);
        expect(inclusions).toContainEqual(expect.objectContaining({ part: population.id, whole }));
      }
    for (const { dataset } of partner.concepts ?? []) {
      expect(counts[dataset]?.partner).toBe(partner.id);
      expect(indicators.map(({ id }) => id)).toContain(dataset);
    }
  });
});

test("no dataset of theirs has the name of another's", async () => {
  const { partnerIds } = await import("@pacte-hub/schema/model/partner");
  const { institutionOf } = await import("../../hub/start/installed.ts");
  const all = (await Promise.all(partnerIds.map(institutionOf))).flatMap(({ indicators }) =>
    indicators.map(({ id }) => id),
  );
  expect(all.filter((id, at) => all.indexOf(id) < at)).toEqual([]);
});

test("they compose with those of the repository: one graph, where each speaks under its own field", async () => {
  const { joinedSupergraph } = await import("../../hub/start/joinedGraph.ts");
  const { partnerIds, partnerOf } = await import("@pacte-hub/schema/model/partner");
  const supergraph = await joinedSupergraph();
  for (const { field } of partnerIds.map(partnerOf)) expect(supergraph).toContain(`  ${field}: Publisher`);
});
