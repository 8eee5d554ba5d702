import type { Committee, CommitteeLevel, Seat } from "@pacte-hub/schema/model/governance";
import type { CommitteeFact, PactFacts, SeatFact } from "./facts.ts";

/** The committees of the Pact, in its order. */
export const committeesIn = ({ document, governance }: PactFacts): readonly Committee[] =>
  governance.bodies.map((fact: CommitteeFact) => ({
    id: fact.id,
    pact: document.id,
    title: fact.labelFr,
    level: fact.level.toUpperCase() satisfies string as CommitteeLevel,
    nature: fact.natureFr,
    president: fact.presidentFr,
    roles: fact.rolesFr,
    seats: fact.members.map((seat) => seatOf(seat, fact.lines)),
    workingGroups: fact.workingGroupsFr ?? null,
    independence: fact.independenceFr ?? null,
    facilitation: fact.facilitationFr ?? null,
    deployment: fact.deploymentFr ?? null,
    lines: fact.lines,
    remarks: fact.remarks ?? [],
  }));

const seatOf = ({ labelFr, signatories, body, users = false }: SeatFact, lines: readonly number[]): Seat => ({
  name: labelFr,
  institutions: signatories,
  body: body === undefined ? null : { id: body, fr: labelFr, verbatim: true, lines },
  isOfUsers: users,
});
