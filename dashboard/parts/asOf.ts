import { createContext } from "preact";
import { dayText } from "../french/words.ts";

/** The day as of which the page is read (ISO 8601); null: now. */
export const AsOf = createContext<string | null>(null);

/** Why an institution that answers has no figure to show: in the past, nothing had been published yet. French. */
export const nothingPublished = (asOf: string | null): string =>
  asOf ? `Le ${dayText(asOf)}, aucun de ces chiffres n'était encore publié.` : "Aucun chiffre publié de cette origine.";
