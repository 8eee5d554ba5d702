import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { missingSettings, neededToServe } from "@pacte-hub/server/neededSettings";
import { type Finding, fault } from "./finding.ts";

/** Each setting without which `hub subgraph` would not start, by the same list as it reads. */
export const neededFindings = (partner: PartnerId, settings: Settings): readonly Finding[] =>
  missingSettings(settings, partner, neededToServe).map(({ variable, what }) =>
    fault(variable, "elle manque : sans elle, le processus ne démarre pas", `donnez ${what}`),
  );
