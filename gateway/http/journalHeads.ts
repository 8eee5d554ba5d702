import { createReadStream } from "node:fs";
import { appendFile, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { headHeader, headsHeader, headsIn, headsText } from "@pacte-hub/server/http/journalHeads";
import { log } from "@pacte-hub/server/log";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Headers } from "../execution/postJson.ts";
import type { Sign } from "../execution/transport.ts";

/** The ends of the institutions' journals as the gateway heard them: kept for whoever verifies, told to the others. */
export interface Heads {
  readonly latest: () => readonly JournalHead[];
  /** Takes note of the head an answer came with. */
  readonly hear: (partner: string, headers: Headers) => void;
  /** Signs a request with the heads of the other institutions in it. */
  readonly signingHeads: (sign: Sign) => Sign;
  /** True while the last heads could not be written: the operator has been told, and it is tried again each second. */
  readonly isFailing: boolean;
  close(): Promise<void>;
}

/** How long a head may be in memory only. */
const writeEveryMs = 1_000;
/** The history has a line an hour for each institution; the last one it gave stands beside, whatever the hour. */
const historyEveryMs = 60 * 60 * 1_000;

/** Beside the history, the last head of each institution: replaced as a whole, at most once a second. */
export const latestBeside = (file: string): string => file.replace(/(\.jsonl)?$/, "-latest.jsonl");

/**
 * Keeps heads in two files of JSON lines, both read by `hub journal verify --heads`: `file` is only ever added to, the one
 * beside it (`latestBeside`) is replaced.
 * @throws OperatorError when they cannot be written at the start; later it is an alarm in the log and at /ready.
 */
export async function journalHeads(file: string, everyMs = writeEveryMs): Promise<Heads> {
  const latestFile = latestBeside(file);
  const latest = await lastOf([file, latestFile]);
  const historyAt = new Map<PartnerId, number>();
  let isChanged = false;
  let isFailing = false;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    isChanged = false;
    const now = Date.now();
    const due = [...latest.values()].filter(
      ({ institution }) => now - (historyAt.get(institution) ?? 0) >= historyEveryMs,
    );
    try {
      if (due.length > 0) await appendFile(file, linesOf(due), { mode: 0o600 });
      for (const { institution } of due) historyAt.set(institution, now);
      await replace(latestFile, linesOf([...latest.values()]));
      if (isFailing) log.warn({ file }, "les têtes des journaux se gardent de nouveau");
      isFailing = false;
    } catch (error) {
      isChanged = true;
      const { code } = error as NodeJS.ErrnoException;
      if (!isFailing)
        log.error({ file, code }, "les têtes des journaux ne peuvent plus être gardées : disque plein ou protégé ?");
      isFailing = true;
    }
  }

  // One level only: mkdir's own recursion never returns under /proc.
  await mkdir(dirname(file)).catch(() => undefined);
  await appendFile(file, "", { mode: 0o600 }).catch(() => {
    throw new OperatorError(
      `La passerelle ne peut pas écrire ${file}, où elle garde les têtes des journaux des institutions : donnez par HUB_DATA_DIR un dossier où elle a le droit d'écrire.`,
      "FILE_NOT_WRITABLE",
    );
  });
  const timer = setInterval(() => {
    if (!isChanged || writing) return;
    writing = write().finally(() => {
      writing = undefined;
    });
  }, everyMs);
  timer.unref();

  return {
    latest: () => [...latest.values()],
    hear(partner, headers) {
      const headText = headers[headHeader];
      const head = typeof headText === "string" ? headsIn(headText)[0] : undefined;
      if (head?.institution !== partner || head.seq <= (latest.get(partner)?.seq ?? 0)) return;
      latest.set(partner, head);
      isChanged = true;
    },
    signingHeads: (sign) => async (partner, outgoing, reader) => {
      const otherHeads = [...latest.values()].filter(({ institution }) => institution !== partner);
      if (otherHeads.length === 0) return sign(partner, outgoing, reader);
      const headHeaders = { [headsHeader]: headsText(otherHeads) };
      const headers = { ...outgoing.headers, ...headHeaders };
      return { ...headHeaders, ...(await sign(partner, { ...outgoing, headers }, reader)) };
    },
    get isFailing() {
      return isFailing;
    },
    async close() {
      clearInterval(timer);
      await writing;
      historyAt.clear();
      if (latest.size > 0 && isChanged) await write();
    },
  };
}

const linesOf = (heads: readonly JournalHead[]): string => heads.map((head) => `${JSON.stringify(head)}\n`).join("");

/** Whole or not at all: a gateway that is killed leaves the former file. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.tmp`, text, { mode: 0o600, flush: true });
  await rename(`${file}.tmp`, file);
}

/** What the files already say: a gateway that starts again goes on from there. */
async function lastOf(files: readonly string[]): Promise<Map<PartnerId, JournalHead>> {
  const last = new Map<PartnerId, JournalHead>();
  for (const file of files) {
    try {
      for await (const line of createInterface({ input: createReadStream(file) })) {
        const head = parsed(line);
        if (head && head.seq > (last.get(head.institution)?.seq ?? 0)) last.set(head.institution, head);
      }
    } catch {
      // None yet.
    }
  }
  return last;
}

/** The last line may have been cut by a stop. */
function parsed(line: string): JournalHead | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
