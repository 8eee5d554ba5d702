import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf, roundingKeyOf } from "@pacte-hub/publisher/keyFile";
import { partnerAnswers } from "@pacte-hub/publisher/partnerAnswers";
import { publish } from "@pacte-hub/publisher/publish";
import {
  type ReleaseRequest,
  type ReleaseRequestOutcome,
  runReleaseRequest,
} from "@pacte-hub/publisher/releaseRequests";
import { type UploadedFile, type UploadMetadata, upload, withUploaded } from "@pacte-hub/publisher/uploads";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { OperatorError, withCode } from "@pacte-hub/server/operatorError";
import { stewardToken } from "../start/stewardToken.ts";
import { auditDue } from "./auditDue.ts";
import { staleLines } from "./report.ts";

/** `hub publish … --deposit`: lays the files down; a steward orders their publication. */
export async function deposited(
  institution: Institution,
  settings: Settings,
  { files, metadata }: { readonly files: readonly UploadedFile[]; readonly metadata: UploadMetadata },
): Promise<void> {
  const { id: partner, field } = institution.partner;
  const { PUBLISHER } = neededUrls(settings, partner, ["PUBLISHER"]);
  const { id, seal, salt } = await withClient(PUBLISHER, (client) => upload(client, partner, files, metadata));
  console.log(`Déposé, rien n'est publié : ${id} (sceau ${seal}).
Sel : ${salt} ; à garder avec le fichier, et à ne donner qu'à qui doit vérifier le dépôt (SHA-256 du sel puis du fichier = sceau).
Un administrateur de données l'ordonne par la mutation ${field}PublishRelease(input: { deposit: "${id}", key: … }).`);
}

interface OrderedOptions {
  readonly seconds: number | undefined;
  /** Files of others' withdrawn releases. */
  readonly withdrawnFiles: readonly string[];
}

/**
 * `hub publish <institution> --ordered`: carries out every order that waits, and says what came of each; then attacks again what
 * was published while somebody was silent. @returns the exit code
 */
export async function publishOrdered(
  institution: Institution,
  settings: Settings,
  { seconds, withdrawnFiles }: OrderedOptions,
): Promise<number> {
  const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
  const key = await keyOf(institution.partner.id, settings);
  const roundingKey = await roundingKeyOf(institution.partner.id, settings);
  const token = () => stewardToken(institution.partner.id, settings);
  const reading = { url: settings.hubUrl, token, withdrawnFiles, answers: partnerAnswers(PUBLISHER) };
  const patienceMs = settings.silentPartnerHours * 3_600_000;
  return withClient(PUBLISHER, async (client) => {
    const done = await runReleaseRequest(client, (order) => {
      const usesStaleAnswers = Date.now() - order.decidedAt.getTime() > patienceMs;
      const means = { institution, key, roundingKey, seconds, abroad: hubClient({ ...reading, usesStaleAnswers }) };
      return withUploaded(client, order.deposit, (files, metadata) =>
        published(PUBLISHER, { ...means, order, files, metadata }),
      ).catch(refusalOf);
    });
    for (const order of done) console.log(outcomeLine(order));
    if (done.length === 0) console.log("Aucun ordre de publication n'attend.");
    return auditDue(client, {
      institution,
      seconds,
      abroad: hubClient({ ...reading, isOfToday: true }),
      say: console.log,
    });
  });
}

function outcomeLine({ deposit, ...outcome }: ReleaseRequest & ReleaseRequestOutcome): string {
  if ("waitsFor" in outcome) return `Attend : ${deposit} : ${outcome.waitsFor} L'ordre reste, et sera repris.`;
  if ("refusal" in outcome) return `Refusé : ${deposit} : ${outcome.refusal}`;
  return `Publié : ${deposit} (${outcome.releases.join(", ")}).`;
}

type Carrying = Pick<Parameters<typeof publish>[1], "institution" | "key" | "roundingKey" | "abroad" | "seconds"> & {
  readonly order: ReleaseRequest;
  readonly files: readonly UploadedFile[];
  readonly metadata: UploadMetadata;
};

async function published(
  publisherUrl: string,
  { order, files, metadata, ...means }: Carrying,
): Promise<ReleaseRequestOutcome> {
  const indicated = files.map(({ dataset, file }) => ({ indicator: indicatorOf(means.institution, dataset), file }));
  const [first, ...beside] = indicated.flatMap(({ indicator, file }) => (indicator ? [{ indicator, file }] : []));
  if (!first) throw new OperatorError("Ce dépôt ne contient aucun jeu connu.", "NOT_DONE");
  const { separator, ...rest } = metadata;
  const outcomes = await publish(publisherUrl, {
    ...means,
    ...rest,
    ...first,
    ...(separator && { separator }),
    beside,
    embargoUntil: order.embargoUntil,
    order: order.id,
  });
  for (const line of staleLines(means.abroad, outcomes)) console.log(line);
  return { releases: outcomes.map(({ release }) => release) };
}

/** What a steward can do something about is said to them; a partner that is down is waited for; anything else ends the command, and the order waits. */
function refusalOf(error: unknown): ReleaseRequestOutcome {
  if (error instanceof OperatorError && error.code === "HUB_SILENT") return { waitsFor: error.message };
  if (error instanceof OperatorError) return { refusal: withCode(error) };
  if (error instanceof ExtractRefused) return { refusal: error.message };
  throw error;
}
