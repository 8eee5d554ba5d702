import type { ServerResponse } from "node:http";
import { type BuiltPage, drawnPolicy, sayBuilt } from "./builtPage.ts";

const page: BuiltPage = {
  folder: "dashboard",
  base: "/tableau/",
  policy: drawnPolicy,
  unbuilt: `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Tableau de bord du Pacte</title>
<h1>Tableau de bord du Pacte</h1>
<p>Le tableau de bord n'a pas encore été construit. Lancez <code>npm run build</code>, puis rechargez cette page.</p>
<p>Le graphe répond déjà : <a href="/graphql">explorez-le</a>.</p>
</html>`,
};

/** The addresses of its pages: the same document, which shows the page its address names. */
const ownPath =
  /^\/(|territoires(\/\d{9})?|actions|circuit|decider|engagements|conventions|partenariat|sources|accessibilite|plan|dossier)$/;

/** The page that an address names with a slash too many, as one types or a mail program adds it; null: none. */
export function slashless(path: string): string | null {
  const named = path.replace(/\/+$/, "");
  return named !== path && named !== "" && ownPath.test(named) ? named : null;
}

/** Whether a path is one of its pages or files. */
export const isDashboard = (path: string): boolean => path.startsWith(page.base) || ownPath.test(path);

/** Answers the dashboard's pages and their files under /tableau/; false for any other path. */
export async function dashboard(path: string, response: ServerResponse): Promise<boolean> {
  if (path.startsWith(page.base)) return sayBuilt(page, path.slice(page.base.length), response);
  return ownPath.test(path) ? sayBuilt(page, null, response) : false;
}
