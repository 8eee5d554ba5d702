// Takes the pictures of the dashboard that the documents show, of a hub that runs with its demonstration published:
//
//   npm start        and beside: node scripts/pictures.mjs [http://127.0.0.1:4000] [folder] [part of a page's name]
//
// Each page, whole, in each way it is read: light and dark on a desk's screen (1440), a telephone (360), a projector (1920),
// and paper (A4 at 96 pixels an inch). WebP, small: they are read in a document, not measured.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base = "http://127.0.0.1:4000", folder = "docs/images", only = ""] = process.argv.slice(2);
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Registers hold invented lines alone: the pages that read them are shown with these, marked. */
const pages = {
  "ou-en-est-on": "/",
  territoires: "/territoires",
  "territoire-verdun": "/territoires/200049187",
  decider: "/decider?origine=demonstration",
  actions: "/actions?origine=demonstration",
  engagements: "/engagements",
  conventions: "/conventions?jour=2019-01-01",
  partenariat: "/partenariat?origine=demonstration",
  sources: "/sources",
  dossier: "/dossier",
  accessibilite: "/accessibilite",
  plan: "/plan",
};

/** `scale`: pixels of the picture for one of the page's. */
const viewports = {
  clair: { width: 1440, height: 900, scale: 0.5 },
  sombre: { width: 1440, height: 900, scale: 0.3, colorScheme: "dark" },
  telephone: { width: 360, height: 740, scale: 0.5 },
  projecteur: { width: 1920, height: 1080, scale: 0.3 },
  papier: { width: 680, height: 1008, scale: 0.55, media: "print" },
};
const quality = 45;
/** Of a page, in its own pixels: what follows is more of the same. */
const tallest = 4_500;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
let total = 0;
for (const [name, path] of Object.entries(pages).filter(([pageName]) => pageName.includes(only))) {
  const page = await browser.newPage({ locale: "fr-FR", viewport: viewports.clair });
  await page.goto(base + path);
  await page.locator("main h1").waitFor();
  await page.locator(".waiting").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
  for (const [viewportName, viewport] of Object.entries(viewports)) {
    const bytes = await screenshot(page, viewport);
    writeFileSync(join(folder, `${name}-${viewportName}.webp`), bytes);
    total += bytes.length;
    console.log(`${name}-${viewportName}.webp ${Math.round(bytes.length / 1000)} kB`);
  }
  await page.close();
}
await browser.close();
console.log(`${Math.round(total / 1000)} kB in all`);

async function screenshot(page, { width, height, scale, media = "screen", colorScheme = "light" }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media, colorScheme });
  // Drawings are made anew in the width there is: two frames after the window's.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send("Page.captureScreenshot", {
    format: "webp",
    quality,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(tallest, tall), scale },
  });
  await cdp.detach();
  return Buffer.from(data, "base64");
}
