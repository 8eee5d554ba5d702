import { type Dimension, dimensionValues, recommendationOf } from "./dimension.ts";

/** How producers write the values of a dimension, beside their codes: compared without accents, capitals or punctuation. */
const labels: { readonly [D in Dimension]?: Readonly<Record<string, readonly string[]>> } = {
  sex: { F: ["Femme", "Femmes", "Female"], M: ["Homme", "Hommes", "H", "Male"] },
  age: {
    LT25: ["Moins de 25 ans", "< 25 ans", "Jeunes de moins de 25 ans", "Less than 25"],
    A25_49: ["25-49 ans", "De 25 à 49 ans", "Entre 25 et 49 ans", "25 à 49 ans"],
    GE50: ["50 ans et plus", "50 ans ou plus", "50 et plus", "Plus de 50 ans"],
  },
  householdType: {
    SINGLE: ["Personne seule", "Personne seule sans enfant", "Isolé sans enfant"],
    LONE_PARENT: ["Parent isolé", "Famille monoparentale", "Monoparent"],
    COUPLE: ["Couple", "Couple avec ou sans enfant", "En couple"],
  },
  category: {
    A: ["Catégorie A", "Cat. A"],
    B: ["Catégorie B", "Cat. B"],
    C: ["Catégorie C", "Cat. C"],
    D: ["Catégorie D", "Cat. D"],
    E: ["Catégorie E", "Cat. E"],
  },
  pathway: {
    PROFESSIONAL: ["Professionnel", "Parcours professionnel", "Emploi"],
    SOCIO_PROFESSIONAL: ["Socio-professionnel", "Parcours socio-professionnel", "Socioprofessionnel"],
    SOCIAL: ["Social", "Parcours social"],
  },
  exitKind: {
    LASTING_JOB: ["Emploi durable"],
    TRANSITION_JOB: ["Emploi de transition"],
    POSITIVE: ["Autre sortie positive", "Sortie positive"],
    OTHER: ["Autre sortie", "Autres sorties"],
  },
  sanctionLevel: {
    REDUCTION: ["Réduction"],
    SUSPENSION: ["Suspension"],
    REMOVAL: ["Radiation", "Suppression"],
  },
  rsaAtEntry: { YES: ["Oui"], NO: ["Non"] },
};

/** "Plus de 50 ans" is "plus de 50 ans", whatever its accents and signs; "<" is a word. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("<", " < ")
    .replace(/[^a-z0-9<]+/g, " ")
    .trim();

const codes: ReadonlyMap<string, string> = new Map(
  (Object.keys(dimensionValues) as Dimension[]).flatMap((dimension) =>
    dimensionValues[dimension].flatMap((code) =>
      [code, ...(labels[dimension]?.[code] ?? []), ...recommendationLabels(code)].map(
        (label) => [`${dimension} ${plain(label)}`, code] as const,
      ),
    ),
  ),
);

/** "R1_5" is also written "1.5", or "1-5" where a spreadsheet takes "1.5" for a number. */
function recommendationLabels(name: string): readonly string[] {
  const code = recommendationOf(name);
  return code === undefined ? [] : [code, code.replace(".", "-")];
}

/** The value of a dimension that a file means; undefined when it is none that we know. */
export const dimensionValueOf = (dimension: Dimension, label: string): string | undefined =>
  codes.get(`${dimension} ${plain(label)}`);

/** "Femme", "1.5": how a value is written in a file by whoever does not have its code at hand. */
export const dimensionWordOf = (dimension: Dimension, code: string): string =>
  labels[dimension]?.[code]?.[0] ?? recommendationLabels(code)[0] ?? code;
