import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { variedBy } from "@pacte-hub/server/http/hardening";
import { type HttpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";

/** A browser asks for HTML before all else; a GraphQL client never does. */
export function asksForPage({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const accepted = headers.accept ?? "";
  return accepted.includes("text/html") && !accepted.includes("application/json");
}

/** Of the one list, or as the institution that was asked refused it. */
export type ReadingRefusal = Pick<HttpRefusal, "status" | "message"> & { readonly code: string };

/** Refuses a reading: a program hears it as it hears every refusal, a person reads it on a page that leads on. */
export function refuseReading(request: IncomingMessage, response: ServerResponse, refusal: ReadingRefusal): void {
  // Both are answers to one address: a cache must not give a program the page, nor a person the JSON.
  response.setHeader("vary", variedBy);
  if (!asksForPage(request)) return void sayJson(response, refusal.status, problem(refusal));
  const { title, main } = refusalPage(refusal);
  sayPage(request, response, { status: refusal.status, title, main });
}

export interface Page {
  readonly status: number;
  /** Plain text. */
  readonly title: string;
  /** HTML, in which every text was escaped (`escaped`). */
  readonly main: string;
}

/** Answers with one page, of which nothing comes from elsewhere: it is read where the dashboard was never built, too. */
export function sayPage({ method }: IncomingMessage, response: ServerResponse, { status, title, main }: Page): void {
  const body = Buffer.from(pageOf(title, main), "utf8");
  response.setHeader("content-security-policy", policy);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(method === "HEAD" ? undefined : body);
}

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}li{margin:.5rem 0}";
const styleHash = createHash("sha256").update(style).digest("base64");
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const titles: ReadonlyMap<number, string> = new Map([
  [401, "Il faut se présenter"],
  [403, "Ce fichier n'est pas ouvert"],
  [404, "Cette adresse n'existe pas"],
  [410, "Cette publication a été retirée"],
  [503, "L'institution ne répond pas"],
]);

function refusalPage({ status, code, message }: ReadingRefusal): Pick<Page, "title" | "main"> {
  const title = titles.get(status) ?? "Cette page ne peut pas être donnée";
  const main = `<h1>${title}</h1>
<p>${escaped(message)}</p>
<ul>
<li><a href="/">La vue d'ensemble du tableau de bord</a></li>
<li><a href="/territoires">Les territoires</a></li>
<li><a href="/sources">Les publications de chaque institution, et leurs fichiers</a></li>
<li><a href="/docs">La documentation, et le catalogue des données</a></li>
<li><a href="/graphql">L'explorateur du graphe</a></li>
</ul>
<p><small>Réponse ${status}, ${escaped(code)}.</small></p>`;
  return { title, main };
}

const pageOf = (title: string, main: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} — Pacte territorial pour l'insertion ${departmentInService.of}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** A text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
