import { dayText, periodText } from "../french/words.ts";

/** What a page takes from its address after "?": how it is written, and how a title says it. */
export interface Parameter {
  isValid(text: string): boolean;
  /** French: what is written there. */
  readonly expected: string;
  /** French, as a part of the page's title. */
  title(text: string): string;
}
export type Parameters = Readonly<Record<string, Parameter>>;

/** What an address says that its page cannot read. */
export interface Fault {
  readonly name: string;
  readonly value: string;
  /** French sentence without its point. */
  readonly reason: string;
  /** Whether it is none of the page's parameters: the page stands, but is not narrowed by it. */
  readonly isUnknown: boolean;
}

/** Whether a text is a day of the calendar in our two centuries, "2021-02-28": the year 21 is a year half typed. */
export const isDay = (text: string): boolean =>
  /^(19|20)\d{2}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;

const parisDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });
/** Whether a text is a day that has begun in France. */
export const isPastDay = (text: string): boolean => isDay(text) && text <= parisDay.format(new Date());

const matching = (pattern: RegExp, expected: string, title: Parameter["title"]): Parameter => ({
  isValid: (text) => pattern.test(text),
  expected,
  title,
});

export const year = matching(/^(19|20)\d{2}$/, "une année, par exemple 2019", (text) => `année ${text}`);
export const axis = matching(/^[1-9]$/, "le numéro d'un axe, par exemple 1", (text) => `axe ${text}`);
export const recommendation = matching(
  /^\d{1,2}\.\d{1,2}$/,
  "le code d'une préconisation, par exemple 1.5",
  (text) => `préconisation ${text}`,
);
export const name = matching(/^[^\p{Cc}]{1,200}$/u, "un nom de 200 signes au plus", (text) => text);
export const period = matching(
  /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/,
  "une année, un mois ou un trimestre, par exemple 2021, 2021-12 ou 2021-Q4",
  periodText,
);
export const day: Parameter = {
  isValid: isDay,
  expected: "un jour du calendrier (année-mois-jour), par exemple 2021-03-31",
  title: (text) => `au ${dayText(text)}`,
};
/** A day that has begun: since when something is looked at. */
export const pastDay: Parameter = {
  isValid: isPastDay,
  expected: "un jour du calendrier (année-mois-jour), aujourd'hui au plus tard",
  title: (text) => `depuis le ${dayText(text)}`,
};
export const oneOf = (names: ReadonlyMap<string, string>): Parameter => ({
  isValid: (text) => names.has(text),
  expected: `l'un de : ${[...names.keys()].join(", ")}`,
  title: (text) => names.get(text) ?? text,
});

/** What every page takes: of whose figures, and as of when. */
export const common: Parameters = {
  origine: { ...oneOf(new Map([["demonstration", "démonstration"]])), expected: "« demonstration », ou rien" },
  connu: {
    isValid: isPastDay,
    expected: "un jour du calendrier (année-mois-jour), aujourd'hui au plus tard",
    title: (text) => `tel que connu au ${dayText(text)}`,
  },
};

/** An address may say "constructor" too: only what is declared is a choice. */
function parameterNamed(name: string, pageParameters: Parameters): Parameter | undefined {
  const parameters = { ...pageParameters, ...common };
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** Everything in an address that its page cannot read, each with its reason. */
export function faultsOf(search: string, pageParameters: Parameters): readonly Fault[] {
  const addressParameters = new URLSearchParams(search);
  return [...new Set(addressParameters.keys())].flatMap((name): readonly Fault[] => {
    const [value = "", ...repeatedValues] = addressParameters.getAll(name);
    const parameter = parameterNamed(name, pageParameters);
    if (!parameter) return [{ name, value, reason: "cette page n'a pas un tel choix", isUnknown: true }];
    if (repeatedValues.length > 0) return [{ name, value, reason: "ce choix est donné deux fois", isUnknown: false }];
    return parameter.isValid(value) ? [] : [{ name, value, reason: `attendu ${parameter.expected}`, isUnknown: false }];
  });
}

/** The title of a page as it stands: its name, then each choice, so that two tabs are told apart. */
export function titleOf(pageName: string, search: string, pageParameters: Parameters): string {
  const choices = [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const parameter = parameterNamed(name, pageParameters);
    return parameter?.isValid(value) ? [parameter.title(value)] : [];
  });
  return `${[pageName, ...new Set(choices)].join(", ")} — Pacte territorial pour l'insertion de la Meuse`;
}
