import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { Institution, People } from "../config.ts";
import { type ActOutcome, refused } from "./grantCommands.ts";

interface Withdrawing {
  readonly institution: Pick<Institution, "peoples">;
  readonly release: ReleaseId;
  /** French; it is public. */
  readonly reason: string;
  readonly by: string;
}

interface Withdrawn {
  readonly id: ReleaseId;
  readonly vintage: number;
  readonly waits: boolean;
}

/**
 * Withdraws a release for good: no reader gets it any more, at any `Hub-As-Of`. With one that is under embargo go those that were
 * protected with it or after it and are not out yet: by what they withhold, they would tell of it. Where two stewards must decide,
 * the withdrawal waits for the same act by a second one; the database enforces it.
 */
export async function withdrawRelease(
  db: Queryable,
  { institution, release, reason, by }: Withdrawing,
): Promise<ActOutcome> {
  if (reason.trim() === "") return refused({ code: "REASON_NEEDED" });
  await db.raw("select pg_advisory_xact_lock(hashtext('withdrawal'), hashtext(?))", [release]);
  const all = await goingWith(db, release, peopleOf(institution, release));
  const own = all.find(({ id }) => id === release);
  if (!own) return refused({ code: "UNKNOWN_RELEASE", release });
  const others = all.filter(({ id }) => id !== release).map(({ id }) => id);
  const remarks = others.length > 0 ? [`Avec elle, puisque protégé en la connaissant : ${others.join(", ")}.`] : [];
  const done = { kind: "DONE", id: release, version: own.vintage, ...(others.length > 0 && { remarks }) } as const;
  const reasonOf = (id: ReleaseId): string =>
    id === release ? reason.trim() : `Protégée en connaissant ${release}, retirée avant de paraître.`;
  if (all.some(({ waits }) => waits)) {
    for (const { id } of all)
      await db.raw(
        "insert into authority.withdrawal_order (release, ordered_by, reason) values (?, ?, ?) on conflict do nothing",
        [id, by, reasonOf(id)],
      );
    return { ...done, isEffective: false, awaitsApproval: true };
  }
  for (const { id } of all)
    await db.raw("insert into published.withdrawal (release, reason) values (?, ?)", [id, reasonOf(id)]);
  return { ...done, isEffective: true };
}

/** `caf:rsa-households:2022-12:2` counts whom its dataset counts. */
function peopleOf({ peoples }: Pick<Institution, "peoples">, release: ReleaseId): People {
  const dataset = release.split(":")[1] ?? "";
  return peoples.find(({ datasets }) => datasets.includes(dataset)) ?? { datasets: [dataset], tiesPeriods: false };
}

/** The release itself, if it is not withdrawn yet, and what goes with it. */
async function goingWith(db: Queryable, release: ReleaseId, people: People): Promise<readonly Withdrawn[]> {
  const { rows } = await db.raw<{ rows: Withdrawn[] }>(
    `select other.id, other.vintage,
            authority.withdrawal_takes_two(other.id) and not authority.withdrawal_is_asked(other.id) as waits
       from published.standing as own
       join published.standing as other
         on other.id = own.id
         or (own.state = 'EMBARGOED' and other.state = 'EMBARGOED' and other.published_at >= own.published_at
             and other.demonstration = own.demonstration and other.policy_kind <> 'NONE'
             and other.dataset = any(:datasets) and (:tiesPeriods or other.period = own.period))
      where own.id = :release and own.state <> 'WITHDRAWN'
      order by other.published_at, other.id`,
    { release, datasets: [...people.datasets], tiesPeriods: people.tiesPeriods },
  );
  return rows;
}
