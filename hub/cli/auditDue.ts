import type { Institution } from "@pacte-hub/institution/config";
import type { HubClient } from "@pacte-hub/publisher/hubClient";
import { type Reaudit, reaudit } from "@pacte-hub/publisher/reaudit";
import { reauditsDue, settleReaudits } from "@pacte-hub/publisher/reauditDue";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import type { Client } from "pg";
import { auditCode, auditReport, findingsIn } from "./auditReport.ts";

interface Means {
  readonly institution: Institution;
  /** Reads what every institution shows now, and no answer of before. */
  readonly abroad: HubClient;
  readonly seconds: number | undefined;
  progress?(sentence: string): void;
  say(lines: string): void;
}

/**
 * Attacks again what was published while an institution did not answer, if all that are needed answer now; the rest stays due.
 * @returns the exit code of `hub audit`; 0 while it must wait.
 */
export async function auditDue(client: Client, { say, ...means }: Means): Promise<number> {
  const due = await reauditsDue(client);
  const reaudits: Reaudit[] = [];
  const attacked = new Set<string>();
  for (const { standing, partner } of due) {
    if (attacked.has(standing)) continue;
    for await (const result of reaudit(client, { ...means, release: standing })) {
      for (const { id } of result.releases) attacked.add(id);
      if (result.refused !== null && result.altered.length === 0) {
        say(`Audit dû : ${standing}, publiée sans réponse de ${partnerOf(partner).name}, attend. ${result.refused}`);
        continue;
      }
      say(auditReport(result).join("\n"));
      reaudits.push(result);
      if (result.refused === null) {
        const ids = new Set(result.releases.map(({ id }) => id));
        await settleReaudits(
          client,
          due.filter((dueAudit) => ids.has(dueAudit.standing)),
          findingsIn(result),
        );
      }
    }
  }
  return auditCode(reaudits);
}
