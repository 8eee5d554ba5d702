import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled } from "../../operations/installed.ts";

const needed = ["podman", "debootstrap", "podman-compose", "runc", "catatonit"];

/** Why images are not built and run here; null where they are. */
export const engineMissing: string | null = (() => {
  const missing = needed.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `${missing.join(", ")} not installed here`;
  return process.getuid?.() === 0 ? null : "debootstrap asks for root";
})();

export interface Said {
  readonly status: number | null;
  readonly said: string;
}

/** Podman, with images, containers and networks that are this test's own: nothing of the machine's is seen or touched. */
export class Engine {
  readonly folder = mkdtempSync(join(tmpdir(), "containers-"));
  readonly #environment: NodeJS.ProcessEnv;

  constructor() {
    const [config, storage] = [join(this.folder, "containers.conf"), join(this.folder, "storage.conf")];
    // What a machine without systemd, or itself shut in, can give: no manager of cgroups, no limit above its own.
    writeFileSync(
      config,
      `[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
network_config_dir = "${this.folder}/networks"
`,
    );
    const [images, running] = [join(this.folder, "images"), join(this.folder, "running")];
    writeFileSync(storage, `[storage]\ndriver = "vfs"\ngraphroot = "${images}"\nrunroot = "${running}"\n`);
    const { PATH, HOME } = process.env;
    this.#environment = { PATH, HOME, CONTAINERS_CONF: config, CONTAINERS_STORAGE_CONF: storage };
  }

  /** Runs podman, or another program over it. @throws Error with what it said, where it fails */
  done(words: readonly string[], program = "podman", cwd = this.folder): string {
    const { status, said } = this.tried(words, { program, cwd });
    if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${status}\n${said}`);
    return said;
  }

  tried(
    words: readonly string[],
    { program = "podman", cwd = this.folder }: { readonly program?: string; readonly cwd?: string } = {},
  ): Said {
    const { status, stdout, stderr } = spawnSync(program, [...words], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: this.#environment,
      encoding: "utf8",
      timeout: 1_200_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, said: `${stdout ?? ""}${stderr ?? ""}` };
  }

  /** What a command writes, as root, in a new container of an image, which is gone after. */
  runIn(image: string, script: string): string {
    return this.done(["run", "--rm", "--network", "none", "--read-only", "--user", "0:0", image, "sh", "-c", script]);
  }

  end(): void {
    for (const words of [
      ["pod", "rm", "-f", "-a"],
      ["rm", "-f", "-a"],
      ["network", "prune", "-f"],
    ])
      this.tried(words);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
