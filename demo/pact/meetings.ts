import { once } from "@pacte-hub/data/once";
import { pactInService } from "@pacte-hub/data/pactInService";
import { territories } from "@pacte-hub/data/territories";
import { readFacts } from "@pacte-hub/pact/store/facts";
import { committeesIn } from "@pacte-hub/pact/store/governance";
import { type Action, statusOf } from "@pacte-hub/schema/model/action";
import type { Attendance, Meeting, Note, WorkingGroup } from "@pacte-hub/schema/model/meeting";
import type { SubProgrammeReview } from "@pacte-hub/schema/model/pact";
import { epcis } from "../observed.ts";
import { uniform } from "../seed.ts";
import { actions, pick } from "./actions.ts";
import { later, years } from "./days.ts";
import { guests, themes } from "./words.ts";

const committees = once(() => committeesIn(readFacts()));
const perYear: Readonly<Record<string, readonly string[]>> = {
  "steering-committee": ["06-20", "12-12"],
  "technical-committee": ["03-14", "06-06", "09-19", "11-28"],
};
/** How far back a meeting is told of projects. */
const memoryDays: Readonly<Record<string, number>> = { "steering-committee": 200, "technical-committee": 110 };
const territorialPerYear = 6;

/** An invented meeting: who was there is drawn, and says nothing of any real institution. */
function meetingOf(committee: string, heldOn: string, territory: string | null, group: WorkingGroup | null): Meeting {
  const id = `demo-meeting-${heldOn}-${group?.id.slice(-1) ?? territory ?? committee.split("-")[0]}`;
  const called = group?.institutions ?? calledTo(committee);
  return {
    id,
    committee,
    territory,
    workingGroup: group?.id ?? null,
    heldOn,
    agenda: group ? [`Exemple : ${group.theme}`] : ["Exemple : avancement des actions", "Exemple : points de blocage"],
    attendance: called.map((institution) => attendanceOf(id, institution)),
    guests: uniform(`guest|${id}`) < 0.4 ? [pick(guests, `which|${id}`)] : [],
    decisions:
      uniform(`decides|${id}`) < 0.5 ? ["Exemple : poursuivre, et faire le point à la prochaine réunion."] : [],
    votes: [],
    documents: ["Exemple : relevé de conclusions"],
    progressOf: group ? [] : progressTold(committee, heldOn, territory).map((action) => action.id),
  };
}

function calledTo(committee: string): readonly string[] {
  const seats = committees().find(({ id }) => id === committee)?.seats ?? [];
  const seatedInstitutions = [...new Set(seats.flatMap(({ institutions }) => institutions))];
  return committee === "territorial-committees"
    ? ["department-meuse", "pole-emploi", "caf", "assoc-presidents-cc"]
    : seatedInstitutions;
}

function attendanceOf(meeting: string, institution: string): Attendance {
  const chance = institution === "department-meuse" ? 0 : uniform(`presence|${meeting}|${institution}`);
  return { institution, presence: chance < 0.72 ? "PRESENT" : chance < 0.9 ? "EXCUSED" : "ABSENT" };
}

/** Projects that moved since about the last meeting; those of its EPCI for a territorial committee. */
function progressTold(committee: string, heldOn: string, territory: string | null): readonly Action[] {
  const since = later(heldOn, -(memoryDays[committee] ?? 366));
  return actions().filter(
    (action) =>
      (territory === null || action.territory === territory) &&
      action.steps.some(({ on }) => since < on && on <= heldOn),
  );
}

/** Two groups of the technical committee, each over two years. */
export const workingGroups = once((): readonly WorkingGroup[] =>
  [0, 1].map((at) => ({
    id: `demo-group-${at + 1}`,
    committee: "technical-committee",
    theme: `${themes[at]} (exemple)`,
    institutions: [
      "department-meuse",
      "pole-emploi",
      "caf",
      ...(at === 0 ? ["region-grand-est"] : ["familles-rurales"]),
    ],
    experts: [guests[at] ?? ""],
    openedOn: `${2018 + at}-01-15`,
    closedOn: `${2019 + at}-12-15`,
  })),
);

const territorial = (): readonly Meeting[] =>
  years.flatMap((year, round) =>
    Array.from({ length: territorialPerYear }, (_, at) => {
      const epci = epcis()[(round * territorialPerYear + at) % epcis().length] ?? "";
      return meetingOf("territorial-committees", `${year}-${String(2 + at).padStart(2, "0")}-0${1 + at}`, epci, null);
    }),
  );

export const meetings = once((): readonly Meeting[] =>
  [
    ...years.flatMap((year) =>
      Object.entries(perYear).flatMap(([committee, days]) =>
        days.map((day) => meetingOf(committee, `${year}-${day}`, null, null)),
      ),
    ),
    ...territorial(),
    ...workingGroups().flatMap((group) =>
      [30, 200, 400].map((days) => meetingOf(group.committee, later(group.openedOn, days), null, group)),
    ),
  ].sort((a, b) => a.heldOn.localeCompare(b.heldOn)),
);

/** Each year's review, held by the last steering committee of the year. */
export const reviews = once((): readonly SubProgrammeReview[] =>
  years.map((year) => ({
    id: `demo-review-${year}`,
    pact: pactInService.convention,
    year,
    heldOn: `${year}-12-12`,
    review: `Exemple : ${actions().filter((action) => action.year === year).length} actions inscrites au sous-programme de ${year} ; ${actions().filter((action) => action.year === year && statusOf(action) === "EVALUATED").length} ont été évaluées depuis.`,
    adjustments: year === 2021 ? [] : ["Exemple : porter l'effort de l'an prochain sur la mobilité."],
  })),
);

/** Each territorial meeting writes to the technical committee, which answers; it writes to the steering committee too. */
export const notes = once((): readonly Note[] =>
  meetings().flatMap((meeting): Note[] => {
    if (meeting.committee === "territorial-committees")
      return exchange(meeting, meeting.committee, "technical-committee");
    const isTechnical = meeting.committee === "technical-committee" && meeting.workingGroup === null;
    return isTechnical && meeting.heldOn.includes("-06-")
      ? exchange(meeting, meeting.committee, "steering-committee")
      : [];
  }),
);

function exchange({ id, heldOn, territory, progressOf }: Meeting, from: string, to: string): Note[] {
  const place = territories.get(territory ?? "55")?.name ?? "";
  const about = { territory, actions: progressOf.slice(0, 3) };
  const up = `${id.replace("meeting", "note")}-up`;
  return [
    {
      ...about,
      id: up,
      from,
      to,
      sentOn: later(heldOn, 5),
      subject: `Exemple : besoins relevés, ${place}`,
      text: "Exemple : diagnostic partagé et actions envisagées.",
      answers: null,
    },
    {
      ...about,
      id: up.replace("-up", "-down"),
      from: to,
      to: from,
      sentOn: later(heldOn, 40),
      subject: `Exemple : suites données, ${place}`,
      text: "Exemple : les suites que l'instance leur donne.",
      answers: up,
    },
  ];
}
