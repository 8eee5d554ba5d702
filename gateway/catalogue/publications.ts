import { type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { type Absence, absenceOf, type OpenAsk, type PageReader } from "./openAsk.ts";

/** A release that anyone may read, and since when. */
export interface Publication {
  readonly id: string;
  readonly dataset: string;
  readonly institution: string;
  readonly period: string;
  readonly vintage: number;
  readonly isProvisional: boolean;
  readonly correction: string | null;
  readonly source: { readonly title: string; readonly licence: string };
  /** ISO 8601: when it came out, its embargo over. */
  readonly since: string;
}

export interface ReleaseAnswer {
  readonly id: string;
  readonly period: string;
  readonly vintage: number;
  readonly provisional: boolean;
  readonly correction: string | null;
  readonly recordedAt: string;
  readonly embargoUntil: string | null;
  readonly state: string;
  readonly demonstration: boolean;
  readonly source: Publication["source"];
}

interface PartAnswer {
  readonly name: string;
  readonly datasets: readonly {
    readonly id: string;
    readonly title: string;
    readonly releases: readonly ReleaseAnswer[];
  }[];
  readonly access: readonly { readonly dataset: string; readonly decision: string }[];
}

const questionTo = (field: string): string => `query Publications { ${field} { name access { dataset decision }
  datasets { id title releases { id period vintage provisional correction recordedAt embargoUntil state demonstration source { title licence } } } } }`;

/** The releases anyone may read, and the institutions whose list could not be read. */
export interface Publications {
  readonly all: readonly Publication[];
  /** Institutions that nothing could be read of, and why: a feed without them would seem whole. */
  readonly absent: ReadonlyMap<PartnerId, Absence>;
}

/**
 * The releases that anyone may read: of datasets that are open to all, real, and neither under embargo nor
 * withdrawn (docs/secret.md#ni-empreinte-ni-signature-ni-nombre-de-ce-qui-nest-pas-public).
 */
export async function openPublications(ask: OpenAsk, reader: PageReader): Promise<Publications> {
  const parts = await Promise.all(
    partnerIds.map(async (partner) => {
      const { field } = partnerOf(partner);
      const { data, codes } = await ask<Readonly<Record<string, PartAnswer | null>>>(questionTo(field), reader);
      return { partner, part: data?.[field] ?? null, codes };
    }),
  );
  return {
    all: parts.flatMap(({ part }) => (part === null ? [] : openOnes(part))),
    absent: new Map(
      parts.flatMap(({ partner, part, codes }) => (part === null ? [[partner, absenceOf(codes)] as const] : [])),
    ),
  };
}

const readable = ["PUBLISHED", "SUPERSEDED"];

export function openOnes({ name, datasets, access }: PartAnswer): readonly Publication[] {
  const open = new Set(access.filter(({ decision }) => decision === "OPEN").map(({ dataset }) => dataset));
  return datasets
    .filter(({ id }) => open.has(id))
    .flatMap(({ title, releases }) =>
      releases
        .filter(({ state, demonstration }) => readable.includes(state) && !demonstration)
        .map(({ id, period, vintage, provisional, correction, source, recordedAt, embargoUntil }) => ({
          id,
          dataset: title,
          institution: name,
          period,
          vintage,
          isProvisional: provisional,
          correction,
          source,
          since: later(recordedAt, embargoUntil),
        })),
    );
}

/** What was under embargo came out when it ended, not when it was laid down. */
const later = (recordedAt: string, embargoUntil: string | null): string =>
  embargoUntil !== null && Date.parse(embargoUntil) > Date.parse(recordedAt) ? embargoUntil : recordedAt;
