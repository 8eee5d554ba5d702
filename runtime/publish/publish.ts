import type { Client } from "pg";
import type { NoPolicy } from "../../schema/language/release.ts";
import { withClient } from "../authority/connect.ts";
import type { Indicator } from "../institution.ts";
import { NotReady } from "../serve/notReady.ts";
import type { Declared } from "./columns.ts";
import { inspect, type Separator } from "./csv.ts";
import { takeIn } from "./intake.ts";
import { type Imprint, issue, type Outcome } from "./release.ts";
import type { SigningKey } from "./sign.ts";
import { tableOf } from "./table.ts";

/** A file to publish, and all that its steward says of it. */
export interface Publication extends Omit<Imprint, "policy"> {
  readonly indicator: Indicator;
  readonly file: string;
  readonly declared: Declared;
  readonly key: SigningKey;
  readonly separator?: Separator;
  progress?(sentence: string): void;
}

/**
 * The one way a figure is born: file -> intake -> whole table of each period -> immutable releases, in one transaction.
 * A publisher killed at any instant leaves what was published before.
 * @throws ExtractRefused when the file has faults: nothing is loaded.
 */
export async function publish(publisherUrl: string, publication: Publication): Promise<readonly Outcome[]> {
  openPolicyOf(publication);
  const extract = await inspect(publication.file, publication.separator);
  return withClient(publisherUrl, async (client) => {
    await client.query("begin");
    try {
      // Two publishers of one dataset wait for each other: vintages are numbered without a gap.
      await client.query("select pg_advisory_xact_lock(hashtext('publish'), hashtext($1))", [publication.indicator.id]);
      const progress = (lines: number) => publication.progress?.(`${lines} lignes lues`);
      const delivery = await takeIn(client, { ...publication, extract, progress });
      publication.progress?.(`${delivery.lines} lignes lues et vérifiées`);
      const outcomes = await issueEach(client, delivery.id, publication);
      // A file that brings nothing new leaves no second copy of its counts either.
      await client.query(outcomes.some(({ isNew }) => isNew) ? "commit" : "rollback");
      return outcomes;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
  });
}

/** Only what its source already protects may be published as it is. @throws NotReady for any other dataset. */
function openPolicyOf({ institution, indicator }: Publication): NoPolicy {
  const policy = institution.policies[indicator.id];
  if (policy?.kind === "NONE") return policy;
  throw new NotReady(
    `Le jeu ${indicator.id} n'a pas de source ouverte : ses comptages bruts ne peuvent pas être publiés tels quels, et leur publication protégée depuis un fichier n'est pas encore possible.`,
  );
}

async function issueEach(client: Client, delivery: string, publication: Publication): Promise<Outcome[]> {
  const { indicator } = publication;
  const policy = openPolicyOf(publication);
  const outcomes: Outcome[] = [];
  for (const period of await periodsOf(client, delivery)) {
    const cells = await tableOf(client, delivery, { indicator, period });
    // An open table withholds nothing, so there is nothing an attacker could find.
    outcomes.push(await issue(client, { ...publication, policy, period, cells, findings: 0 }));
    publication.progress?.(`${period} : ${cells.length} cellules`);
  }
  return outcomes;
}

async function periodsOf(client: Client, delivery: string): Promise<string[]> {
  const { rows } = await client.query<{ period: string }>(
    "select distinct period from intake.count where delivery = $1 order by period",
    [delivery],
  );
  return rows.map(({ period }) => period);
}
