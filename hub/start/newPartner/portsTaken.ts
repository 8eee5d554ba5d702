import { partnerIds } from "@pacte-hub/schema/model/partner";
import { portOf, readSettings, type Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { metricsPortOf } from "../ports.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The ports of this hub's own processes, by its settings and by default, each with the variable that chooses it. */
export const portsTaken = (environment: Environment): ReadonlyMap<number, string> =>
  new Map([readSettings({}), readSettings(environment)].flatMap(portsIn));

const portsIn = ({ ports, metrics }: Settings): readonly (readonly [number, string])[] => [
  ...partnerIds.map((id) => [portOf({ ports }, id), `${variablePrefix(id)}_PORT`] as const),
  [ports.gateway, "GATEWAY_PORT"],
  [ports.identity, "IDENTITY_PORT"],
  [ports.carrier, "CARRIER_PORT"],
  [ports.postgres, "PG_PORT"],
  ...(metrics ? [metrics.port, ...partnerIds.map((id) => metricsPortOf(id, metrics))] : []).map(
    (port) => [port, "HUB_METRICS_PORT"] as const,
  ),
];
