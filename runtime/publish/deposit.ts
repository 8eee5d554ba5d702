import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ClientBase } from "pg";
import type { PartnerId } from "../../schema/language/partner.ts";
import type { Deposit } from "../../schema/language/publicationOrder.ts";
import type { DatasetId } from "../../schema/language/release.ts";
import { NotReady } from "../serve/notReady.ts";
import type { Declared } from "./columns.ts";
import type { Separator } from "./csv.ts";
import type { Imprint } from "./release.ts";

/** What the depositor says of his files, as `hub publish` would have been told. */
export interface Said extends Pick<Imprint, "source" | "provisional" | "demonstration"> {
  readonly declared: Declared;
  readonly separator: Separator | null;
}

export interface DepositedFile {
  readonly dataset: DatasetId;
  readonly file: string;
}

/** Larger deliveries are published from their file, by `hub publish` itself. */
const largestBytes = 64 * 1024 * 1024;

/** Lays files down in the institution's own database, for a steward to order their publication. @throws NotReady */
export async function deposit(
  publisher: ClientBase,
  partner: PartnerId,
  files: readonly DepositedFile[],
  said: Said,
): Promise<Pick<Deposit, "id" | "sha256">> {
  const contents = await Promise.all(files.map(({ file }) => contentOf(file)));
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  const sha256 = hash.digest("hex");
  const id = `${partner}:depot:${randomUUID()}`;
  await publisher.query("begin");
  try {
    await publisher.query(
      `insert into authority.deposit (id, datasets, file_names, sha256, provisional, demonstration)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        files.map(({ dataset }) => dataset),
        files.map(({ file }) => basename(file)),
        sha256,
        said.provisional,
        said.demonstration,
      ],
    );
    await publisher.query("insert into intake.deposit_said (deposit, said) values ($1, $2)", [
      id,
      JSON.stringify(said),
    ]);
    for (const [position, content] of contents.entries()) {
      await publisher.query("insert into intake.deposited_file (deposit, position, content) values ($1, $2, $3)", [
        id,
        position,
        content,
      ]);
    }
    await publisher.query("commit");
  } catch (error) {
    await publisher.query("rollback").catch(() => undefined);
    throw error;
  }
  return { id, sha256 };
}

async function contentOf(file: string): Promise<Buffer> {
  const { size } = await stat(file);
  if (size > largestBytes)
    throw new NotReady(`${basename(file)} dépasse ${largestBytes / 1024 / 1024} Mo : publiez-le sans --deposit.`);
  return readFile(file);
}

/** A deposit's files, for as long as `work` lasts, in a folder that only this user opens. */
export async function withDeposited<T>(
  publisher: ClientBase,
  id: Deposit["id"],
  work: (files: readonly DepositedFile[], said: Said) => Promise<T>,
): Promise<T> {
  const { rows } = await publisher.query<{ dataset: DatasetId; name: string; content: Buffer; said: Said }>(
    `select datasets[position + 1] as dataset, file_names[position + 1] as name, content, said
       from authority.deposit
       join intake.deposited_file as file on file.deposit = deposit.id
       join intake.deposit_said as told on told.deposit = deposit.id
      where deposit.id = $1 order by position`,
    [id],
  );
  const [first] = rows;
  if (!first) throw new NotReady(`Le dépôt ${id} n'existe pas.`);
  const folder = await mkdtemp(join(tmpdir(), "hub-depot-"));
  try {
    const files: DepositedFile[] = [];
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
