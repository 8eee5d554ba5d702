import { committee, type DemonstrationGrant, evaluation, ownStaff, peers } from "./audiences.ts";

const agreement = "regional-iae-agreement-2017";

/** What the Pact lets others see of it, as we read it. */
export const siae: readonly DemonstrationGrant[] = [
  ...ownStaff(["aci-55", "amie"]),
  peers(["aci-55", "amie"]),
  committee,
  evaluation(["action-exits"]),
  {
    datasets: "ALL",
    institutions: ["department-meuse"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: "ALL",
    convention: agreement,
  },
];
