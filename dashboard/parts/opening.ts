import { createContext } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask } from "../hub/ask.ts";
import { type OpenedFragment, OpeningDocument, type OpeningQuery } from "../hub/operations.ts";
import { signedInAt } from "../session/session.ts";

/** What opens a dataset to whoever has signed in. */
export interface Opened extends Pick<OpenedFragment["access"][number], "decision" | "until"> {
  /** The convention's title; null: none is named. */
  readonly convention: string | null;
}

/** By institution and dataset ("caf:rsa-households"); null: the reader is the public, to whom a figure that is shown is open. */
export const Opening = createContext<ReadonlyMap<string, Opened> | null>(null);

/** Asked once, of the four institutions, for who has signed in. */
export function useOpening(): ReadonlyMap<string, Opened> | null {
  const [openings, setOpened] = useState<ReadonlyMap<string, Opened> | null>(null);
  const reader = signedInAt();
  useEffect(() => {
    if (!reader) return;
    void ask(OpeningDocument, {}, null).then(({ data }) => setOpened(openingOf(data)));
  }, [reader]);
  return openings;
}

export function openingOf(data: OpeningQuery | null): ReadonlyMap<string, Opened> {
  const conventionsNamed = [...(data?.conventions ?? []), ...(data?.pact ? [data.pact] : [])];
  const titles = new Map(conventionsNamed.map(({ id, title }) => [id, title]));
  const publishers = [data?.department, data?.poleEmploi, data?.caf, data?.siae].flatMap((publisher) =>
    publisher ? [publisher] : [],
  );
  return new Map(
    publishers.flatMap(({ id, access }) =>
      access.map(({ dataset, decision, convention, until }) => [
        `${id}:${dataset}`,
        { decision, until, convention: convention && (titles.get(convention) ?? convention) },
      ]),
    ),
  );
}

/** "caf:rsa-households" of "caf:rsa-households:2021-12:1". */
export const datasetOf = (release: string): string => release.split(":").slice(0, 2).join(":");
