import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { Separator } from "@pacte-hub/release-file/extract";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Deposit } from "@pacte-hub/schema/model/publicationOrder";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { ClientBase } from "pg";
import type { DeclaredColumn } from "./columns.ts";
import type { ReleaseMetadata } from "./release.ts";

type DescriptionOfRelease = "source" | "provisional" | "demonstration" | "producerPublishedOn" | "correction";

/** What the depositor says of their files, as `hub publish` would have been told. */
export interface UploadMetadata extends Pick<ReleaseMetadata, DescriptionOfRelease> {
  readonly declared: DeclaredColumn;
  readonly separator: Separator | null;
}

export interface UploadedFile {
  readonly dataset: DatasetId;
  readonly file: string;
}

/** Larger deliveries are published from their file, by `hub publish` itself. */
const largestBytes = 64 * 1024 * 1024;

/** What the depositor takes away: with the salt and the files, anybody can check what was laid down. */
export interface Receipt extends Pick<Deposit, "id" | "seal"> {
  /** Hexadecimal. It is the publisher's and the depositor's: no steward reads it in the graph. */
  readonly salt: string;
}

/** Lays files down in the institution's own database, for a steward to order their publication. @throws OperatorError */
export async function upload(
  publisher: ClientBase,
  partner: PartnerId,
  files: readonly UploadedFile[],
  metadata: UploadMetadata,
): Promise<Receipt> {
  const contents = await Promise.all(files.map(({ file }) => contentOf(file)));
  const salt = randomBytes(32);
  const seal = sealOf(salt, contents);
  const id = `${partner}:depot:${randomUUID()}`;
  await inTransaction(publisher, async () => {
    await publisher.query(
      `insert into authority.deposit (id, datasets, file_names, seal, provisional, demonstration)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        files.map(({ dataset }) => dataset),
        files.map(({ file }) => basename(file)),
        seal,
        metadata.provisional,
        metadata.demonstration,
      ],
    );
    await publisher.query("insert into intake.deposit_said (deposit, said, salt) values ($1, $2, $3)", [
      id,
      JSON.stringify(metadata),
      salt,
    ]);
    for (const [position, content] of contents.entries()) {
      await publisher.query("insert into intake.deposited_file (deposit, position, content) values ($1, $2, $3)", [
        id,
        position,
        content,
      ]);
    }
  });
  return { id, seal, salt: salt.toString("hex") };
}

/** A salted commitment: an unsalted digest of counts is found again by trying the few files that it may be of. */
export function sealOf(salt: Buffer, contents: readonly Buffer[]): string {
  const hash = createHash("sha256").update(salt);
  for (const content of contents) hash.update(content);
  return hash.digest("hex");
}

async function contentOf(file: string): Promise<Buffer> {
  const { size } = await stat(file);
  if (size > largestBytes)
    throw new OperatorError(
      `${basename(file)} dépasse ${largestBytes / 1024 / 1024} Mo : publiez-le sans --deposit.`,
      "FILE_TOO_LARGE",
    );
  return readFile(file);
}

/** A deposit's files, for as long as `work` lasts, in a folder that only this user opens. */
export async function withUploaded<T>(
  publisher: ClientBase,
  id: Deposit["id"],
  work: (files: readonly UploadedFile[], metadata: UploadMetadata) => Promise<T>,
): Promise<T> {
  const { rows } = await publisher.query<{ dataset: DatasetId; name: string; content: Buffer; said: UploadMetadata }>(
    `select datasets[position + 1] as dataset, file_names[position + 1] as name, content, said
       from authority.deposit
       join intake.deposited_file as file on file.deposit = deposit.id
       join intake.deposit_said as told on told.deposit = deposit.id
      where deposit.id = $1 order by position`,
    [id],
  );
  const [first] = rows;
  if (!first) throw new OperatorError(`Le dépôt ${id} n'existe pas.`, "UNKNOWN_DEPOSIT");
  const folder = await mkdtemp(join(tmpdir(), "hub-depot-"));
  try {
    const files: UploadedFile[] = [];
    for (const [at, { dataset, content }] of rows.entries()) {
      const file = join(folder, `${at}.csv`);
      await writeFile(file, content, { mode: 0o600 });
      files.push({ dataset, file });
    }
    return await work(files, first.said);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
