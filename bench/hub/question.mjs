// The cross-partner question with breakdowns, and the same in SQL: one statement for each of four institutions.
export const parts = [
  {
    name: "department",
    field: "adultsWithDuties",
    database: "department",
    dataset: "adults-with-duties",
    dims: ["AGE", "SEX"],
  },
  { name: "poleEmploi", field: "jobseekers", database: "pole_emploi", dataset: "jobseekers", dims: ["AGE", "SEX"] },
  { name: "caf", field: "rsaHouseholds", database: "caf", dataset: "rsa-households", dims: ["HOUSEHOLD_TYPE"] },
  { name: "siae", field: "employees", database: "siae", dataset: "siae-employees", dims: ["STRUCTURE_KIND"] },
].map((part) => ({ ...part, words: part.dims.map(camel), by: part.dims.map(camel).join(";") }));

function camel(name) {
  return name.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

export const monolithDatabase = "bench_monolith";

const said = "period value status bounds { min max } coverage { present expected }";
const asked = ({ name, field, dims, words }) =>
  `${name} { ${field}(from: "2017", to: "2021", by: [${dims}], origin: DEMONSTRATION) { ${words.join(" ")} ${said} } }`;

export const query = `{ territories(level: EPCI) { code name ${parts.map(asked).join(" ")} } }`;

export const columns = `release, territory, dimensions, breakdown, status, value, lower_bound, upper_bound, standard_error, present, expected`;

const told = `cell.release, cell.territory, cell.breakdown, cell.status, cell.value::float8 as value,
  cell.lower_bound::float8 as min, cell.upper_bound::float8 as max, cell.standard_error::float8 as "standardError",
  cell.present, cell.expected, release.period, release.rounded_to as "roundedTo"`;

/** What an EPCI's code looks like: a SIREN. */
const ofEpcis = "length(cell.territory) = 9";

/** Published tables of an institution, behind no wall, or the monolith's own. */
export const sql = (where) =>
  `select ${told} from ${where === "published" ? "published.release_at(now())" : "release"} as release
     join ${where === "published" ? "published.cell" : "cell"} as cell on cell.release = release.id
    where release.dataset = $1 and cell.dimensions = $2 and ${ofEpcis} ${where === "published" ? "and release.demonstration" : ""}
      and release.first_day >= '2017-01-01' and release.last_day <= '2021-12-31'
    order by cell.territory, release.first_day, release.last_day, cell.breakdown`;
