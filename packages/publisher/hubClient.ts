import { cellsIn } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { handedOver, isAuthentic, releaseIn, type SignedFile } from "@pacte-hub/release-file/verifyRelease";
import { type PartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId, DisclosurePolicy, ReleaseId, ReleaseState } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { fieldOf, type Hub, type HubReading, silence } from "./hub.ts";
import { type OpenRegisters, registersThroughHub } from "./openRegisters.ts";

/** A dataset, and the institution that alone publishes it. */
export interface OwnedDataset {
  readonly partner: PartnerId;
  readonly dataset: DatasetId;
}

/** Another dataset's table of the same day, as everybody may read it. */
export interface ForeignTable extends OwnedDataset {
  readonly release: ReleaseId;
  readonly period: PeriodCode;
  /** The threshold under which its cells are protected; null where nothing is. */
  readonly k: number | null;
  /** A vintage that was replaced or withdrawn: what was read stays known, true or not. */
  readonly isFormer?: boolean;
  readonly cells: readonly Pick<PublishedCell, "territory" | "breakdown" | "status" | "value" | "min" | "max">[];
}

/** Whose tables are wanted, of which day, real or generated: generated figures tell nothing of real ones. */
export interface ForeignRequest {
  readonly tied: readonly OwnedDataset[];
  readonly lastDay: string;
  readonly demonstration: boolean;
}

/** How a publisher reads what the hub shows to everybody: others' tables, and the open registers. */
export interface HubClient {
  (wanted: ForeignRequest): Promise<readonly ForeignTable[]>;
  /** Without it, no dataset that rests on a register can be published. */
  readonly registers?: OpenRegisters;
  /** The institutions that did not answer and were taken at what they had answered before, and until when. */
  stale?(): ReadonlyMap<PartnerId, Date>;
}

/** For publishers that nothing ties to others. */
export const noHub: HubClient = Object.assign(() => Promise.resolve([]), {
  registers: () => Promise.resolve([]),
});

interface ListedRelease {
  readonly id: ReleaseId;
  readonly period: PeriodCode;
  readonly vintage: number;
  readonly state: ReleaseState;
  readonly demonstration: boolean;
  readonly embargoUntil: string | null;
  readonly withdrawnAt: string | null;
  readonly publicKey: string;
  readonly policy: Pick<DisclosurePolicy, "kind"> & { readonly k: number | null };
}

/**
 * Reads through the hub, as any reader would: the latest readable vintage of each table, its file checked against its
 * signature. @throws OperatorError when the hub or one of the institutions does not answer (nor has, where its answers of
 * before may be used), or holds such a table under embargo: what cannot be read cannot be reckoned with.
 */
export function hubClient(given: Hub): HubClient {
  const stale = new Map<PartnerId, Date>();
  const onStale = (partner: PartnerId, answeredAt: Date): void => {
    const before = stale.get(partner);
    if (!before || answeredAt < before) stale.set(partner, answeredAt);
  };
  const hub: HubReading = { ...given, onStale };
  const read = remembering((owned: OwnedDataset, id: ReleaseId) => fileOf(hub, owned.partner, id));
  const tablesOf = async ({ tied, lastDay, demonstration }: ForeignRequest) => {
    const tables = tied.map(async (owned) => {
      const ofDay = (await releasesOf(hub, owned))
        .filter((one) => one.demonstration === demonstration && periodOf(one.period)?.last === lastDay)
        .filter((one) => !(hub.isOfToday && isToCome(one)))
        .sort((a, b) => a.vintage - b.vintage);
      const latest = ofDay.filter(({ state }) => state !== "WITHDRAWN").at(-1);
      if (latest?.state === "EMBARGOED") throw embargoed(hub, owned, latest);
      return Promise.all(
        ofDay.filter(wasReadable).map(async (one): Promise<ForeignTable> => {
          const file = await (one.state === "WITHDRAWN" ? withdrawnFile(hub, owned, one) : read(owned, one.id));
          const { id, period, policy } = one;
          return { ...owned, release: id, period, k: policy.k, isFormer: one !== latest, cells: cellsIn(file) };
        }),
      );
    });
    return (await Promise.all(tables)).flat();
  };
  return Object.assign(tablesOf, { registers: registersThroughHub(hub), stale: () => stale });
}

/** As many files as a problem is made of, with some to spare. */
const mostFiles = 16;

/** A release never changes: its file, once checked, isn't asked for again when the problem is judged a second time. */
function remembering(read: (owned: OwnedDataset, id: ReleaseId) => Promise<string>): typeof read {
  const held = new Map<ReleaseId, string>();
  return async (owned, id) => {
    const file = held.get(id) ?? (await read(owned, id));
    held.delete(id);
    held.set(id, file);
    for (const oldest of held.keys()) if (held.size > mostFiles) held.delete(oldest);
    return file;
  };
}

const isToCome = ({ state, embargoUntil }: ListedRelease): boolean =>
  state === "EMBARGOED" && embargoUntil !== null && Date.parse(embargoUntil) > Date.now();

/** Withdrawn before its embargo ended, a release was never read by anybody. */
const wasReadable = ({ state, embargoUntil, withdrawnAt }: ListedRelease): boolean =>
  state !== "EMBARGOED" &&
  (withdrawnAt === null || embargoUntil === null || Date.parse(embargoUntil) <= Date.parse(withdrawnAt));

/** What was read stays known: a release that the hub shows no more is reckoned with by the file that was kept of it. */
async function withdrawnFile(
  { withdrawnFiles = [], answers }: Hub,
  { partner }: OwnedDataset,
  { id, withdrawnAt, publicKey }: ListedRelease,
): Promise<string> {
  const before = (await answers?.find({ partner, query: fileQuery(partner), variables: { id } }))?.data;
  const { release } = (before as Readonly<Record<string, FileAnswer>> | undefined)?.[partnerOf(partner).field] ?? {};
  const given = [...withdrawnFiles.map(handedOver), ...(release?.file ? [release] : [])].find(
    (one) => releaseIn(one.file) === id && isAuthentic({ ...one, publicKey }),
  );
  if (given !== undefined) return given.file;
  throw new OperatorError(
    `Rien n'est publié : ${id}, retirée le ${withdrawnAt}, a été lisible et touche aux mêmes personnes ; ce qu'on en a lu reste connu. Demandez son fichier à l'institution (« hub releases ${id.split(":")[0]} --file ${id} ») et donnez-le par --known.`,
    "WITHDRAWN_ELSEWHERE",
  );
}

/** Of an institution that is silent since, an embargo may be over: its release is out, and was not seen. */
function embargoed(hub: Hub, { partner }: OwnedDataset, { id, embargoUntil }: ListedRelease): OperatorError {
  if (embargoUntil !== null && Date.parse(embargoUntil) <= Date.now()) return silence(hub.url, partner);
  return new OperatorError(
    `Rien n'est publié : ${id}, qui touche aux mêmes personnes, est sous embargo jusqu'au ${embargoUntil}. Publiez après cet instant, pour en tenir compte.`,
    "EMBARGOED_ELSEWHERE",
  );
}

async function releasesOf(hub: HubReading, { partner, dataset }: OwnedDataset): Promise<readonly ListedRelease[]> {
  const details = "id period vintage state demonstration embargoUntil withdrawnAt publicKey policy { kind k }";
  const query = `query ($id: ID!) { ${partnerOf(partner).field} { dataset(id: $id) {
    real: releases(origin: REAL) { ${details} } invented: releases(origin: DEMONSTRATION) { ${details} } } } }`;
  const { dataset: found } = await fieldOf<{
    dataset: Readonly<Record<"real" | "invented", readonly ListedRelease[]>> | null;
  }>(hub, partner, { query, id: dataset });
  return found ? [...found.real, ...found.invented] : [];
}

interface FileAnswer {
  readonly release: SignedFile | null;
}

const fileQuery = (partner: PartnerId): string =>
  `query ($id: ID!) { ${partnerOf(partner).field} { release(id: $id) { file signature publicKey } } }`;

async function fileOf(hub: HubReading, partner: PartnerId, release: ReleaseId): Promise<string> {
  const answer = await fieldOf<FileAnswer>(hub, partner, {
    query: fileQuery(partner),
    id: release,
    // Once withdrawn it is given no more: the file that was read before is not forgotten.
    isWorthStoring: ({ release }) => Boolean(release?.file) && isAuthentic(release as SignedFile),
  });
  if (answer.release?.file && isAuthentic(answer.release)) return answer.release.file;
  throw new OperatorError(
    `Rien n'est publié : la publication ${release} ne porte pas la signature de son institution.`,
    "SIGNATURE_INVALID",
  );
}
