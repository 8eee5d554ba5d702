import { territories } from "@pacte-hub/data/territories";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import type { z } from "zod";
import type { extensionSchema, pactSchema } from "./pactSchema.ts";

type PactFacts = z.infer<typeof pactSchema>;
type Extension = z.infer<typeof extensionSchema>;

/** What a Pact says of what it does not hold, each in a French sentence; none: it holds together. */
export function faultsOf(facts: PactFacts): readonly string[] {
  return [...faultsInPeriod(facts), ...faultsInAxes(facts), ...faultsInBodies(facts), ...faultsInConventions(facts)];
}

function faultsInPeriod({ document: { periodStart, periodEnd }, annualSubProgrammes: { years } }: PactFacts): string[] {
  if (periodEnd < periodStart) return [`le Pacte finirait le ${periodEnd}, avant de commencer le ${periodStart}.`];
  const [first, last] = [Number(periodStart.slice(0, 4)), Number(periodEnd.slice(0, 4))];
  const outside = years.filter((year) => year < first || year > last);
  return [
    ...outside.map((year) => `le sous-programme ${year} n'est pas d'une année du Pacte (${first} à ${last}).`),
    ...twice(years.map(String)).map((year) => `le sous-programme ${year} est écrit deux fois.`),
  ];
}

function faultsInAxes({ axes, recommendationTotals: { total } }: PactFacts): string[] {
  const count = axes.reduce((sum, { recommendations }) => sum + recommendations.length, 0);
  return [
    ...twice(axes.map(({ number }) => String(number))).map((number) => `deux axes portent le numéro ${number}.`),
    ...twice(axes.flatMap(({ id, recommendations }) => [id, ...recommendations.map((one) => one.id)])).map(
      (id) => `deux axes ou préconisations portent l'identifiant « ${id} ».`,
    ),
    ...axes.flatMap(faultsInAxis),
    ...(count === total ? [] : [`le Pacte annonce ${total} préconisations, ses axes en ont ${count}.`]),
  ];
}

function faultsInAxis({ number, groups = [], recommendations, recommendationCount }: PactFacts["axes"][number]) {
  const numbers = recommendations.map((one) => one.number);
  return [
    ...twice(numbers.map(String)).map((one) => `deux préconisations de l'axe ${number} portent le numéro ${one}.`),
    ...(recommendations.length === recommendationCount
      ? []
      : [`l'axe ${number} annonce ${recommendationCount} préconisations et en a ${recommendations.length}.`]),
    ...recommendations.flatMap(({ number: one, group }) =>
      group === undefined || groups.some(({ id }) => id === group)
        ? []
        : [`la préconisation ${number}.${one} est d'un sous-titre inconnu, « ${group} ».${near(group, groups)}`],
    ),
    ...groups.flatMap((group) =>
      group.numbers
        .filter((one) => !numbers.includes(one))
        .map(
          (one) => `le sous-titre « ${group.id} » de l'axe ${number} cite la préconisation ${one}, qui n'y est pas.`,
        ),
    ),
  ];
}

function faultsInBodies({ signatories, governance: { bodies, otherBodies }, hub }: PactFacts): string[] {
  return [
    ...twice(signatories.map(({ id }) => id)).map((id) => `deux signataires portent l'identifiant « ${id} ».`),
    ...signatories.flatMap(({ id, type }) =>
      unnamed(type, hub.institutionKinds).map(
        (near) => `le signataire « ${id} » est d'une nature inconnue, « ${type} ».${near}`,
      ),
    ),
    ...twice([...bodies, ...otherBodies].map(({ id }) => id)).map(
      (id) => `deux instances portent l'identifiant « ${id} ».`,
    ),
    ...bodies.flatMap(({ id, members }) =>
      members.flatMap((seat) =>
        seat.signatories
          .filter((one) => !signatories.some((signatory) => signatory.id === one))
          .map(
            (one) =>
              `le siège « ${seat.labelFr} » de l'instance « ${id} » revient à « ${one} », qui n'est pas signataire.${near(one, signatories)}`,
          ),
      ),
    ),
    ...hub.members
      .filter((one) => !signatories.some(({ id }) => id === one))
      .map((one) => `« ${one} » est dit membre sans être signataire.${near(one, signatories)}`),
  ];
}

function faultsInConventions({ conventions, conventionStatuses, signatories, otherParties, hub }: PactFacts): string[] {
  const parties = [...signatories, ...otherParties];
  const isParty = (one: string) =>
    one.startsWith("epci:")
      ? territories.get(one.slice("epci:".length))?.level === "EPCI"
      : parties.some(({ id }) => id === one);
  return [
    ...twice(conventions.map(({ id }) => id)).map((id) => `deux conventions portent l'identifiant « ${id} ».`),
    ...conventions.flatMap(({ id, kind, scope }) => [
      ...unnamed(kind, hub.conventionKinds).map(
        (near) => `la convention « ${id} » est d'une nature inconnue, « ${kind} ».${near}`,
      ),
      ...unnamed(scope, hub.conventionScopes).map(
        (near) => `la convention « ${id} » est d'un champ inconnu, « ${scope} ».${near}`,
      ),
    ]),
    ...conventions.flatMap(({ id, status, parties: named, inferredParties = [], territory = [] }) => [
      ...(conventionStatuses.includes(status)
        ? []
        : [
            `la convention « ${id} » est d'un état inconnu, « ${status} ».${hintText(
              hintFor(
                status,
                conventionStatuses.map((code) => ({ code })),
              ),
            )}`,
          ]),
      ...named
        .filter((one) => !isParty(one))
        .map((one) => `la convention « ${id} » a une partie inconnue, « ${one} ».${near(one, parties)}`),
      ...inferredParties
        .filter((one) => !named.includes(one))
        .map((one) => `la convention « ${id} » déduit une partie qu'elle n'a pas, « ${one} ».`),
      ...territory
        .filter((code) => !territories.has(code))
        .map(
          (code) =>
            `la convention « ${id} » nomme un territoire inconnu, « ${code} ».${hintText(hintFor(code, [...territories.values()]))}`,
        ),
    ]),
  ];
}

/** What Pacts side by side say of each other: one name is one thing, and what prolongs a Pact follows it. */
export function faultsAmong(pacts: readonly PactFacts[], extensions: readonly Extension[]): readonly string[] {
  const names = (one: PactFacts): readonly string[] => [
    one.document.id,
    ...one.axes.flatMap(({ id, recommendations }) => [id, ...recommendations.map((each) => each.id)]),
    ...one.strategicOrientations.map(({ id }) => id),
    ...one.governance.bodies.map(({ id }) => id),
    ...one.conventions.map(({ id }) => id),
  ];
  return [
    ...twice(pacts.flatMap((one) => [...new Set(names(one))])).map(
      (id) => `deux Pactes disent « ${id} » : un nom est d'une seule chose.`,
    ),
    ...twice(pacts.map(({ hub }) => hub.prefix)).map(
      (prefix) => `deux Pactes ont le préfixe « ${prefix} » : leurs préconisations auraient les mêmes codes.`,
    ),
    ...extensions.flatMap((one) => faultsInExtension(one, pacts)),
  ];
}

function faultsInExtension({ id, extends: of, periodEnd, years }: Extension, pacts: readonly PactFacts[]): string[] {
  const pact = pacts.find(({ document }) => document.id === of);
  if (!pact)
    return [
      `« ${id} » prolonge un Pacte inconnu, « ${of} ».${near(
        of,
        pacts.map(({ document }) => ({ id: document.id })),
      )}`,
    ];
  const { document, annualSubProgrammes } = pact;
  const last = Number(periodEnd.slice(0, 4));
  return [
    ...(periodEnd > document.periodEnd
      ? []
      : [`« ${id} » finirait le ${periodEnd}, quand le Pacte qu'elle prolonge va au ${document.periodEnd}.`]),
    ...years
      .filter((year) => annualSubProgrammes.years.includes(year) || year > last)
      .map((year) => `« ${id} » ajoute le sous-programme ${year}, déjà du Pacte ou hors de son terme (${last}).`),
  ];
}

/** Empty for a word of the list; else the nearest, in French. */
const unnamed = (word: string, all: readonly { readonly id: string }[]): readonly string[] =>
  all.some(({ id }) => id === word) ? [] : [near(word, all)];

const near = (id: string, all: readonly { readonly id: string }[]): string =>
  hintText(
    hintFor(
      id,
      all.map((one) => ({ code: one.id })),
    ),
  );

const twice = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((one, at) => all.indexOf(one) !== at)),
];
