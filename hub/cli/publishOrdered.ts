import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf, roundingKeyOf } from "@pacte-hub/publisher/keyFile";
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

interface Given {
  readonly seconds: number | undefined;
  /** Files of others' withdrawn releases. */
  readonly withdrawnFiles: readonly string[];
}

/** `hub publish <institution> --ordered`: carries out every order that waits, and says what came of each. */
export async function publishOrdered(institution: Institution, settings: Settings, { seconds, withdrawnFiles }: Given) {
  const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
  const key = await keyOf(institution.partner.id, settings);
  const roundingKey = await roundingKeyOf(institution.partner.id, settings);
  const abroad = hubClient({
    url: settings.hubUrl,
    token: () => stewardToken(institution.partner.id, settings),
    withdrawnFiles,
  });
  const means = { institution, key, roundingKey, abroad, seconds };
  const done = await withClient(PUBLISHER, (client) =>
    runReleaseRequest(client, (order) =>
      withUploaded(client, order.deposit, (files, metadata) =>
        published(PUBLISHER, { ...means, order, files, metadata }),
      ).catch(refusalOf),
    ),
  );
  for (const order of done) {
    console.log(
      "refusal" in order
        ? `Refusé : ${order.deposit} : ${order.refusal}`
        : `Publié : ${order.deposit} (${order.releases.join(", ")}).`,
    );
  }
  if (done.length === 0) console.log("Aucun ordre de publication n'attend.");
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
  return { releases: outcomes.map(({ release }) => release) };
}

/** What a steward can do something about is said to them; anything else ends the command, and the order waits. */
function refusalOf(error: unknown): ReleaseRequestOutcome {
  if (error instanceof OperatorError) return { refusal: withCode(error) };
  if (error instanceof ExtractRefused) return { refusal: error.message };
  throw error;
}
