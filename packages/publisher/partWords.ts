import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { plainName } from "./writtenTerritory.ts";

/** Words by which a name or a title says that a file tells of a part of those counted, by the dimension that would tell it. */
const words: Readonly<Partial<Record<Dimension | "any", RegExp>>> = {
  sex: /\b(femmes?|hommes?|feminin|masculin)\b/,
  age: /\b(jeunes|seniors?|(moins|plus) de \d\d( ans)?|\d\d (a|et) \d\d ans|\d\d ans (et|ou) plus)\b/,
  householdType: /\b(monoparentales?|isoles?|couples)\b/,
  category: /\b(categories?|cat|defm) [a-e]\b(?!,|( et| ou)? [a-e]\b)/,
  any: /\b(majore(e?s)?|socle|jeunes? actifs?|nouveaux|nouvelles|entrants?|sortants?|primo \w+|longue duree|droits et devoirs|suspendus?|qpv|quartiers prioritaires|zrr|boeth|travailleurs handicapes|etrangers?|hors|extrait|echantillon|filtre(e?s)?|partiel(le)?s?)\b/,
};

/** What of a text tells of a part of those counted. @param columns the dimensions that the file has a column for */
export function partNamedIn(
  text: string,
  columns: readonly Dimension[],
  but: readonly string[] = [],
): string | undefined {
  const plain = plainName(text).replace(/_/g, " ");
  for (const [dimension, word] of Object.entries(words)) {
    const found = columns.includes(dimension as Dimension) ? null : word.exec(plain);
    if (found && !but.includes(found[0])) return found[0];
  }
  return undefined;
}

/** "RSA 2022 (chiffres provisoires)" */
export const isDraft = (text: string): boolean =>
  /\b(provisoires?|estimations?|estimes?|brouillon|semi definitifs?|non (definitifs?|consolides?))\b/.test(
    plainName(text).replace(/_/g, " "),
  );
