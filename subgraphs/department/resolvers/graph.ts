import { publisherResolvers } from "../../../runtime/read/publisher.ts";
import type { Context } from "../../../runtime/serve/context.ts";
import type { Graph } from "../../../runtime/serve/graph.ts";
import { type DepartmentStore, departmentStore } from "../store/read.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { conventionById, conventionResolvers } from "./convention.ts";
import { committeeById, governanceResolvers } from "./governance.ts";
import { pactResolvers } from "./pact.ts";
import { territoryResolvers } from "./territory.ts";

type Ours = Context<DepartmentStore>;

/** The Department's part of the graph. */
export const graph: Graph<DepartmentStore> = {
  resolvers: [
    ...pactResolvers,
    ...territoryResolvers,
    ...conventionResolvers,
    ...governanceResolvers,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfDepartment],
  references: {
    Convention: ({ id }, { store }: Ours) => conventionById(store, id ?? ""),
    Committee: ({ id }, { store }: Ours) => committeeById(store, id ?? ""),
    Institution: async ({ id }, { store }: Ours) =>
      (await store.all("institution")).find((one) => one.id === id) ?? null,
  },
  store: departmentStore,
};
