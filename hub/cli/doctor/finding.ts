/** How grave a finding is: "FAULT" stops or endangers the service, "CAUTION" is to be looked at, "WELL" is in order. */
export type Gravity = "WELL" | "CAUTION" | "FAULT";

/** One thing that was looked at. */
export interface Finding {
  readonly gravity: Gravity;
  /** What was looked at, French: "connexion de lecture". */
  readonly what: string;
  /** What was found, French, without a secret. */
  readonly found: string;
  /** What the operator types or changes, French; null where nothing is to be done. */
  readonly cure: string | null;
}

export const well = (what: string, found = "en ordre"): Finding => ({ gravity: "WELL", what, found, cure: null });

export const caution = (what: string, found: string, cure: string): Finding => ({
  gravity: "CAUTION",
  what,
  found,
  cure,
});

export const fault = (what: string, found: string, cure: string): Finding => ({ gravity: "FAULT", what, found, cure });
