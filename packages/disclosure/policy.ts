/**
 * The default: cells are withheld. Every number is the institution's own, versioned and dated with its policy
 * (docs/secret.md#ce-que-chaque-producteur-applique says what is known of each producer's rule).
 */
export interface Suppression {
  readonly kind: "SUPPRESSION";
  /** Counts from 1 to k - 1 are protected. At least 2. */
  readonly k: number;
  /** Whether a zero is protected too, unless the total of its territory is zero. */
  readonly zeroRule: "WITHHELD_UNLESS_EMPTY" | "SHOWN";
  /** Figures with fewer organisations behind them are protected; 0 asks nothing (INSEE: 3). */
  readonly minContributors: number;
  /** Figures of which one organisation holds more than this share are protected; 1 asks nothing (INSEE: 0.85). */
  readonly dominanceShare: number;
  /** p: the interval of a protected magnitude is at least this share of its value wide. Above 0, at most 1. */
  readonly magnitudeShare: number;
}

/**
 * Counts are rounded at random to a neighbouring multiple of 10, the same each time for the same key and cell. Counts
 * under k go down to zero: shown as 10 they would be known not to be zero.
 */
export interface Rounding {
  readonly kind: "ROUNDING";
  /** 5 is not offered: it gave away 73 % of the small cells (docs/secret.md#pourquoi-ces-règles-et-non-dautres). */
  readonly base: 10;
  readonly k: number;
  /** The institution's secret, at least 16 characters: never published with the policy. */
  readonly keyed: string;
}

/** Nothing is withheld, and why that is lawful, in French. */
export interface NoProtection {
  readonly kind: "NONE";
  readonly legalGround: string;
}

// CELL_KEY is not offered: a tenth of the small cells failed the audit, a fifth and more once 60 months were averaged
// (docs/secret.md#pourquoi-ces-règles-et-non-dautres).
export type Policy = Suppression | Rounding | NoProtection;

/** Whether suppression says anything of amounts: its k is of counts, and says nothing of who contributed how much. */
export const protectsMagnitudes = ({
  minContributors,
  dominanceShare,
}: Pick<Suppression, "minContributors" | "dominanceShare">): boolean => minContributors > 1 || dominanceShare < 1;

/** Why a policy cannot be applied, in French, or null when it can. */
export function faultOf(policy: Policy): string | null {
  if (policy.kind === "NONE") return policy.legalGround.trim() ? null : "aucun fondement légal n'est indiqué";
  if (!Number.isInteger(policy.k) || policy.k < 2) return `le seuil ${policy.k} n'est pas un entier d'au moins 2`;
  return policy.kind === "ROUNDING" ? faultOfRounding(policy) : faultOfSuppression(policy);
}

function faultOfRounding({ base, k, keyed }: Rounding): string | null {
  if (base !== 10) return `l'arrondi à ${base} n'est pas offert, seulement l'arrondi à 10`;
  if (k >= base) return `le seuil ${k} n'est pas sous le pas de l'arrondi (${base})`;
  return keyed.length >= 16 ? null : "la clé secrète de l'arrondi a moins de 16 caractères";
}

function faultOfSuppression({ minContributors, dominanceShare, magnitudeShare }: Suppression): string | null {
  if (!Number.isInteger(minContributors) || minContributors < 0) {
    return `le nombre minimal de contributeurs ${minContributors} n'est pas un entier positif`;
  }
  if (!(dominanceShare > 0 && dominanceShare <= 1)) return `la part dominante ${dominanceShare} n'est pas entre 0 et 1`;
  return magnitudeShare > 0 && magnitudeShare <= 1 ? null : `la marge ${magnitudeShare} n'est pas entre 0 et 1`;
}
