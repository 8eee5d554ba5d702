import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { accessiblePdf, type PrintedPage } from "../pdf/accessiblePdf.ts";
import { chromiumHere } from "./find.ts";
import { type Talk, talkThrough } from "./talk.ts";

/** A page to print. */
export interface Printed {
  readonly url: string;
  /** What the tab holds before the page's own script runs (sessionStorage). */
  readonly storage: Readonly<Record<string, string>>;
  /** An expression of the page's that is true once it can be printed. */
  readonly isWhole: string;
}

const patienceMs = 60_000;
const lookMs = 100;

/** Prints a page as an accessible PDF (PDF/UA) with its outline, in a browser of its own without a window. @throws OperatorError */
export async function printed(page: Printed): Promise<Buffer> {
  const profile = await mkdtemp(join(tmpdir(), "hub-dossier-"));
  const browser = spawn(chromiumHere(), switches(profile), { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise<never>((_, reject) => {
    const stoppedEarly = () =>
      reject(new OperatorError("Chromium s'est arrêté avant d'avoir imprimé.", "PROCESS_FAILED"));
    browser.once("error", stoppedEarly).once("exit", stoppedEarly);
  });
  const [, , , to, from] = browser.stdio;
  try {
    return await Promise.race([pdfOf(talkThrough(to as Writable, from as Readable), page), ended]);
  } finally {
    ended.catch(() => undefined);
    await stopped(browser);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Nothing of the user's browser is read, and nothing but the hub is asked. */
const switches = (profile: string): readonly string[] => [
  "--headless",
  "--remote-debugging-pipe",
  `--user-data-dir=${profile}`,
  "--no-first-run",
  "--disable-gpu",
  "--disable-extensions",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--lang=fr-FR",
  // Chromium refuses its sandbox to the superuser.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

async function pdfOf(talk: Talk, { url, storage, isWhole }: Printed): Promise<Buffer> {
  const { targetId } = await talk("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await talk("Target.attachToTarget", { targetId, flatten: true });
  const command: Talk = (method, parameters) => talk(method, parameters, String(sessionId));
  await command("Page.enable");
  // Drawings are made in the width there is: that of a sheet.
  await command("Emulation.setDeviceMetricsOverride", {
    width: 1000,
    height: 1400,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await command("Page.addScriptToEvaluateOnNewDocument", { source: keeping(storage) });
  const { errorText } = await command("Page.navigate", { url });
  if (errorText)
    throw new OperatorError(
      `Le hub ne répond pas à ${url} : démarrez-le, ou donnez son adresse par HUB_URL.`,
      "HUB_SILENT",
    );
  await untilComplete(command, isWhole);
  const { data } = await command("Page.printToPDF", {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  const { result } = (await command("Runtime.evaluate", { expression: whatItSays, returnByValue: true })) as {
    readonly result: { readonly value: PrintedPage };
  };
  return Buffer.from(await accessiblePdf(Buffer.from(String(data), "base64"), result.value));
}

/** The page's title, and the words of each of its links by its address (a drawing's link has an animated one). */
const whatItSays = `(() => {
  const links = {};
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    const address = href.startsWith("#") ? href : new URL(href, location).href;
    links[address] ??= (link.getAttribute("aria-label") || link.textContent).trim();
  }
  return { title: document.title, links };
})()`;

const keeping = (entries: Printed["storage"]): string =>
  `for (const [name, value] of Object.entries(${JSON.stringify(entries)})) sessionStorage.setItem(name, value);`;

async function untilComplete(command: Talk, expression: string): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const { result } = (await command("Runtime.evaluate", { expression: `Boolean(${expression})` })) as {
      readonly result?: { readonly value?: boolean };
    };
    if (result?.value) return;
    await sleep(lookMs);
  }
  throw new OperatorError(
    "Le dossier n'est pas complet après une minute : ouvrez la page /dossier pour voir ce qui manque.",
    "NOT_DONE",
  );
}

async function stopped(browser: ReturnType<typeof spawn>): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return;
  const exited = new Promise((resolve) => browser.once("exit", resolve));
  browser.kill("SIGKILL");
  await exited;
}
