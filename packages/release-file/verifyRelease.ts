import { breakdownText, dimensions } from "@pacte-hub/schema/model/dimension";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import { hashOf } from "./canonicalFile.ts";
import { isSignedBy } from "./signature.ts";

/** A release as anyone can hold it: its canonical file, and what its institution says of it. */
export interface SignedFile {
  readonly file: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** True when the holder of the key signed these very bytes. */
export function isAuthentic({ file, signature, publicKey }: SignedFile): boolean {
  return isSignedBy(publicKey, hashOf(file), signature);
}

const signatureLine = "# signature ";

/** A file as an institution hands it over once the hub gives it no more: its bytes, then a line with its signature. */
export const forHandingOver = ({ file, signature }: Omit<SignedFile, "publicKey">): string =>
  `${file}${signatureLine}${signature}\n`;

/** The reverse; without that line nothing can be believed of the file, and its signature is empty. */
export function handedOver(text: string): Omit<SignedFile, "publicKey"> {
  const at = text.lastIndexOf(`\n${signatureLine}`);
  if (at < 0) return { file: text, signature: "" };
  return { file: text.slice(0, at + 1), signature: text.slice(at + 1 + signatureLine.length).trim() };
}

/** Which release the file is of, by its own words. */
export const releaseIn = (file: string): ReleaseId => file.split("\n")[1]?.split(",")[0] ?? "";

/** A figure of an answer that names its release. */
export interface ClaimedFigure {
  readonly release: ReleaseId;
  readonly territory: string;
  readonly breakdown: string;
  readonly status: string | undefined;
  readonly value: number | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Every figure of an answer that can be checked: an observation with `value` and `release { id }`, under
 * a territory whose `code` was asked or with its own `territoryCode`.
 * Dimensions the reader did not ask for are taken as totals.
 */
export function figuresIn(answer: Json, under?: string): ClaimedFigure[] {
  if (Array.isArray(answer)) return answer.flatMap((element) => figuresIn(element, under));
  if (answer === null || typeof answer !== "object") return [];
  const object = answer as Readonly<Record<string, Json>>;
  const territory = typeof object.code === "string" ? object.code : under;
  const inside = Object.values(object).flatMap((value) => figuresIn(value, territory));
  const figure = figureOf(object, territory);
  return figure ? [figure, ...inside] : inside;
}

function figureOf(object: Readonly<Record<string, Json>>, under: string | undefined): ClaimedFigure | undefined {
  const { release, territoryCode = under, value, status } = object;
  const id = (release as Readonly<Record<string, Json>> | null | undefined)?.id;
  if (typeof id !== "string" || typeof territoryCode !== "string" || value === undefined) return undefined;
  const at = dimensions.flatMap((name) => (typeof object[name] === "string" ? [[name, object[name]] as const] : []));
  return {
    release: id,
    territory: territoryCode,
    breakdown: breakdownText(Object.fromEntries(at)),
    status: typeof status === "string" ? status : undefined,
    value: value as number | null,
  };
}

/** What the file says of the same figure: undefined when it has no such cell. */
export function isAsSigned(figure: ClaimedFigure, file: string): boolean {
  const start = `${figure.release},`;
  for (const line of file.split("\n")) {
    if (!line.startsWith(start)) continue;
    const [, , , , territory, breakdown, status, value] = line.split(",");
    if (territory !== figure.territory || breakdown !== figure.breakdown) continue;
    const sameStatus = figure.status === undefined || figure.status === status;
    return sameStatus && (value === "" ? figure.value === null : Number(value) === figure.value);
  }
  return false;
}
