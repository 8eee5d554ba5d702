import { createHash } from "node:crypto";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Client } from "pg";

/** A question that a publisher asks of an institution through the hub. */
export interface PartnerQuestion {
  readonly partner: PartnerId;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** An answer, and when the institution gave it. */
export interface PartnerAnswer {
  readonly data: unknown;
  readonly answeredAt: Date;
}

/**
 * The last answer that each institution gave to each question.
 * @see https://www.rfc-editor.org/rfc/rfc5861#section-4 (stale-if-error: what it is for)
 */
export interface PartnerAnswers {
  store(question: PartnerQuestion, data: unknown): Promise<void>;
  find(question: PartnerQuestion): Promise<PartnerAnswer | null>;
}

/**
 * Those in the publisher's own database, one at a time on a connection of its own: what was read is known, whatever becomes of
 * the publication that read it, and none stands idle while a solver thinks.
 */
export function partnerAnswers(publisherUrl: string): PartnerAnswers {
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const next = last.then(() => withClient(publisherUrl, work));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    store: (question, data) =>
      oneByOne(async (client) => {
        await client.query(
          `insert into intake.partner_answer (partner, question, answer) values ($1, $2, $3)
           on conflict (partner, question) do update set answer = excluded.answer, answered_at = now()`,
          [question.partner, digestOf(question), JSON.stringify(data)],
        );
      }),
    find: (question) =>
      oneByOne(async (client) => {
        const { rows } = await client.query<PartnerAnswer>(
          `select answer as data, answered_at as "answeredAt" from intake.partner_answer
            where partner = $1 and question = $2`,
          [question.partner, digestOf(question)],
        );
        return rows[0] ?? null;
      }),
  };
}

/** For rehearsals, which write nothing. */
export const readOnly = ({ find }: PartnerAnswers): PartnerAnswers => ({ find, store: () => Promise.resolve() });

const digestOf = ({ query, variables }: PartnerQuestion): string =>
  createHash("sha256")
    .update(JSON.stringify([query, Object.entries(variables).toSorted()]))
    .digest("hex");
