import { readSettings, type Settings } from "@pacte-hub/server/config";
import { completedByFolder } from "../start/embedded.ts";

/** What the environment says, completed by the embedded hub of the data folder where there is one. */
export const settingsHere = (): Promise<Settings> => completedByFolder(readSettings(process.env));
