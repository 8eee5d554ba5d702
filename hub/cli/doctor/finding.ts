/** How grave a finding is: "FAULT" stops or endangers the service, "CAUTION" is to be looked at, "WELL" is in order. */
export type Gravity = "WELL" | "CAUTION" | "FAULT";

/** One thing that was looked at. */
export interface Finding {
  readonly gravity: Gravity;
  /** What was looked at, French: "connexion de lecture". */
  readonly subject: string;
  /** What was found, French, without a secret. */
  readonly state: string;
  /** What the operator types or changes, French; null where nothing is to be done. */
  readonly cure: string | null;
}

export const well = (subject: string, state = "en ordre"): Finding => ({ gravity: "WELL", subject, state, cure: null });

export const caution = (subject: string, state: string, cure: string): Finding => ({
  gravity: "CAUTION",
  subject,
  state,
  cure,
});

export const fault = (subject: string, state: string, cure: string): Finding => ({
  gravity: "FAULT",
  subject,
  state,
  cure,
});
