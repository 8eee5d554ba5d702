import { OperatorError } from "./operatorError.ts";

/** The fewest open files to serve with: connections to readers, partners and databases count as files. */
const fewest = 512;

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | "unlimited" } };
}

/**
 * How many files the system lets this process open (`ulimit -n`); undefined where it does not say.
 * @see https://nodejs.org/api/report.html
 */
function openFilesLimit(): number | undefined {
  const { report } = process;
  if (!report) return undefined;
  // Otherwise the report may look up the name of each peer, which takes seconds.
  Object.assign(report, { excludeNetwork: true });
  const soft = (report.getReport() as Report).userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : undefined;
}

/** @throws OperatorError where the system lets a serving process open too few files. */
export function assertOpenFiles(limit = openFilesLimit()): void {
  if (limit === undefined || limit >= fewest) return;
  throw new OperatorError(
    `Le système ne laisse ce processus ouvrir que ${limit} fichiers et connexions : il en faut ${fewest} au moins (« ulimit -n 4096 », ou LimitNOFILE= sous systemd).`,
    "OPEN_FILES_LIMIT",
  );
}
