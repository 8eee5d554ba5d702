import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";

/** Chromium as Debian, a desktop or a CI machine has it; undefined where there is none. */
export const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!executable) console.log("Chromium is not installed here: nothing is tested in a browser.");

/** Nothing of the browser's own goes anywhere either. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-sync",
];

export const launched = (): Promise<Browser> => chromium.launch({ executablePath: executable ?? "", args: quiet });

/** What a page complains of: errors, refusals of its policy, requests that leave the machine. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!/^(data|blob):|^http:\/\/127\.0\.0\.1:/.test(request.url()))
      complaints.push(`left the machine: ${request.url()}`);
  });
  return complaints;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds on the page as it stands: the rule, and where. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const { violations } = await (globalThis as any).axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
    );
  }, standards);
}

/** The dashboard's pages, one EPCI for all. */
export const dashboardPages = [
  "/",
  "/territoires",
  "/territoires/200033025",
  "/decider",
  "/actions",
  "/engagements",
  "/conventions",
  "/partenariat",
  "/sources",
  "/accessibilite",
  "/plan",
];

/** Opens what holds on every page: whose figures, as of when, and for whom. */
export async function settingsOf(page: Page): Promise<void> {
  const settings = page.locator("header details.settings");
  if ((await settings.getAttribute("open")) === null) await settings.locator("summary").click();
}

/** A text with plain spaces, as one types it: the pages set French ones. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** Opens a page, and waits until the hub has answered and every drawing stands. */
export async function openedAt(
  browser: Browser,
  url: string,
  how: Parameters<Browser["newPage"]>[0] = {},
): Promise<Page> {
  const page = await browser.newPage({ locale: "fr-FR", ...how });
  await page.goto(url);
  await standing(page);
  return page;
}

export async function standing(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  await page.locator(".waiting").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
}
