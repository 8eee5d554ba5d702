import type { Committee } from "../../model/governance.ts";
import { directionOf, type Meeting, type Note, type WorkingGroup } from "../../model/meeting.ts";
import type { Institution } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { TerritoryCode } from "../../model/territory.ts";
import { byId } from "../nearest.ts";
import { unknownOf } from "./actions.ts";
import { eachOf, faultInTexts, longestText, longestTitle } from "./texts.ts";

/** What a meeting or a note may name. */
export interface Assembly {
  readonly committees: readonly Committee[];
  readonly groups: readonly WorkingGroup[];
  readonly institutions: readonly Institution[];
  readonly isAction: (id: string) => boolean;
  readonly isTerritory: (code: TerritoryCode) => boolean;
}

/**
 * Who may be recorded as sitting: those the Pact names. Where it describes seats in words (the territorial committees:
 * "les représentants institutionnels des structures..."), any signatory may hold one.
 */
export function maySit(institution: string, { seats }: Committee): boolean {
  const isNamed = seats.some(
    ({ institutions, body }) => institutions.includes(institution) || body?.id === institution,
  );
  return isNamed || seats.some(({ institutions, body, isOfUsers }) => institutions.length === 0 && !body && !isOfUsers);
}

/** A meeting as it was held: members and their votes, guests beside them. */
export function held(draft: Omit<Meeting, "id">, among: Assembly, id: string): Judged<Meeting> {
  const fault = faultInPlace(draft, among) ?? faultInSeats(draft, among) ?? faultInVotes(draft) ?? faultInWords(draft);
  return fault ? declined(fault) : accepted({ ...draft, id });
}

function faultInPlace(draft: Omit<Meeting, "id">, among: Assembly): PactRefusal | null {
  const { committee, territory, workingGroup, progressOf } = draft;
  if (!among.committees.some(({ id }) => id === committee))
    return unknownOf("COMMITTEE", committee, among.committees.map(byId));
  if (territory !== null && !among.isTerritory(territory)) return unknownOf("TERRITORY", territory);
  const group = among.groups.find(({ id }) => id === workingGroup);
  if (workingGroup !== null && group?.committee !== committee) return unknownOf("WORKING_GROUP", workingGroup);
  const unknown = progressOf.find((action) => !among.isAction(action));
  return unknown === undefined ? null : unknownOf("ACTION", unknown);
}

function faultInSeats(draft: Omit<Meeting, "id">, { committees, groups, institutions }: Assembly) {
  const committee = committees.find(({ id }) => id === draft.committee);
  const group = groups.find(({ id }) => id === draft.workingGroup);
  const isMember = (institution: string): boolean =>
    group ? group.institutions.includes(institution) : committee !== undefined && maySit(institution, committee);
  const isKnown = (institution: string): boolean =>
    institutions.some(({ id }) => id === institution) ||
    committees.some(({ seats }) => seats.some(({ body }) => body?.id === institution));
  for (const { institution } of [...draft.attendance, ...draft.votes]) {
    if (!isKnown(institution)) return unknownOf("INSTITUTION", institution, institutions.map(byId));
    if (!isMember(institution)) return { code: "NOT_A_MEMBER", institution, committee: draft.committee } as const;
  }
  const names = draft.attendance.map(({ institution }) => institution);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? null : ({ code: "ALREADY_ENTERED", id: twice } as const);
}

function faultInVotes({ votes, attendance, decisions }: Omit<Meeting, "id">): PactRefusal | null {
  for (const { institution, decision } of votes) {
    const isPresent = attendance.some((line) => line.institution === institution && line.presence === "PRESENT");
    if (!isPresent) return { code: "VOTER_ABSENT", institution };
    if (decisions[decision - 1] === undefined) return unknownOf("DECISION", String(decision));
  }
  const cast = votes.map(({ institution, decision }) => `${institution} ${decision}`);
  const twice = cast.find((code, at) => cast.indexOf(code) !== at);
  return twice === undefined ? null : { code: "ALREADY_ENTERED", id: twice };
}

const faultInWords = ({ agenda, guests, decisions, documents }: Omit<Meeting, "id">) =>
  faultInTexts([
    ...eachOf("L'ordre du jour", agenda, longestText),
    ...eachOf("Les invités", guests, longestTitle),
    ...eachOf("Les décisions", decisions, longestText),
    ...eachOf("Les documents", documents, longestTitle),
  ]);

/** A working group as it is called together: signatories, and experts whoever they are. */
export function convened(draft: Omit<WorkingGroup, "id">, among: Assembly, id: string): Judged<WorkingGroup> {
  const fault = faultInGroup(draft, among);
  return fault ? declined(fault) : accepted({ ...draft, id });
}

function faultInGroup(draft: Omit<WorkingGroup, "id">, among: Assembly): PactRefusal | null {
  const { committee, institutions, experts, theme, openedOn, closedOn } = draft;
  if (!among.committees.some(({ id }) => id === committee))
    return unknownOf("COMMITTEE", committee, among.committees.map(byId));
  const strange = institutions.find((institutionId) => !among.institutions.some(({ id }) => id === institutionId));
  if (strange !== undefined) return unknownOf("INSTITUTION", strange, among.institutions.map(byId));
  const twice = institutions.find((institutionId, at) => institutions.indexOf(institutionId) !== at);
  if (twice !== undefined) return { code: "ALREADY_ENTERED", id: twice };
  if (closedOn !== null && closedOn < openedOn) return { code: "DAYS_REVERSED", first: openedOn, next: closedOn };
  return faultInTexts([["Le thème", theme, longestTitle], ...eachOf("Les experts", experts, longestTitle)]);
}

/** A note from one level to another; an answer goes back the way the note came, and still does once the note is corrected. */
export function passed(
  draft: Omit<Note, "id">,
  among: Assembly & { readonly notes: readonly Note[] },
  id: string,
): Judged<Note> {
  const fault = faultInNote(draft, { ...among, notes: among.notes.filter((note) => note.id !== id) }, id);
  return fault ? declined(fault) : accepted({ ...draft, id });
}

function faultInNote(draft: Omit<Note, "id">, among: Assembly & { readonly notes: readonly Note[] }, id: string) {
  const { from, to, territory, answers } = draft;
  for (const committee of [from, to])
    if (!among.committees.some(({ id }) => id === committee))
      return unknownOf("COMMITTEE", committee, among.committees.map(byId));
  if (directionOf(draft) === null) return { code: "SAME_LEVEL", from, to } as const;
  if (territory !== null && !among.isTerritory(territory)) return unknownOf("TERRITORY", territory);
  const unknown = draft.actions.find((action) => !among.isAction(action));
  if (unknown !== undefined) return unknownOf("ACTION", unknown);
  const answeredNote = among.notes.find(({ id }) => id === answers);
  if (answers !== null && (answeredNote?.from !== to || answeredNote.to !== from)) return unknownOf("NOTE", answers);
  if (answeredNote && draft.sentOn < answeredNote.sentOn)
    return { code: "DAYS_REVERSED", first: answeredNote.sentOn, next: draft.sentOn } as const;
  const answer = among.notes.find((note) => note.answers === id);
  if (answer && (answer.from !== to || answer.to !== from)) return { code: "NOTE_ANSWERED", note: answer.id } as const;
  if (answer && answer.sentOn < draft.sentOn)
    return { code: "DAYS_REVERSED", first: draft.sentOn, next: answer.sentOn } as const;
  return faultInTexts([
    ["L'objet", draft.subject, longestTitle],
    ["Le texte", draft.text, longestText],
  ]);
}
