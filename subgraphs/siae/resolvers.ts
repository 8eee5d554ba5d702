import { type Publisher, publisherGraph } from "@pacte-hub/institution/graphql/publisherGraph";
import { publisherNouns } from "@pacte-hub/institution/graphql/publisherNouns";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { structuresGraph } from "@pacte-hub/structures/graph";
import type { StructureStore } from "@pacte-hub/structures/store";
import { indicators, rates } from "./indicators.ts";

const publisher: Publisher = {
  field: "siae",
  name: "Réseau des SIAE",
  subject: "le réseau des SIAE",
  presentation: `Le réseau des SIAE ${departmentInService.of}.`,
  indicators,
  rates,
  outcomes: indicators.actionExits,
  lengths: {
    usual: { perYear: 1, since: "2017", until: "2021", real: 1 },
    employedMonthly: { perYear: 12, since: "2017-01", until: "2022-12", real: 69 },
  },
};
const nouns = publisherNouns(publisher);
const register = structuresGraph(nouns.types);
const shared = publisherGraph(publisher, nouns);

/** The SIAE network's part of the graph: what every publisher says, and the register of structures. */
export const graph: Graph<StructureStore> = {
  ...shared,
  ...register,
  resolvers: [...register.resolvers, ...shared.resolvers],
  store: (db, asOf) => ({ ...register.store(db, asOf), ...shared.store(db, asOf) }),
  costs: { ...shared.costs, "SiaeInTerritory.structures": 29 },
};
