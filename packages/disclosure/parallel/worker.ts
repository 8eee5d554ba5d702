import { parentPort } from "node:worker_threads";
import type { Protecting } from "../protect/protect.ts";
import { secure } from "./secure.ts";

// One thread of the pool: a problem comes, its outcome goes. What it throws ends it, and the pool refuses.
parentPort?.on("message", async (task: Protecting) => parentPort?.postMessage(await secure(task)));
