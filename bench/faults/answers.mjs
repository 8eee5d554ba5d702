/** What readers ask all the while: each institution's part of an answer stands under its own field. */
export const questions = [
  `{ territories(level: EPCI) { code
    caf { rsaHouseholds(from: "2021-12", to: "2021-12") { period value status } }
    poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { period value status } }
    siae { structureCount { period value } }
    department { conventions { id } } } }`,
  `{ territory(code: "55") { name
    caf { rsaHouseholds(from: "2020-12", to: "2022-12") { period value status bounds { min max } } }
    siae { employedMonthly(from: "2021-01", to: "2021-12") { period value } } } }`,
  `{ territory(code: "200049187") { name poleEmploi { jobseekers(from: "2021-Q1", to: "2021-Q4") { period value status } } } }`,
];

const partners = { caf: "caf", poleEmploi: "pole-emploi", siae: "siae", department: "department" };

/** Thrown where the balancer itself answers that no gateway is ready, and when to come back. */
export class NoGateway extends Error {
  constructor(seconds) {
    super("no gateway is ready");
    this.comeBackMs = seconds * 1_000;
  }
}

export async function ask(url, query) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
  const answer = await response.json();
  const isWithout = answer.errors?.some(({ extensions }) => extensions?.code === "HUB_UNAVAILABLE");
  if (isWithout) throw new NoGateway(Number(response.headers.get("retry-after")));
  return answer;
}

/** "RIGHT": to the last figure what is expected. "PARTIAL": but for institutions whose absence is said. Else why it is wrong. */
export function judged({ data, errors = [] }, expected) {
  const silent = new Set(errors.map(({ extensions }) => extensions?.institution).filter(Boolean));
  const unlabelled = errors.find(({ extensions }) => extensions?.code !== "PARTNER_UNAVAILABLE");
  if (unlabelled) return `error ${unlabelled.extensions?.code}: ${unlabelled.message}`;
  if (!data) return "nothing at all";
  const fault = faultIn(data, expected.data, silent);
  if (fault) return fault;
  return errors.length > 0 ? "PARTIAL" : "RIGHT";
}

/** Walks both; an institution that is said to be silent may be null, and nothing else may differ. */
function faultIn(found, wanted, silent, path = "") {
  if (found === null || wanted === null || typeof wanted !== "object")
    return found === wanted ? null : `${path}: ${JSON.stringify(found)} for ${JSON.stringify(wanted)}`;
  for (const key of Object.keys(wanted)) {
    const isAbsent = found[key] === null && key in partners && silent.has(partners[key]);
    const fault = isAbsent ? null : faultIn(found[key] ?? null, wanted[key], silent, `${path}/${key}`);
    if (fault) return fault;
  }
  return Object.keys(found).length === Object.keys(wanted).length ? null : `${path}: more or less than expected`;
}

export const at = (values, share) => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Least squares: y a unit of x. */
export function slopeOf(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
