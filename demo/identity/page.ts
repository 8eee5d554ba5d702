import { nameOf, type Persona } from "./personas.ts";

/** Nothing but this text and its style: no script, no address elsewhere, no frame around it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** The page where a persona is chosen by a click. */
export function choicePage(choices: readonly Persona[], linkOf: (persona: Persona) => string): string {
  const [first] = choices;
  const links = choices.map(
    (persona) =>
      `<li><a href="${escaped(linkOf(persona))}">${escaped(persona.title)}</a> <code>${escaped(persona.id)}</code></li>`,
  );
  return page(
    `Se présenter : ${first ? nameOf(first.issuer) : ""}`,
    `<p>Identités de <strong>démonstration</strong> : personne n'est vérifié, il suffit de choisir.</p>
<ul>${links.join("\n")}</ul>`,
  );
}

export const refusalPage = (sentence: string): string => page("Demande refusée", `<p>${escaped(sentence)}</p>`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}li{margin:.5rem 0}</style>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? "");
