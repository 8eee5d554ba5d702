import type { ServerResponse } from "node:http";
import { type BuiltPage, drawnPolicy, sayBuilt } from "./builtPage.ts";

/**
 * Nothing is loaded from another machine and no script is inline. The editor (Monaco) writes its styles into the page
 * as it goes, hence 'unsafe-inline' for styles alone; GraphiQL's style sheet holds its fonts (data:).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page: BuiltPage = {
  folder: "explorer",
  base: "/explorer/",
  policy,
  unbuilt: `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Explorateur du hub</title>
<h1>Explorateur du hub</h1>
<p>L'explorateur n'a pas encore été construit. Lancez <code>npm run build:explorer</code>, puis rechargez cette page.</p>
<p>Le graphe répond déjà : envoyez vos requêtes en <code>POST /graphql</code>.</p>
</html>`,
};

/** The page that writes questions for whoever does not: it has no editor, and keeps the dashboard's own policy. */
const composer: BuiltPage = { ...page, policy: drawnPolicy };

/** Answers the pages at /graphql and /explorer/composer, and their files under /explorer/; false when there is no such file. */
export async function explorer(path: string, response: ServerResponse): Promise<boolean> {
  if (path === "/graphql") return sayBuilt(page, null, response);
  const name = path.slice(page.base.length);
  if (name === "composer") return sayBuilt(composer, "composer.html", response);
  return name.endsWith(".html") ? false : sayBuilt(page, name, response);
}
