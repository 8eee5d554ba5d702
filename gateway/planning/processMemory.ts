import { readFile } from "node:fs/promises";

const pageBytes = 4_096;

/** Bytes that a process holds; 0 where the system does not tell. */
export async function rssOf(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "latin1").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0) * pageBytes;
}
