import { type Header, normalised } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { valueHeaders } from "./headers.ts";
import { partNamedIn } from "./partWords.ts";
import { plainName } from "./writtenTerritory.ts";

/** For what dataset, and what the steward has said of the file. */
interface ValueSearch {
  readonly indicator: { readonly columns: readonly string[]; readonly title: string };
  readonly declared: { readonly valueColumn?: string };
}

/**
 * The column that holds the figures: the one that the steward names, or the only one that is called as the dataset's are.
 * @returns its normalised header; "" where there is none, or more than one, which is a fault that says what would do
 */
export function valueColumn(header: Header, { indicator, declared }: ValueSearch, faults: Faults): string {
  const { number, names, labels } = header;
  const label = (name: string) => labels[names.indexOf(name)] ?? name;
  const accepted = declared.valueColumn ? [declared.valueColumn] : [...indicator.columns, ...valueHeaders];
  // A producer may head its column as the dataset is called.
  const called = declared.valueColumn ? [] : [indicator.title, `nombre de ${indicator.title}`];
  const exact = [...new Set([...accepted, ...called].map(normalised))].filter((name) => names.includes(name));
  const isCalledSo = (name: string) => [...accepted, ...called].some((one) => bare(label(name)) === bare(one));
  const alike = declared.valueColumn ? [] : names.filter((name) => name !== "" && isCalledSo(name));
  const [first, second] = exact.length > 0 ? exact : alike;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined && second !== undefined) {
    const message = `les colonnes « ${label(first)} » et « ${label(second)} » peuvent toutes deux porter le chiffre : dites laquelle (--column).`;
    return faults.add("AMBIGUOUS_COLUMN", number, message) ?? "";
  }
  const near = names.find((name) => indicator.columns.some((column) => isLonger(name, normalised(column))));
  if (near === undefined || declared.valueColumn) {
    const message = `la colonne « valeur » manque ; en-têtes acceptés : ${accepted.join(", ")}.`;
    return faults.add("MISSING_COLUMN", number, message) ?? "";
  }
  const part = partNamedIn(label(near), []);
  if (part === undefined) {
    const message = `la colonne « ${label(near)} » est peut-être celle du chiffre : si c'est elle, dites-le (--column "${label(near)}"). En-têtes acceptés : ${accepted.join(", ")}.`;
    return faults.add("MISSING_COLUMN", number, message) ?? "";
  }
  const message = `la colonne « ${label(near)} » est celle du chiffre, mais dit « ${part} », une partie : donnez la colonne de tous ; si elle compte tout le monde, dites-le (--column "${label(near)}") et pourquoi (--unusual <motif>).`;
  return faults.add("PART_ONLY", number, message) ?? "";
}

/** Words that change nothing of what a header counts: "Nombre de foyers RSA" is "Nombre foyers RSA", and a raw value the value. */
const empty = /\b(d|de|des|du|l|le|la|les|au|aux|nb|nbre|nombre|effectifs?|brute?s?)\b/g;

/** What a header is called once they are left out; as it is where nothing else is left ("Nombre"). */
function bare(label: string): string {
  const plain = plainName(label.replaceAll("_", " "));
  return plain.replace(empty, " ").replace(/\s+/g, " ").trim() || plain;
}

/** "foyers_rsa_hors_majores" says "foyers_rsa" and something else. */
const isLonger = (name: string, column: string): boolean =>
  name.startsWith(`${column}_`) || name.endsWith(`_${column}`);
