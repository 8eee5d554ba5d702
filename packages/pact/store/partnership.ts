import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Convention } from "@pacte-hub/schema/model/convention";
import type { ConventionSignature } from "@pacte-hub/schema/model/conventionSignature";
import type { Day } from "@pacte-hub/schema/model/period";
import type { Entry } from "@pacte-hub/schema/model/record";
import type { Origin } from "@pacte-hub/schema/model/release";
import { signedDayOf } from "@pacte-hub/schema/rules/conventionBySignatures";
import {
  byCitation,
  coFunded,
  medianDaysToSolve,
  type Participation,
  participation,
  tally,
} from "@pacte-hub/schema/rules/partnership";
import { isOfKind } from "./conventionState.ts";
import type { DepartmentStore } from "./read.ts";

export interface PartnershipAsk {
  /** null: the whole Pact. */
  readonly year: number | null;
  readonly on: Day;
  readonly origin: Origin;
}

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly value: number | null;
  readonly explanation: string;
  readonly demonstration: boolean;
}

export interface Partnership {
  readonly year: number | null;
  readonly on: Day;
  readonly demonstration: boolean;
  readonly measures: readonly Measure[];
  readonly participation: readonly (Participation & { readonly demonstration: boolean })[];
}

/** A convention with the day on which the last of its parties signed it, where the register holds every signature. */
const asSigned =
  (words: readonly Entry<ConventionSignature>[], on: Day) =>
  (convention: Entry<Convention>): Entry<Convention> => ({
    ...convention,
    signed: signedDayOf(
      convention,
      words.filter((word) => word.convention === convention.id && isOfKind(word, convention.record)),
      on,
    ),
  });

/** The partnership in measures, from what the Department's registers hold: computed each time, never stored. */
export async function partnershipOf(
  store: DepartmentStore,
  { year, on, origin }: PartnershipAsk,
): Promise<Partnership> {
  const demonstration = origin === "DEMONSTRATION";
  const within = (day: Day): boolean => day <= on && (year === null || day.startsWith(String(year)));
  const [allMeetings, allPoints, allDecisions, requests, conventions, words] = await Promise.all([
    store.all("meeting"),
    store.all("blocking-point"),
    store.all("funding-decision"),
    store.all("funding-request"),
    store.all("convention"),
    store.all("convention-signature"),
  ]);
  const meetings = ofOrigin(allMeetings, origin).filter(({ heldOn }) => within(heldOn));
  const points = ofOrigin(allPoints, origin).filter(({ openedOn }) => within(openedOn));
  const decisions = ofOrigin(allDecisions, origin).filter(
    ({ budgetYear, decidedOn }) => (year === null || budgetYear === year) && (decidedOn ?? "") <= on,
  );
  const { held: coFundable, unknown } = byCitation(decisions, requests);
  const { signed, late, expired, renewed } = tally(ofOrigin(conventions, "REAL").map(asSigned(words, on)), on);
  const solved = points.map((point) =>
    point.solvedOn !== null && point.solvedOn <= on ? point : { ...point, solvedOn: null },
  );
  const measure = (id: string, title: string, value: number | null, explanation: string): Measure => ({
    id,
    title,
    value,
    explanation,
    demonstration,
  });
  // Conventions are the Pact's own whatever the origin asked: they are never a demonstration.
  const ofConventions = (id: string, title: string, value: number, explanation: string): Measure => ({
    ...measure(id, title, value, explanation),
    demonstration: false,
  });
  return {
    year,
    on,
    demonstration,
    measures: [
      measure("meetings-held", "Réunions tenues", meetings.length, "Réunions inscrites au registre du Département."),
      measure(
        "actions-co-funded",
        "Actions cofinancées par deux financeurs ou plus",
        coFunded(coFundable).length,
        "D'après les seules décisions que le Département connaît : les siennes, et celles que lui déclarent les financeurs sans sous-graphe. Les décisions de la CAF, de Pôle emploi et des SIAE se lisent sous leur nom, action par action.",
      ),
      measure(
        "decisions-without-request",
        "Décisions sur une demande que le registre ne connaît pas",
        unknown.length,
        "Celles de ces mêmes décisions qui citent une demande inconnue du registre, retirée, d'un autre financeur ou d'une autre année : elles valent, et ne sont pas comptées parmi les cofinancements.",
      ),
      measure("blocking-points-opened", "Points de blocage ouverts", points.length, "Ouverts dans la période."),
      measure(
        "blocking-points-unsolved",
        "Points de blocage non levés",
        solved.filter(({ solvedOn }) => solvedOn === null).length,
        "Ouverts dans la période et non levés au jour demandé.",
      ),
      measure(
        "days-to-solve",
        "Jours pour lever un point de blocage (médiane)",
        medianDaysToSolve(solved),
        "De l'ouverture à la levée, pour les points ouverts dans la période et levés ; rien à mesurer si aucun ne l'est.",
      ),
      ofConventions(
        "conventions-signed",
        "Conventions signées",
        signed,
        "Celles dont le registre connaît la signature au jour demandé.",
      ),
      ofConventions(
        "conventions-late",
        "Conventions en retard de signature",
        late,
        "Signature attendue par le Pacte, jour passé, et rien au registre ne dit qu'elle a eu lieu : le retard peut n'être que du registre.",
      ),
      ofConventions("conventions-expired", "Conventions échues", expired, "Dernier jour passé au jour demandé."),
      ofConventions(
        "conventions-renewed",
        "Conventions échues et renouvelées",
        renewed,
        "Échues, et suivies d'une convention de même nature entre les mêmes parties ; le registre ne connaît que ce qui lui est dit.",
      ),
    ],
    participation: participation(meetings).map((share) => ({ ...share, demonstration })),
  };
}
