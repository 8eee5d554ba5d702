import type { ServerResponse } from "node:http";
import { type BuiltPage, sayBuilt } from "./builtPage.ts";

/**
 * The style elements that the chart library (Observable Plot) writes in each drawing, and in each colour legend: their
 * texts are known, so their hashes alone are let in. A browser names the new one when the library changes it.
 */
const drawingStyles = [
  "'sha256-SgjNc3K/dJOn/wGF4KRGlSlGurHOsncfKxd6/DWDch4='",
  "'sha256-nyP2cqxDvjW+6KUWJr8o3/mvt6FTPukzAsPHRY3JOxQ='",
];

/** No inline script, nothing from another machine, and no style but our own sheets. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${drawingStyles.join(" ")}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const page: BuiltPage = {
  folder: "dashboard",
  base: "/tableau/",
  policy,
  unbuilt: `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Tableau de bord du Pacte</title>
<h1>Tableau de bord du Pacte</h1>
<p>Le tableau de bord n'a pas encore été construit. Lancez <code>npm run build</code>, puis rechargez cette page.</p>
<p>Le graphe répond déjà : <a href="/graphql">explorez-le</a>.</p>
</html>`,
};

/** The addresses of its pages: the same document, which shows the page its address names. */
const ownPath =
  /^\/(|territoires(\/\d{9})?|actions|circuit|decider|engagements|conventions|partenariat|sources|accessibilite|dossier)$/;

/** Whether a path is one of its pages or files. */
export const isDashboard = (path: string): boolean => path.startsWith(page.base) || ownPath.test(path);

/** Answers the dashboard's pages and their files under /tableau/; false for any other path. */
export async function dashboard(path: string, response: ServerResponse): Promise<boolean> {
  if (path.startsWith(page.base)) return sayBuilt(page, path.slice(page.base.length), response);
  return ownPath.test(path) ? sayBuilt(page, null, response) : false;
}
