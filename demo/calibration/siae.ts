/**
 * Assumed, from national orders of size (Dares Résultats 2015-046): FTE agreed for a structure of the kind, people who
 * work in it in a year for one FTE worked, how many of them had RSA when they entered.
 */
export const kinds = {
  ACI: { fteAgreed: 11.5, peoplePerFte: 2.6, rsaAtEntry: 0.62 },
  AI: { fteAgreed: 27, peoplePerFte: 5.8, rsaAtEntry: 0.3 },
  EI: { fteAgreed: 12, peoplePerFte: 1.9, rsaAtEntry: 0.42 },
  ETTI: { fteAgreed: 17, peoplePerFte: 4.4, rsaAtEntry: 0.28 },
} as const;
export type Kind = keyof typeof kinds;

/** Assumed: how much of the agreed FTE is worked; 2020 is the year of the confinements. */
export const workedShare: Readonly<Record<number, number>> = {
  2017: 0.92,
  2018: 0.93,
  2019: 0.93,
  2020: 0.82,
  2021: 0.9,
};
/** Assumed: agreed volumes grew with the State's plan (Pacte d'ambition pour l'IAE, 2019). */
export const agreedGrowth: Readonly<Record<number, number>> = {
  2017: 1,
  2018: 1.01,
  2019: 1.02,
  2020: 1.05,
  2021: 1.09,
};

/** Assumed: of those who worked in the year, how many left with an exit that is counted. */
export const leavingShare = 0.4;
/** Assumed: lasting job, transition job, positive exit, other. */
export const exitKinds = { LASTING_JOB: 0.19, TRANSITION_JOB: 0.21, POSITIVE: 0.18, OTHER: 0.42 } as const;
export const exitKindsOf2020 = { LASTING_JOB: 0.16, TRANSITION_JOB: 0.17, POSITIVE: 0.18, OTHER: 0.49 } as const;
