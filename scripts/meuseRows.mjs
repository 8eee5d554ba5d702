// Writes the shipped files of data/ from copies of their sources: exactly the rows of the Meuse, the producers' own figures.
// node scripts/meuseRows.mjs <folder of the copies>; data/README.md says where each came from.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node scripts/meuseRows.mjs <folder of the copies>");
const data = fileURLToPath(new URL("../data/", import.meta.url));
const { communes } = JSON.parse(readFileSync(join(data, "territory/meuse-territories.json"), "utf8"));

const rowsOf = (file, mark = ";") => {
  const [header, ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = header.split(mark);
  return lines.map((line) => Object.fromEntries(line.split(mark).map((text, at) => [names[at], text])));
};
const write = (file, names, rows) => {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((line) => line.join(";"));
  writeFileSync(join(data, file), `${lines.join("\n")}\n`);
};
const quarter = (period) => period.replace("-Q", "-T");
const placeOf = new Map(
  communes.map(({ code, nom, epci }) => [code, { code_commune: code, commune: nom, siren_epci: epci }]),
);

const jobseekers = rowsOf("dares/defm-abc-communes-meuse-2015-2024.csv", ",").map(({ commune, period, value }) => ({
  ...placeOf.get(commune),
  periode: quarter(period),
  demandeurs_emploi_abc: value,
}));
write("dares/defm-abc-communes-meuse-2015-2024.csv", Object.keys(jobseekers[0]), jobseekers);

const cafMeasures = {
  indfoy_ndur: "foyers_allocataires",
  indnbp_ndur: "personnes_couvertes",
  indfoy_rsa: "foyers_rsa",
  indfoy_ppa: "foyers_prime_activite",
  indfoy_ndural: "foyers_aide_logement",
  indfoy_af: "foyers_allocations_familiales",
  indfoy_ndurpaje: "foyers_paje",
};
const caf = new Map();
for (const { commune, period, measure, value } of rowsOf("caf/caf-communes-meuse-2020-2024.csv", ",")) {
  const key = `${commune} ${period}`;
  if (!caf.has(key)) caf.set(key, { ...placeOf.get(commune), periode: period });
  caf.get(key)[cafMeasures[measure]] = value;
}
const cafColumns = ["code_commune", "commune", "siren_epci", "periode", ...Object.values(cafMeasures)];
write("caf/caf-communes-meuse-2020-2024.csv", cafColumns, [...caf.values()]);
