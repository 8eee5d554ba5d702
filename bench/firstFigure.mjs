/**
 * How long a reader of the dashboard waits for the first figure, and what each page weighs and asks, in a real Chromium:
 *
 *   npm start        and beside: node bench/firstFigure.mjs [http://127.0.0.1:4000] [rounds] [slowdown]
 *
 * `slowdown`: by how much the reader's processor is slowed (4: a modest machine). LCP and CLS are the browser's own measures.
 *
 * Each page is opened in a new browser context (empty cache), once to warm the hub, then `rounds` times in turn.
 */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const [base = "http://127.0.0.1:4000", rounds = "7", slowdown = "1"] = process.argv.slice(2);
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const pages = [
  "/",
  "/territoires",
  "/territoires/200033025",
  "/decider",
  "/actions",
  "/engagements",
  "/conventions",
  "/partenariat",
  "/sources",
  "/plan",
];

const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
/** What was measured, by page. @type {Map<string, Awaited<ReturnType<typeof opened>>[]>} */
const measured = new Map(pages.map((path) => [path, []]));
for (let round = 0; round <= Number(rounds); round += 1)
  for (const path of pages) {
    const came = await opened(path);
    if (round > 0) measured.get(path)?.push(came);
  }
await browser.close();
console.table(
  pages.map((path) => {
    const all = measured.get(path) ?? [];
    const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
    const paints = all.map(({ lcp }) => lcp).sort((a, b) => a - b);
    return {
      page: path,
      "first figure, median ms": Math.round(times[Math.floor(times.length / 2)]),
      "slowest ms": Math.round(Math.max(...times)),
      "LCP, median ms": Math.round(paints[Math.floor(paints.length / 2)]),
      "CLS, worst": Math.max(...all.map(({ cls }) => cls)).toFixed(3),
      "GraphQL requests": Math.max(...all.map(({ questions }) => questions)),
      "KB of JavaScript on the wire": (all[0].script / 1000).toFixed(1),
      "KB of letters": (all[0].letters / 1000).toFixed(1),
    };
  }),
);

/** From the address to the first figure, line of a table or sentence of the hub's; then all that came. */
async function opened(path) {
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  let questions = 0;
  /** Bytes of each file on the wire, by ending. @type {Record<string, Promise<number>[]>} */
  const sizes = { ".js": [], ".woff2": [] };
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });
  await page.addInitScript(() => {
    const paints = { lcp: 0, cls: 0 };
    Object.assign(window, { paints });
    /** @type {(type: string, take: (entry: any) => void) => void} */
    const watch = (type, take) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch("largest-contentful-paint", ({ startTime }) => {
      paints.lcp = startTime;
    });
    watch("layout-shift", ({ value, hadRecentInput }) => {
      if (!hadRecentInput) paints.cls += value;
    });
  });
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/graphql")) questions += 1;
  });
  page.on("requestfinished", (request) => {
    const own = Object.keys(sizes).find((ending) => request.url().endsWith(ending));
    if (own) sizes[own].push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const began = performance.now();
  await page.goto(base + path, { waitUntil: "commit" });
  await page
    .locator("main")
    .locator(".value, td, figure.chart, h1 strong, p:not(.waiting), li")
    .filter({ visible: true })
    .first()
    .waitFor();
  await page.locator(".waiting:not([hidden])").first().waitFor({ state: "detached" });
  const ms = performance.now() - began;
  // What stands below the first screen is made after it.
  await page.locator(".waiting").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
  const { lcp, cls } = await page.evaluate(() => /** @type {any} */ (window).paints);
  const [script, letters] = await Promise.all(
    Object.values(sizes).map(async (all) => (await Promise.all(all)).reduce((sum, one) => sum + one, 0)),
  );
  await context.close();
  return { ms, questions, script, letters, lcp, cls };
}
