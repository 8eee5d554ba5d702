/**
 * Who an organisation behind a figure is: its SIREN, so that its establishments (several SIRET) and the spellings of its
 * name are one contributor. On a demonstration database, where nobody has a SIRET, its name spelled in one way.
 */
export type ContributorIdentity = string;

/** Why a text identifies nobody, in French. */
export interface NotIdentified {
  readonly because: string;
}

export interface ContributorRule {
  /** Whether a name identifies: on a demonstration database only. */
  readonly names: boolean;
}

/** @see https://www.sirene.fr (a SIREN has 9 digits, a SIRET 14, both checked by Luhn's formula, ISO/IEC 7812-1) */
export function identified(text: string, { names }: ContributorRule): ContributorIdentity | NotIdentified {
  const digits = text.replace(/[\s.\u00a0\u202f-]/gu, "");
  if (/^\d+$/.test(digits)) return fromDigits(digits);
  if (/^\d+([.,]\d+)?E[+-]?\d+$/i.test(digits))
    return { because: `« ${text} » est un SIRET qu'un tableur a abrégé : mettez la colonne au format texte` };
  if (names) return spelledOnce(text);
  return { because: `« ${text.slice(0, 40)} » n'est ni un SIRET ni un SIREN : un nom s'écrit de plusieurs façons` };
}

/** The identity behind a text that was checked when it was read; null where nobody is named. */
export function identityOf(text: string): ContributorIdentity | null {
  if (text === nobody) return null;
  const found = identified(text, { names: true });
  return typeof found === "string" ? found : spelledOnce(text);
}

/** What a line at zero says where no organisation stands behind it. */
export const nobody = "-";

function fromDigits(digits: string): ContributorIdentity | NotIdentified {
  const siren = digits.slice(0, 9);
  if (digits.length !== 9 && digits.length !== 14)
    return { because: `« ${digits} » a ${digits.length} chiffres ; un SIREN en a 9, un SIRET 14` };
  if (!passesLuhn(siren) || !(digits.length === 9 || passesLuhn(digits) || isOfLaPoste(digits)))
    return { because: `« ${digits} » n'est pas un numéro valable : sa clé de contrôle est fausse` };
  return siren;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && Number(digits) > 0;
}

/** Its establishments are too many for Luhn's formula: their digits add up to a multiple of five. */
const isOfLaPoste = (digits: string): boolean =>
  digits.startsWith("356000000") && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;

/** Without accents, case, punctuation, or the number in brackets that tells two lines apart. */
function spelledOnce(name: string): ContributorIdentity {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/\(\s*\d+\s*\)\s*$/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return plain === "" ? name : plain;
}
