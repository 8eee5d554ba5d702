/**
 * French typography: what stands before ":" and inside "« »" never leaves its word, and the space before ";", "!", "?", "%"
 * is thin. Texts are typed with plain spaces.
 * @see https://www.imprimerienationale.fr (Lexique des règles typographiques en usage à l'Imprimerie nationale)
 */
export const withFrenchSpaces = (text: string): string =>
  text
    .replace(/ (?=[:€»])/g, "\u00a0")
    .replace(/« /g, "«\u00a0")
    .replace(/ (?=[;!?%])/g, "\u202f");
