import { partnerOf } from "@pacte-hub/schema/model/partner";
import { frenchDay } from "@pacte-hub/schema/rules/frenchDay";
import { frenchPeriod, frenchPeriods } from "@pacte-hub/schema/rules/frenchPeriod";
import { withFrenchSpaces } from "@pacte-hub/schema/rules/frenchSpaces";
import { type GraphQLSchema, isEnumType } from "graphql";
import type {
  Catalogue,
  DatasetAccess,
  DatasetEntry,
  DisclosureRule,
  PartCatalogue,
  RateEntry,
} from "../catalogue/datasets.ts";
import type { Absence } from "../catalogue/openAsk.ts";
import { publishedParts } from "../catalogue/publishedRates.ts";
import { escaped } from "./refusal.ts";

/** The catalogue, as HTML: what each institution declares of each dataset, in the graph's own words. */
export function cataloguePage({ parts, rules, conventions }: Catalogue, schema: GraphQLSchema): string {
  const words = wordsIn(schema);
  const published = publishedParts(parts.flatMap(({ part }) => (typeof part === "string" ? [] : part.datasets)));
  const sections = parts.map(({ partner, part }) => {
    const { field, name } = partnerOf(partner);
    if (typeof part === "string")
      return `<h2 id="${field}">${text(name)}</h2>\n<p class="notice">${text(absent[part])}</p>`;
    const silence = repeatedSentence(part);
    const sections = (entries: readonly DatasetEntry[]) =>
      entries
        .map((entry) =>
          section(entry, {
            field,
            part,
            rule: rules.get(`${partner}:${entry.id}`),
            conventions,
            words,
            published,
            silence,
          }),
        )
        .join("\n");
    const without = part.datasets.filter(({ periods }) => periods.length === 0);
    const apart =
      without.length === 0
        ? ""
        : `\n<h3 class="apart" id="${field}-sans-chiffre">${text(apartTitle(without.length))}</h3>\n<p>${text(apartLead)}</p>\n${sections(without)}`;
    const next =
      silence === null ? "" : `\n<p>${text(`Prochaine publication, sauf si un jeu le dit : ${silence}`)}</p>`;
    return `<h2 id="${field}">${text(part.name)}</h2>\n<p>${countText(part.datasets.length - without.length)}</p>${next}\n${sections(part.datasets.filter(({ periods }) => periods.length > 0))}${apart}`;
  });
  const menu = parts.map(({ partner }) => {
    const { field, name } = partnerOf(partner);
    return `<li><a href="#${field}">${text(name)}</a></li>`;
  });
  return `<h1>Catalogue des données</h1>
<p class="lead">${text(lead)} <a href="/docs/analystes#ce-que-vous-pouvez-lire-et-pourquoi">Ce qui vous est ouvert en plus</a>.</p>
<nav class="parts" aria-label="Sur cette page"><ul>${menu.join("")}</ul></nav>
${sections.join("\n")}`;
}

const lead =
  "Chaque jeu de données, tel que son institution le déclare dans le graphe à l'instant : cette page le lui demande quand vous l'ouvrez, comme un lecteur sans jeton.";
const absent: Readonly<Record<Absence, string>> = {
  SILENT: "Cette institution ne répond pas à l'instant : ses jeux de données ne sont pas montrés. Réessayez.",
  CLOSED:
    "Fermée à ce lecteur : cette institution répond, mais elle a fermé sa porte à qui ne montre pas de jeton. Ses jeux de données ne sont pas montrés tant qu'elle ne la rouvre pas.",
};

const countText = (count: number): string =>
  count === 1 ? "Un jeu de données publié." : `${count} jeux de données publiés.`;
const apartTitle = (count: number): string =>
  count === 1 ? "Un jeu défini, sans chiffre réel" : `${count} jeux définis, sans chiffre réel`;
const apartLead =
  "Personne n'en publie : ils disent ce qui se compterait, et comment. Des chiffres de démonstration, inventés et marqués comme tels, peuvent s'en lire (origin: DEMONSTRATION).";

/** The sentence that several datasets of an institution say of a next publication that nobody announces. */
function repeatedSentence({ datasets }: PartCatalogue): string | null {
  const silent = datasets.flatMap(({ nextPublication: { on, sentence } }) => (on === null ? [sentence] : []));
  return silent.find((sentence, at) => silent.indexOf(sentence) !== at) ?? null;
}

interface CatalogueEntryContext {
  readonly field: string;
  readonly part: PartCatalogue;
  readonly rule: DisclosureRule | undefined;
  readonly conventions: ReadonlyMap<string, string>;
  readonly words: Words;
  /** Whether a rate's own parts are published. */
  readonly published: (rate: RateEntry) => boolean;
  /** What is said once of the next publication of an institution's datasets. */
  readonly silence: string | null;
}

function section(
  entry: DatasetEntry,
  { field, part, rule, conventions, words, ...around }: CatalogueEntryContext,
): string {
  const rates = entry.rates.filter(around.published);
  const ratesWithoutFigures = entry.rates.filter((rate) => !around.published(rate));
  const access = part.access.find(({ dataset }) => dataset === entry.id);
  const lines: readonly (readonly [string, string])[] = [
    ["Dans le graphe", `${entry.field ? `${code(`${field}.${entry.field}`)}, ` : ""}jeu ${code(entry.id)}`],
    ["Unité", text(`${words("Unit", entry.unit)}. ${words("Measure", entry.measure)}.`)],
    ["Ventilations", text(breakdowns(entry))],
    ["Niveaux", text(entry.levels.map((level) => words("Level", level).replace(/ \(.*/, "")).join(", "))],
    ["Périodes", text(periodsText(entry, words))],
    ["Ruptures", entry.breaks.map(({ from, because }) => text(`${frenchPeriod(from)} : ${because}`)).join("<br>")],
    ["Champ couvert", text(entry.regime ?? "")],
    ["Source", sourcesText(entry)],
    ["Secret", text(rule ? ruleText(rule) : "La règle est dite avec la première publication.")],
    ["Qui peut lire", text(accessText(access, part.name, conventions))],
    ["Prochaine publication", text(nextText(entry, around.silence))],
    [
      "Taux qui s'en calculent",
      rates.map(({ field, definition }) => `${code(field)} : ${text(definition)}`).join("<br>"),
    ],
    ["Taux sans chiffre réel à ce jour", ratesWithoutFigures.map(({ field }) => code(field)).join(", ")],
  ];
  const described = lines
    .filter(([, content]) => content !== "")
    .map(([name, content]) => `<dt>${text(name)}</dt><dd>${content}</dd>`);
  return `<section class="dataset" id="${escaped(`${field}.${entry.field ?? entry.id}`)}">
<h3>${text(entry.title)}</h3>
<p>${text(entry.definition)}</p>
<dl>${described.join("\n")}</dl>
${composed(entry, field, access)}</section>`;
}

/** By EPCI, or else all of the widest level that it is published for. */
const placeOf = (levels: readonly string[]): string => {
  const level = levels.includes("EPCI") ? "EPCI" : levels[0];
  return level === undefined ? "" : `&amp;ou=${level}`;
};

/** Leads to the page that makes a table of it, where anyone may. */
const composed = (
  { field, periods, levels }: DatasetEntry,
  partner: string,
  access: DatasetAccess | undefined,
): string =>
  field !== null && periods.length > 0 && access?.decision === "OPEN"
    ? `<p><a href="/explorer/composer?a=${partner}.${field}${placeOf(levels)}">Composer un tableau</a></p>\n`
    : "";

function breakdowns({ dimensions }: DatasetEntry): string {
  if (dimensions.length === 0) return "aucune : le total seul";
  return dimensions
    .map(({ label, isPublished, values }) => {
      const possible = values.filter(({ isPossible }) => isPossible).map((value) => value.label);
      return `${label}${isPublished === false ? " (non publiée à ce jour)" : ""} : ${possible.join(", ")}`;
    })
    .join(" ; ");
}

function periodsText({ periods, periodicity }: DatasetEntry, words: Words): string {
  const step = words("Periodicity", periodicity).replace(/ :.*/, "").toLowerCase();
  return periods.length === 0 ? `par ${step} ; rien de réel n'est publié` : frenchPeriods(periods);
}

const sourcesText = ({ sources, producer }: DatasetEntry): string =>
  sources.length === 0
    ? text(producer)
    : sources
        .map(({ title, licence, url }) => {
          const name = url?.startsWith("https://") ? `<a href="${escaped(url)}">${text(title)}</a>` : text(title);
          return `${name} ; licence : ${text(licence.replace(/^\((.*)\)$/, "$1"))}`;
        })
        .join("<br>");

function ruleText({ kind, legalGround, k, base, minContributors, dominanceShare }: DisclosureRule): string {
  if (kind === "NONE") return legalGround ?? "Rien de plus à retenir.";
  if (kind === "ROUNDING") return `Arrondi au hasard à un multiple de ${base} ; les effectifs sous ${k} sont protégés.`;
  const few = minContributors ? ` Un chiffre vient d'au moins ${minContributors} organisations.` : "";
  const share =
    dominanceShare && dominanceShare < 1 ? ` Aucune n'en fait plus de ${Math.round(dominanceShare * 100)} %.` : "";
  return `Les effectifs de 1 à ${(k ?? 1) - 1} sont retenus, et d'autres avec eux pour que nul ne les recalcule.${few}${share}`;
}

function accessText(access: DatasetAccess | undefined, name: string, conventions: ReadonlyMap<string, string>): string {
  if (access?.decision === "OPEN") return "Ouvert à tous.";
  if (access && !access.isPublished)
    return "Personne n'en publie de chiffre réel : aucun accès n'en ouvrirait. Ceux de démonstration, inventés, se demandent par origin: DEMONSTRATION.";
  const title = access?.convention ? (conventions.get(access.convention) ?? access.convention) : null;
  return `Qui en a reçu l'accès de cette institution (${name})${title ? ` ; la convention « ${title} » peut l'ouvrir` : ""}.`;
}

/** What is already said of all is not said again of each. */
const nextText = ({ nextPublication: { on, sentence } }: DatasetEntry, silence: string | null): string =>
  on === null ? (sentence === silence ? "" : sentence) : `Le ${frenchDay(on)}. ${sentence}`;

type Words = (type: string, value: string) => string;

/** A code in the graph's own words: the description of its value, without its full stop. */
const wordsIn =
  (schema: GraphQLSchema): Words =>
  (name, value) => {
    const type = schema.getType(name);
    const description = isEnumType(type) ? type.getValue(value)?.description : undefined;
    return description?.replace(/\.$/, "") ?? value;
  };

const text = (words: string): string => withFrenchSpaces(escaped(words));
const code = (words: string): string => `<code>${escaped(words)}</code>`;
