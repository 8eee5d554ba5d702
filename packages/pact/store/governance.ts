import type { Committee, CommitteeLevel, Seat } from "@pacte-hub/schema/model/governance";
import type { CommitteeFact, PactFacts } from "./facts.ts";

/** The committees of the Pact, in its order. */
export const committeesIn = ({ governance, signatories }: PactFacts): readonly Committee[] =>
  governance.bodies.map((fact) => ({
    id: fact.id,
    title: fact.labelFr,
    titleEn: fact.labelEn,
    level: fact.level.toUpperCase() satisfies string as CommitteeLevel,
    nature: fact.natureFr,
    president: fact.presidentFr,
    roles: fact.rolesFr,
    rolesNote: fact.rolesNote ?? null,
    seats: seatsOf(
      fact,
      signatories.map(({ id }) => id),
    ),
    seatsNote: fact.membersNote ?? null,
    workingGroups: fact.workingGroupsFr ?? null,
    independence: fact.independenceFr ?? null,
    facilitation: fact.facilitationFr ?? null,
    deployment: fact.deploymentFr ?? null,
  }));

/** The transcription names departmental seats by institution; the Pact describes territorial ones in words. */
function seatsOf({ members, membersFr, nonSignatoryMembers }: CommitteeFact, signatories: readonly string[]): Seat[] {
  const named = (members ?? []).map((name) => {
    const outside = nonSignatoryMembers?.find(({ id }) => id === name);
    const institutions = outside ? [] : signatoriesIn(name, signatories);
    return {
      name: outside?.labelFr ?? name,
      institutions,
      body: outside ? { id: outside.id, fr: outside.labelFr, en: null, verbatim: true } : null,
      isOfUsers: false,
    };
  });
  const described = (membersFr ?? []).map((name) => ({
    name,
    institutions: name.includes("Direction") ? ["department-meuse"] : [],
    body: null,
    isOfUsers: name.includes("différents publics"),
  }));
  return [...named, ...described];
}

const chambers = ["chamber-agriculture", "chamber-commerce", "chamber-crafts"];

/** "state: DDCSPP", "department-meuse (technicians)", "consular chambers": which signatories sit there. */
function signatoriesIn(name: string, signatories: readonly string[]): readonly string[] {
  if (name.startsWith("consular chambers")) return chambers;
  const [id = ""] = name.split(/[: (]/);
  return signatories.filter((signatory) => signatory === id);
}
