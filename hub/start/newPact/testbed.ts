import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const commune = (code: string, arrondissement = "541") => ({
  code,
  nom: `Commune ${code}`,
  type: "commune-actuelle",
  departement: "54",
  arrondissement,
  population: code === "54001" ? 120 : 7,
});

/** A geographic code of a few places; what its EPCI say of their members is of another year, as in the real one. */
export const fewPlaces = {
  departements: [{ code: "54", nom: "Meurthe-et-Moselle" }],
  arrondissements: [
    { code: "541", nom: "Val-de-Briey", departement: "54" },
    { code: "551", nom: "Bar-le-Duc", departement: "55" },
  ],
  communes: [
    commune("54001"),
    commune("54002"),
    { code: "54003", nom: "Ancienne", type: "commune-deleguee", departement: "54", chefLieu: "54002" },
    { ...commune("55001"), departement: "55" },
  ],
  epci: [
    { code: "200000001", nom: "CC d'ici", membres: [{ code: "54001", populationMunicipale: 119 }] },
    {
      code: "200000002",
      nom: "CC d'à côté",
      membres: ["54002", "55001", "55002"].map((code) => ({ code, populationMunicipale: 6 })),
    },
  ],
};

/** Lays a copy of the geographic code's package in a folder. */
export function codePackageIn(folder: string, change: Partial<Record<keyof typeof fewPlaces, unknown>> = {}): void {
  mkdirSync(join(folder, "data"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "code", version: "1.0.0" }));
  for (const [name, places] of Object.entries({ ...fewPlaces, ...change }))
    writeFileSync(join(folder, "data", `${name}.json`), JSON.stringify(places));
}
