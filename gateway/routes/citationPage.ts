import type { described } from "../citations/citations.ts";
import type { Verdict } from "../citations/verdict.ts";
import { escaped, type Page } from "./refusal.ts";

const reasons: Readonly<Record<Verdict["changes"][number]["reason"], string>> = {
  WITHDRAWN: "retirée par son institution",
  EMBARGOED: "sous embargo",
  SUPERSEDED: "un millésime plus récent est paru",
  NOT_READ: "pas lisible pour vous, ou l'institution ne répond pas",
};

const titles: Readonly<Record<Verdict["kind"], string>> = {
  IDENTICAL: "Citation : identique",
  CHANGED: "Citation : différente",
  NOT_COMPARABLE: "Citation : à vérifier par qui lit tout",
};

/** A citation as a person opens it from a report: the verdict, the line to cite, and the question to ask again. */
export function citationPage(citation: ReturnType<typeof described>, { kind, sentence, changes }: Verdict): Page {
  const title = titles[kind];
  const changeLines = changes.map(({ release, reason }) => `<li>${fileLink(release)} : ${reasons[reason]}</li>`);
  const main = `<h1>${title}</h1>
<p>${escaped(sentence)}</p>
${changeLines.length > 0 ? `<ul>\n${changeLines.join("\n")}\n</ul>` : ""}
<h2>À citer</h2>
<p>${escaped(citation.reference)}</p>
<h2>La question, à l'instant ${escaped(citation.asOf)}</h2>
<pre>${escaped(citation.query)}</pre>
<pre>${escaped(JSON.stringify(citation.variables))}</pre>
<h2>Les publications</h2>
<ul>
${citation.releases.map((release) => `<li>${fileLink(release)}</li>`).join("\n")}
</ul>
<p>Avec un jeton de votre institution, une question peut dire plus : <a href="/graphql">l'explorateur du graphe</a>.</p>`;
  return { status: 200, title, main };
}

const fileLink = (release: string): string =>
  `<a href="/releases/${encodeURIComponent(release)}.csv">${escaped(release)}</a>`;
