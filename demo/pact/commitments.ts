import { once } from "@pacte-hub/data/once";
import type { CommitmentReport, CommitmentState } from "@pacte-hub/schema/model/commitment";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { voiceOf } from "@pacte-hub/schema/rules/acts/signatures";

type Word = readonly [commitment: string, promisor: string, state: CommitmentState, on: string, proof: string];

/** Invented reports: a promise held, one held late, one not held, one no longer due; of most, nothing is said. */
const words: readonly Word[] = [
  ["pilot", "department-meuse", "HELD", "2018-12-31", "Exemple : réunions tenues à chaque trimestre"],
  ["rsa-secretariat", "department-meuse", "HELD", "2018-12-31", "Exemple : organigramme de fin d'année"],
  [
    "insertion-directorate",
    "department-meuse",
    "PARTLY",
    "2019-12-31",
    "Exemple : postes vacants une partie de l'année",
  ],
  [
    "doctoral-researcher",
    "department-meuse",
    "NO_LONGER_DUE",
    "2020-07-31",
    "Exemple : convention arrivée à son terme",
  ],
  ["common-1", "department-meuse", "HELD", "2019-12-31", "Exemple : diagnostic partagé entre tous"],
  ["common-1", "caf", "PARTLY", "2018-12-31", "Exemple : livraisons commencées en fin d'année"],
  ["common-1", "caf", "HELD", "2019-12-31", "Exemple : livraisons trimestrielles tenues"],
  ["common-1", "pole-emploi", "HELD", "2019-12-31", "Exemple : livraisons trimestrielles tenues"],
  ["common-2", "aci-55", "PARTLY", "2020-12-31", "Exemple : actions retardées par la fermeture des chantiers"],
  [
    "associate-department-ctdc",
    "region-grand-est",
    "PARTLY",
    "2019-12-31",
    "Exemple : une invitation sur deux comités",
  ],
  ["communicate-training-offer", "region-grand-est", "HELD", "2019-12-31", "Exemple : lettre mensuelle aux équipes"],
  [
    "open-point-pole-emploi-department-2014",
    "department-meuse",
    "NOT_HELD",
    "2020-12-31",
    "Exemple : étude jamais ouverte",
  ],
  [
    "open-point-pole-emploi-department-2014",
    "pole-emploi",
    "PARTLY",
    "2020-12-31",
    "Exemple : étude ouverte puis suspendue",
  ],
];

const reports = once((): readonly CommitmentReport[] =>
  words.map(([commitment, promisor, state, on, proof]) => ({
    id: `report:${commitment}:${promisor}:${on.slice(0, 4)}`,
    commitment,
    promisor,
    state,
    on,
    proof,
    declared: voiceOf(promisor) === undefined,
  })),
);

/** What an institution's own register says of what it promised; the Department's, also what it declares of others. */
export const reportsOf = (partner: PartnerId): readonly CommitmentReport[] =>
  reports().filter(({ promisor }) => (voiceOf(promisor) ?? "department") === partner);
