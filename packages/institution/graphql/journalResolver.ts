import type { Viewer } from "@pacte-hub/schema/model/viewer";
import {
  type JournalEntryType,
  JournalHeadType,
  JournalPageType,
  journalDecisions,
  journalKinds,
} from "@pacte-hub/schema/types/journal.type";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Arg, Ctx, FieldResolver, Int, Resolver } from "type-graphql";
import type { Context } from "../server/context.ts";
import { validLength } from "./checkArguments.ts";

const mostListed = 500;

/** What an institution shows of its journal: its end to those who keep it, to a reader their own lines, to its stewards all. */
@Resolver(() => PublisherType)
export class JournalResolver {
  @FieldResolver(() => JournalHeadType, {
    nullable: true,
    description:
      "Fin du journal des consultations, signée, pour être gardée ailleurs : dite aux administrateurs de données et aux exploitants des institutions ; null pour tout autre, à qui elle dirait quand et combien de fois d'autres consultent.",
  })
  async journalHead(@Ctx() { journal, viewer }: Context): Promise<JournalHeadType | null> {
    return journal && keepsHeads(viewer) ? journal.head() : null;
  }

  @FieldResolver(() => JournalPageType, {
    // One that is refused leaves what the same institution says beside it.
    nullable: true,
    description:
      "Le journal des consultations et des actes : à un lecteur ses propres lignes, aux administrateurs de données de l'institution toutes.",
  })
  async journal(
    @Arg("first", () => Int, { defaultValue: 50, description: "Combien au plus, de 1 à 500." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "« endCursor » de la page d'avant." })
    after: string | null,
    @Ctx() { institution, viewer, readerSession }: Context,
  ): Promise<JournalPageType> {
    if (viewer.kind === "ANONYMOUS") {
      const isKnown = false;
      const { id: partner } = institution.partner;
      throw refusalError({
        code: "NOT_GRANTED",
        partner,
        dataset: "journal",
        reason: "NO_GRANT",
        convention: null,
        isKnown,
      });
    }
    const pageLength = validLength(first, mostListed);
    const before = after ?? null;
    if (before !== null && !/^\d{1,15}$/.test(before)) {
      const range = "l'« endCursor » de la page d'avant";
      throw refusalError({ code: "OUT_OF_RANGE", argument: "after", value: `« ${before.slice(0, 20)} »`, range });
    }
    const { rows } = await readerSession
      .withGrant(null)
      .raw<{ rows: { seq: string; entry: string }[] }>("select seq, entry from authority.journal_read(?::bigint, ?)", [
        before,
        pageLength,
      ]);
    return { nodes: rows.map(entryOf), endCursor: rows.length === pageLength ? (rows.at(-1)?.seq ?? null) : null };
  }
}

/** Whoever may have to prove one day that a journal was cut; heads also pass between institutions, with each request. */
const keepsHeads = (viewer: Viewer): boolean =>
  viewer.kind === "READER" && viewer.roles.some((role) => role === "STEWARD" || role === "OPERATOR");

/** "<seq> <at> <salt> <subject or -> <JSON>" */
function entryOf({ seq, entry }: { readonly seq: string; readonly entry: string }): JournalEntryType {
  const [, at = "", , subject = "-"] = entry.split(" ", 4);
  const fields = JSON.parse(entry.slice(entry.indexOf("{"))) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => (typeof fields[name] === "string" ? (fields[name] as string) : null);
  const texts = (name: string): readonly string[] => (Array.isArray(fields[name]) ? (fields[name] as string[]) : []);
  return {
    seq: Number(seq),
    at,
    kind: journalKinds.find((kind) => kind === fields.kind) ?? "ACT",
    subject: subject === "-" ? null : subject,
    institution: text("institution"),
    roles: texts("roles"),
    purpose: text("purpose"),
    request: text("request"),
    dataset: text("dataset"),
    grain: text("grain"),
    releases: texts("releases"),
    periods: texts("periods"),
    rows: typeof fields.rows === "number" ? fields.rows : null,
    decision: journalDecisions.find((decision) => decision === (fields.decision ?? fields.outcome)) ?? null,
    reason: text("reason") as JournalEntryType["reason"],
    grant: text("grant"),
    convention: text("convention"),
    name: text("name"),
    about: fields.about === undefined ? null : JSON.stringify(fields.about),
  };
}
