import type { Indicator } from "@pacte-hub/institution/config";

/** Of two words that a count is of one or the other of: which the dataset says, and which would be its opposite. */
const opposites: readonly (readonly [own: RegExp, other: RegExp])[] = [
  [/\brealise(e?s)?\b/, /\b(conventionne(e?s)?|prevue?s?|previsionnel(le)?s?)\b/],
  [/\bconventionne(e?s)?\b/, /\b(realise(e?s)?|payee?s?)\b/],
  [/\bbrut(e?s)?\b/, /\bnet(te)?s?\b/],
  [/\bsigne(e?s)?\b/, /\b(en cours|renouvele(e?s)?|a signer)\b/],
  [/\binsertion\b/, /\bpermanents?\b/],
  [/\borientations?\b/, /\breorientations?\b/],
  [/\bsoumis\b/, /\bnon soumis\b/],
  [/\b(secteur prive|prives?)\b/, /\b(emploi total|emplois? publics?|fonction publique|interimaires?)\b/],
  [/\bentrees?\b/, /\b(sorties?|portefeuille|stock)\b/],
  [/\bsorties?\b/, /\b(entrees?|presents?)\b/],
];

/** What is counted in the place of heads: by the units of which it is not. */
const otherUnits: readonly (readonly [word: RegExp, units: readonly Indicator["unit"][]])[] = [
  [/\b(etp|equivalents? temps plein)\b/, ["FTE"]],
  [/\b(heures|postes)\b/, []],
  [/\b(etablissements employeurs|nombre d (entreprises|employeurs))\b/, ["STRUCTURE"]],
  [/\b(offres|embauches|dpae|inscriptions)\b/, []],
  [/\b(paiements|versements)\b/, []],
  [/\b(milliers d euros|millions d euros|k ?euros|par (habitant|beneficiaire|allocataire))\b/, []],
  [/\bnombre de (salaries|personnes|beneficiaires)\b/, ["PERSON", "ADULT", "HOUSEHOLD"]],
];

/**
 * A word of the opposite of what a dataset counts, or of another unit; undefined where a text has none. What the dataset says of
 * itself is its own.
 * @param plain without accents nor capitals, as the title of the dataset is, and all that it says of itself
 */
export function oppositeIn(
  plain: string,
  { title, own }: { readonly title: string; readonly own: string },
  { unit }: Pick<Indicator, "unit">,
): string | undefined {
  for (const [word, other] of opposites) {
    const [found] = other.exec(plain) ?? [];
    // "Entrées et sorties" is a table of both; "non soumis" is no "soumis".
    const isOfBoth = word.test(plain.replace(other, " "));
    if (found !== undefined && word.test(own) && !other.test(own) && !isOfBoth) return found;
  }
  for (const [word, units] of otherUnits) {
    const [found] = word.exec(plain) ?? [];
    if (found !== undefined && !units.includes(unit) && !word.test(title)) return found;
  }
  return undefined;
}
