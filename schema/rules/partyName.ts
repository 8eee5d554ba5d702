/** The SIREN of an EPCI named as a party ("epci:200049187"), as a voice ("epci-200049187"), or by itself; null: none is named. */
const epciNamed = (word: string): string | null => /^(?:epci[:-])?(\d{9})$/i.exec(word.trim())?.[1] ?? null;

/** As conventions name their parties; what is no EPCI stays as it was written. */
export const asParty = (word: string): string => {
  const siren = epciNamed(word);
  return siren === null ? word : `epci:${siren}`;
};

/** As tokens name who speaks. */
export const asVoice = (word: string): string => {
  const siren = epciNamed(word);
  return siren === null ? word : `epci-${siren}`;
};
