import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { caution, type Finding, fault, well } from "./finding.ts";

const patienceMs = 4_000;
const cures: Readonly<Record<string, string>> = {
  database: "voyez la connexion de lecture",
  clock: "mettez les machines à l'heure (NTP)",
  gatewayKey: "hub gateway-key add",
  journal: "un disque plein ou une base dégradée : l'ouvert répond, le reste attend",
  releases: "hub load, ou hub publish",
};
const inOrder: ReadonlySet<unknown> = new Set(["ok", "unknown", "none", "fresh", true, false]);

/** An institution that others may reach is called by a name: it must expect that one. */
export function authorityFindings(partner: PartnerId, { bind, authorities }: Settings): readonly Finding[] {
  const variable = `${variablePrefix(partner)}_AUTHORITY`;
  const authority = authorities[partner];
  if (authority) return [well("nom par lequel la passerelle l'appelle", authority)];
  if (bind !== "0.0.0.0" && bind !== "::") return [];
  return [
    caution(
      "nom par lequel la passerelle l'appelle",
      "elle écoute sur toutes ses adresses, et n'attend que celles de la machine même : appelée d'ailleurs, elle refusera tout",
      `${variable}=<l'hôte que la passerelle appelle, et son port>`,
    ),
  ];
}

/** What the process that serves says of itself, where the settings say that it listens. */
export async function processFindings(partner: PartnerId, settings: Settings): Promise<readonly Finding[]> {
  const host = settings.bind.includes(":") ? `[${settings.bind}]` : settings.bind;
  const subject = `processus qui répond (${host}:${settings.ports[partner]})`;
  try {
    const answer = await fetch(`http://${host}:${settings.ports[partner]}/readyz`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    const state = (await answer.json()) as Readonly<Record<string, unknown>>;
    const wrong = Object.entries(state).filter(([, partState]) => !inOrder.has(partState));
    if (wrong.length === 0)
      return [state.ready ? well(subject, "prêt") : caution(subject, "il s'arrête", "attendez, ou relancez-le")];
    return wrong.map(([part, partState]) =>
      (state.ready ? caution : fault)(
        subject,
        `${part} : ${String(partState)}`,
        cures[part] ?? "voyez son journal technique",
      ),
    );
  } catch {
    return [
      caution(
        subject,
        "rien ne répond",
        `lancez « hub subgraph ${partner} », ou donnez les mêmes HUB_BIND et port qu'à lui`,
      ),
    ];
  }
}
