/** An action as the Department's stewards propose it. */
export const proposal = {
  title: "Atelier mobilité",
  recommendations: ["3.3"],
  year: 2019,
  operator: { name: "Association d'exemple" },
  territory: "200049187",
  targetPublic: "Allocataires du RSA sans permis",
  means: "ADDITIONAL",
  on: "2019-01-10",
};

/** All that the four partners say of an action. */
export const wholeAction = `query ($id: ID!) { action(id: $id) {
  status steps { status on } evaluation { relevance } record { version demonstration recordedBy } versions { version recordedAt }
  fundingRequests { id amount funder { id } record { demonstration } }
  department { fundingDecisions { id } }
  caf { fundingDecisions { funder status amount budgetYear record { demonstration recordedBy } } }
  poleEmploi { fundingDecisions { funder status amount } }
  blockingPoints { id missing referrals { committee { id } } negotiation { on } solvedOn record { version } }
  reportedTo { committee { id } attendance { presence } guests votes { decision voice institution { id } } } } }`;

/** A meeting of the steering committee that is told of an action. */
export const meetingTold = (id: string) => ({
  committee: "steering-committee",
  heldOn: "2019-02-20",
  agenda: ["Points de blocage"],
  attendance: ["department-meuse", "caf", "pole-emploi"].map((institution) => ({
    institution,
    presence: "PRESENT",
  })),
  guests: ["Mission locale du nord meusien"],
  decisions: ["Réunir les financeurs"],
  votes: [{ institution: "caf", decision: 1, voice: "FOR" }],
  progressOf: [id],
});
