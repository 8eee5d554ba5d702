import { readSettings, type Settings } from "@pacte-hub/server/config";
import { ownEnvironment } from "@pacte-hub/server/ownVariables";
import { completedByFolder, withGatewayKey } from "../start/embedded.ts";

/** What the environment says, completed by the embedded hub of the data folder where there is one. */
export const settingsHere = (): Promise<Settings> => completedByFolder(readSettings(process.env));

/** What the environment says to a process that asks the institutions: neither their databases nor their keys. */
export const settingsOf = (name: "gateway" | "signing-proxy"): Settings =>
  withGatewayKey(readSettings(ownEnvironment(process.env, name)));
