import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { caution, type Finding, fault, well } from "./finding.ts";

const patienceMs = 4_000;
const cures: Readonly<Record<string, string>> = {
  database: "voyez la connexion de lecture",
  clock: "mettez les machines à l'heure (NTP)",
  gatewayKey: "hub gateway-key add",
  journal: "un disque plein ou une base dégradée : l'ouvert répond, le reste attend",
  releases: "hub load, ou hub publish",
};
const inOrder: ReadonlySet<unknown> = new Set(["ok", "unknown", true, false]);

/** What the process that serves says of itself, where the settings say that it listens. */
export async function processFindings(partner: PartnerId, settings: Settings): Promise<readonly Finding[]> {
  const host = settings.bind.includes(":") ? `[${settings.bind}]` : settings.bind;
  const what = `processus qui répond (${host}:${settings.ports[partner]})`;
  try {
    const answer = await fetch(`http://${host}:${settings.ports[partner]}/readyz`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    const state = (await answer.json()) as Readonly<Record<string, unknown>>;
    const wrong = Object.entries(state).filter(([, said]) => !inOrder.has(said));
    if (wrong.length === 0)
      return [state.ready ? well(what, "prêt") : caution(what, "il s'arrête", "attendez, ou relancez-le")];
    return wrong.map(([part, said]) =>
      (state.ready ? caution : fault)(what, `${part} : ${String(said)}`, cures[part] ?? "voyez son journal technique"),
    );
  } catch {
    return [
      caution(
        what,
        "rien ne répond",
        `lancez « hub subgraph ${partner} », ou donnez les mêmes HUB_BIND et port qu'à lui`,
      ),
    ];
  }
}
