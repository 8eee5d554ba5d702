import type { HubAnswer } from "../ask.ts";

/** How far a table is that was asked for. */
export interface Progress {
  /** Since it was asked. */
  readonly seconds: number;
  /** Received so far; null: it is still being made. */
  readonly bytes: number | null;
  /** Of the whole file; null: not known. */
  readonly total: number | null;
}

export type Fetched =
  | { readonly kind: "FILE"; readonly file: Blob }
  | { readonly kind: "STOPPED" }
  /** The hub's own sentence. */
  | { readonly kind: "REFUSED"; readonly sentence: string };

export interface Fetching {
  readonly signal: AbortSignal;
  /** Told every second, and at each piece that comes. */
  readonly tell: (progress: Progress) => void;
}

const everyMs = 1_000;
const silent = "Le hub ne répond pas : réessayez dans un instant.";

/** Takes in a table as it comes, and reports how far it is. Never rejects. @param send asks the hub for the table */
export async function fetchTable(
  send: (signal: AbortSignal) => Promise<Response>,
  { signal, tell: report }: Fetching,
): Promise<Fetched> {
  const began = Date.now();
  let [bytes, total]: [number | null, number | null] = [null, null];
  const reportProgress = () => report({ seconds: Math.round((Date.now() - began) / 1_000), bytes, total });
  const clock = setInterval(reportProgress, everyMs);
  reportProgress();
  try {
    const response = await send(signal);
    if (!response.ok || !response.body) return { kind: "REFUSED", sentence: await sentenceOf(response) };
    total = wholeLength(response.headers);
    const pieces: BlobPart[] = [];
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      bytes = (bytes ?? 0) + piece.value.length;
      reportProgress();
    }
    return { kind: "FILE", file: new Blob(pieces) };
  } catch {
    return signal.aborted ? { kind: "STOPPED" } : { kind: "REFUSED", sentence: silent };
  } finally {
    clearInterval(clock);
  }
}

/** What is packed on its way is longer when it is read: its length says nothing of the pieces. */
function wholeLength(headers: Headers): number | null {
  const length = Number(headers.get("content-length"));
  return headers.has("content-encoding") || !(length > 0) ? null : length;
}

async function sentenceOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => null)) as HubAnswer<unknown> | null;
  return answer?.errors?.[0]?.message ?? silent;
}

const kibibytes = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const mebibytes = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "820 Kio", "2,4 Mio". */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${kibibytes.format(Math.ceil(bytes / 1024))} Kio`
    : `${mebibytes.format(bytes / 1024 / 1024)} Mio`;

/** French: what is going on, how far it is, since when. */
export function progressText({ seconds, bytes, total }: Progress): string {
  const since = seconds > 0 ? ` (${seconds} s)` : "";
  if (bytes === null) return `Les institutions répondent, le tableau se prépare…${since}`;
  return `${sizeText(bytes)}${total === null ? " reçus" : ` sur ${sizeText(total)}`}…${since}`;
}
