import { asked, type HubReader } from "./reader.ts";
import type { SeenAction, SeenStructure, SeenTerritory } from "./seen.ts";

/** The register of actions as anybody may read it: what ran, when, where, for which recommendations. */
export async function registerOfActions(reader: HubReader, years: readonly number[]): Promise<SeenAction[]> {
  const all: SeenAction[] = [];
  for (const year of years) {
    const { data } = await asked(
      reader,
      `{ actions(origin: DEMONSTRATION, year: ${year}) {
        id year steps { status on } recommendations { code } territory { code } } }`,
    );
    for (const { recommendations, territory, ...action } of data?.actions ?? []) {
      const codes = (recommendations as { code: string }[]).map(({ code }) => code);
      all.push({ ...action, recommendations: codes, territory: territory.code });
    }
  }
  return all;
}

/** The open list of work-integration structures: kind and seat of each. */
export async function listOfStructures(reader: HubReader): Promise<SeenStructure[]> {
  const { data } = await asked(
    reader,
    `{ territory(code: "55") { siae { structures { siret kind commune { code } } } } }`,
  );
  const structures = data?.territory?.siae?.structures ?? [];
  return structures.map(({ siret, kind, commune }: { siret: string; kind: string; commune: { code: string } }) => ({
    siret,
    kind,
    commune: commune.code,
  }));
}

interface Listed {
  readonly code: string;
  readonly level: string;
  readonly parent: { readonly code: string } | null;
}

/** Department, arrondissements, EPCI and communes, each with what holds it. */
export async function geography(reader: HubReader): Promise<SeenTerritory[]> {
  const { data } = await asked(
    reader,
    `{ communes: territories(level: COMMUNE) { code level parent { code } }
       epci: territories(level: EPCI) { code level parent { code } }
       arrondissements: territories(level: ARRONDISSEMENT) { code level parent { code } children(level: COMMUNE) { code } }
       department: territories(level: DEPARTMENT) { code level parent { code } } }`,
  );
  const districtOf = new Map<string, string>();
  for (const { code, children } of data.arrondissements) {
    for (const commune of children as { code: string }[]) districtOf.set(commune.code, code);
  }
  const all: Listed[] = [...data.department, ...data.arrondissements, ...data.epci, ...data.communes];
  return all.map(({ code, level, parent }) => {
    const district = districtOf.get(code);
    return { code, level, parents: [...(parent ? [parent.code] : []), ...(district ? [district] : [])] };
  });
}
