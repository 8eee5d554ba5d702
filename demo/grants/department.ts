import { committee, type DemonstrationGrant, evaluation, ownStaff, peers } from "./audiences.ts";

const orientation = "framework-rsa-orientation";

/** What the Pact lets others see of it, as we read it. */
export const department: readonly DemonstrationGrant[] = [
  ...ownStaff(["department-meuse"]),
  peers(["department-meuse"]),
  committee,
  evaluation(["action-participants"]),
  {
    datasets: ["adults-with-duties", "adults-oriented", "orientations", "orientation-delays", "cer-signed"],
    institutions: ["pole-emploi"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: "ALL",
    convention: "pole-emploi-department-2014",
  },
  {
    datasets: ["adults-with-duties"],
    institutions: ["aci-55", "amie"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: [],
    convention: "regional-iae-agreement-2017",
  },
  {
    // What follows a sanction: the effects on rights are the CAF's to apply.
    datasets: ["sanctions"],
    institutions: ["caf"],
    role: "ANALYST",
    finest: "ARRONDISSEMENT",
    dimensions: "ALL",
    convention: orientation,
  },
];
