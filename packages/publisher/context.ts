import type { Institution, People } from "@pacte-hub/institution/config";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";
import type { HubClient } from "./hubClient.ts";

/** Whose figures are judged, and how the institution reads what the hub shows: others' releases, open registers. */
export interface ReadingContext {
  readonly institution: Institution;
  /** Generated figures and real ones know nothing of each other. */
  readonly demonstration: boolean;
  readonly abroad: HubClient;
}

/** What publication and re-audit have in common: the database, the people that are counted, the rule. */
export interface DisclosureContext extends ReadingContext {
  /** The publisher's connection. */
  readonly client: Client;
  /** The datasets that count the same people. */
  readonly people: People;
  readonly policy: DisclosurePolicy;
}
