import { territory } from "@pacte-hub/data/installation";
import { territories } from "@pacte-hub/data/territories";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import type { z } from "zod";
import type { extensionSchema, pactSchema } from "./pactSchema.ts";

type PactFacts = z.infer<typeof pactSchema>;
type Extension = z.infer<typeof extensionSchema>;

/**
 * What a Pact says of what it does not hold, each in a French sentence; none: it holds together.
 * @param department INSEE's code of the Department whose territories stand beside it
 */
export function faultsOf(facts: PactFacts, department: string = territory.department): readonly string[] {
  return [
    ...faultsInDocument(facts, department),
    ...faultsInPeriod(facts),
    ...faultsInAxes(facts),
    ...faultsInBodies(facts),
    ...faultsInConventions(facts),
  ];
}

function faultsInDocument({ document }: PactFacts, department: string): string[] {
  const { code } = document.department;
  return code === department ? [] : [`le Pacte est du département ${code}, et les territoires sont du ${department}.`];
}

function faultsInPeriod({ document: { periodStart, periodEnd }, annualSubProgrammes: { years } }: PactFacts): string[] {
  if (periodEnd < periodStart) return [`le Pacte finirait le ${periodEnd}, avant de commencer le ${periodStart}.`];
  const [first, last] = [Number(periodStart.slice(0, 4)), Number(periodEnd.slice(0, 4))];
  const outside = years.filter((year) => year < first || year > last);
  return [
    ...outside.map((year) => `le sous-programme ${year} n'est pas d'une année du Pacte (${first} à ${last}).`),
    ...duplicatesIn(years.map(String)).map((year) => `le sous-programme ${year} est écrit deux fois.`),
  ];
}

function faultsInAxes({ axes, recommendationTotals: { total } }: PactFacts): string[] {
  const count = axes.reduce((sum, { recommendations }) => sum + recommendations.length, 0);
  return [
    ...duplicatesIn(axes.map(({ number }) => String(number))).map((number) => `deux axes portent le numéro ${number}.`),
    ...duplicatesIn(
      axes.flatMap(({ id, recommendations }) => [id, ...recommendations.map((recommendation) => recommendation.id)]),
    ).map((id) => `deux axes ou préconisations portent l'identifiant « ${id} ».`),
    ...axes.flatMap(faultsInAxis),
    ...(count === total ? [] : [`le Pacte annonce ${total} préconisations, ses axes en ont ${count}.`]),
  ];
}

function faultsInAxis({ number, groups = [], recommendations, recommendationCount }: PactFacts["axes"][number]) {
  const numbers = recommendations.map((recommendation) => recommendation.number);
  return [
    ...duplicatesIn(numbers.map(String)).map(
      (repeatedNumber) => `deux préconisations de l'axe ${number} portent le numéro ${repeatedNumber}.`,
    ),
    ...(recommendations.length === recommendationCount
      ? []
      : [`l'axe ${number} annonce ${recommendationCount} préconisations et en a ${recommendations.length}.`]),
    ...recommendations.flatMap(({ number: recommendationNumber, group }) =>
      group === undefined || groups.some(({ id }) => id === group)
        ? []
        : [
            `la préconisation ${number}.${recommendationNumber} est d'un sous-titre inconnu, « ${group} ».${nearestHint(group, groups)}`,
          ],
    ),
    ...groups.flatMap((group) =>
      group.numbers
        .filter((recommendationNumber) => !numbers.includes(recommendationNumber))
        .map(
          (recommendationNumber) =>
            `le sous-titre « ${group.id} » de l'axe ${number} cite la préconisation ${recommendationNumber}, qui n'y est pas.`,
        ),
    ),
  ];
}

function faultsInBodies({ signatories, governance: { bodies, otherBodies }, hub }: PactFacts): string[] {
  return [
    ...duplicatesIn(signatories.map(({ id }) => id)).map((id) => `deux signataires portent l'identifiant « ${id} ».`),
    ...signatories.flatMap(({ id, type }) =>
      unnamed(type, hub.institutionKinds).map(
        (near) => `le signataire « ${id} » est d'une nature inconnue, « ${type} ».${near}`,
      ),
    ),
    ...duplicatesIn([...bodies, ...otherBodies].map(({ id }) => id)).map(
      (id) => `deux instances portent l'identifiant « ${id} ».`,
    ),
    ...bodies.flatMap(({ id, members }) =>
      members.flatMap((seat) =>
        seat.signatories
          .filter((seatedId) => !signatories.some((signatory) => signatory.id === seatedId))
          .map(
            (seatedId) =>
              `le siège « ${seat.labelFr} » de l'instance « ${id} » revient à « ${seatedId} », qui n'est pas signataire.${nearestHint(seatedId, signatories)}`,
          ),
      ),
    ),
    ...hub.members
      .filter((memberId) => !signatories.some(({ id }) => id === memberId))
      .map((memberId) => `« ${memberId} » est dit membre sans être signataire.${nearestHint(memberId, signatories)}`),
  ];
}

function faultsInConventions({ conventions, conventionStatuses, signatories, otherParties, hub }: PactFacts): string[] {
  const parties = [...signatories, ...otherParties];
  const isParty = (partyId: string) =>
    partyId.startsWith("epci:")
      ? territories.get(partyId.slice("epci:".length))?.level === "EPCI"
      : parties.some(({ id }) => id === partyId);
  return [
    ...duplicatesIn(conventions.map(({ id }) => id)).map((id) => `deux conventions portent l'identifiant « ${id} ».`),
    ...conventions.flatMap(({ id, kind, scope }) => [
      ...unnamed(kind, hub.conventionKinds).map(
        (near) => `la convention « ${id} » est d'une nature inconnue, « ${kind} ».${near}`,
      ),
      ...unnamed(scope, hub.conventionScopes).map(
        (near) => `la convention « ${id} » est d'un champ inconnu, « ${scope} ».${near}`,
      ),
    ]),
    ...conventions.flatMap(({ id, status, parties: partyIds, inferredParties = [], territory = [] }) => [
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
      ...partyIds
        .filter((partyId) => !isParty(partyId))
        .map(
          (partyId) => `la convention « ${id} » a une partie inconnue, « ${partyId} ».${nearestHint(partyId, parties)}`,
        ),
      ...inferredParties
        .filter((partyId) => !partyIds.includes(partyId))
        .map((partyId) => `la convention « ${id} » déduit une partie qu'elle n'a pas, « ${partyId} ».`),
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
  const names = (pact: PactFacts): readonly string[] => [
    pact.document.id,
    ...pact.axes.flatMap(({ id, recommendations }) => [
      id,
      ...recommendations.map((recommendation) => recommendation.id),
    ]),
    ...pact.strategicOrientations.map(({ id }) => id),
    ...pact.governance.bodies.map(({ id }) => id),
    ...pact.conventions.map(({ id }) => id),
  ];
  return [
    ...duplicatesIn(pacts.flatMap((pact) => [...new Set(names(pact))])).map(
      (id) => `deux Pactes disent « ${id} » : un nom est d'une seule chose.`,
    ),
    ...duplicatesIn(pacts.map(({ hub }) => hub.prefix)).map(
      (prefix) => `deux Pactes ont le préfixe « ${prefix} » : leurs préconisations auraient les mêmes codes.`,
    ),
    ...extensions.flatMap((extension) => faultsInExtension(extension, pacts)),
  ];
}

function faultsInExtension({ id, extends: of, periodEnd, years }: Extension, pacts: readonly PactFacts[]): string[] {
  const pact = pacts.find(({ document }) => document.id === of);
  if (!pact)
    return [
      `« ${id} » prolonge un Pacte inconnu, « ${of} ».${nearestHint(
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
const unnamed = (word: string, named: readonly { readonly id: string }[]): readonly string[] =>
  named.some(({ id }) => id === word) ? [] : [nearestHint(word, named)];

const nearestHint = (id: string, named: readonly { readonly id: string }[]): string =>
  hintText(
    hintFor(
      id,
      named.map((entry) => ({ code: entry.id })),
    ),
  );

const duplicatesIn = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];
