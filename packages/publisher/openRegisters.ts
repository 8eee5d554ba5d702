import { pactInService } from "@pacte-hub/data/pactInService";
import { shippedPacts } from "@pacte-hub/data/pacts";
import type { Action } from "@pacte-hub/schema/model/action";
import type { OpenRegister, RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { entryOfAction } from "@pacte-hub/schema/rules/structuralZeros";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { type HubReading, questionTo } from "./hub.ts";

/** Which register is wanted, its real rows or its invented ones. */
export interface WantedRegister {
  readonly register: OpenRegister;
  readonly demonstration: boolean;
}

/** How a publisher reads the registers that everybody reads. */
export type OpenRegisters = (wanted: WantedRegister) => Promise<readonly RegisterEntry[]>;

/** Reads through the hub, as any reader would. @throws OperatorError when the register's keeper does not answer. */
export const registersThroughHub =
  (hub: HubReading): OpenRegisters =>
  ({ register, demonstration }) =>
    register === "ACTION" ? actionsOf(hub, demonstration) : structuresOf(hub);

/** The graph gives no more lines at once. */
const mostLines = 200;
type AnsweredAction = Pick<Action, "id" | "steps"> & {
  readonly territory: { readonly code: string };
  readonly recommendations: readonly { readonly code: string }[];
};

async function actionsOf(hub: HubReading, demonstration: boolean): Promise<readonly RegisterEntry[]> {
  // An action is of one annual sub-programme: of a year that has none, the register refuses to be asked.
  const sentence = silent("department");
  const { pacts } = await questionTo<{ readonly pacts: readonly { readonly years: readonly number[] }[] | null }>(
    hub,
    "department",
    { query: "{ pacts { years } }", isAnswered: ({ pacts }) => pacts !== null, sentence },
  );
  const years = [...new Set(pacts?.flatMap((one) => one.years))];
  if (years.length === 0) return [];
  const fields = "id territory { code } recommendations { code } steps { status on }";
  const origin = demonstration ? "DEMONSTRATION" : "REAL";
  const selections = years.map(
    (year) => `y${year}: actions(origin: ${origin}, year: ${year}, first: ${mostLines}) { ${fields} }`,
  );
  type Lists = Readonly<Record<string, readonly AnsweredAction[] | null>>;
  const listsIn = (answer: Lists) => years.map((year) => answer[`y${year}`] ?? null);
  const answer = await questionTo<Lists>(hub, "department", {
    query: `{ ${selections.join(" ")} }`,
    isAnswered: (data) => listsIn(data).every((list) => list !== null),
    sentence,
  });
  const lists = listsIn(answer);
  if (lists.some((list) => list?.length === mostLines)) throw new OperatorError(tooMany, "REGISTER_TOO_LONG");
  return lists.flatMap((list) =>
    (list ?? []).flatMap(({ id, territory, recommendations, steps }) => {
      const codes = recommendations.map(({ code }) => code);
      const entry = entryOfAction({ territory: territory.code, recommendations: codes, steps });
      return entry ? [{ ...entry, id }] : [];
    }),
  );
}

interface AnsweredStructures {
  readonly territory: {
    readonly siae: { readonly structures: readonly { kind: string; commune: { code: string } }[] } | null;
  } | null;
}

/** The years of the Pacts, for which the demonstration takes the list of a month for that of each: of others it says nothing. */
const supposed = () => ({
  first: shippedPacts()[0]?.start ?? "",
  last: shippedPacts().reduce((last, { end }) => (end > last ? end : last), ""),
});

async function structuresOf(hub: HubReading): Promise<readonly RegisterEntry[]> {
  const query = `{ territory(code: "${pactInService.department}") { siae { structures { kind commune { code } } } } }`;
  const { territory } = await questionTo<AnsweredStructures>(hub, "siae", {
    query,
    isAnswered: (data) => Boolean(data.territory?.siae),
    sentence: silent("siae"),
  });
  return (territory?.siae?.structures ?? []).map(({ kind, commune }) => ({
    territory: commune.code,
    at: { structureKind: [kind] },
    ...supposed(),
  }));
}

const silent = (partner: "department" | "siae"): string =>
  `Rien n'est publié : le registre ouvert de ${partnerOf(partner).name} ne se lit pas, et ce qu'il montre doit être pris en compte. Réessayez quand le hub répond.`;

const tooMany = `Rien n'est publié : le registre des actions compte ${mostLines} actions ou plus d'une même année, que le graphe ne donne pas toutes.`;
