export {
  type Caution,
  type RateStatus as FigureStatus,
  rateStatuses as figureStatuses,
} from "@pacte-hub/schema/model/rate";
export {
  type AnsweredObservation as Answered,
  type CrossRate,
  type CrossRule,
  crossRate,
} from "@pacte-hub/schema/rules/crossRate";
export type { Answer, Citation, CitationVerdict, HubClient, HubOptions, Series } from "./client.ts";
export { type CrossRatesRule, crossRates } from "./crossRates.ts";
export { hubClient } from "./hub.ts";
export {
  catalogueDocument,
  dimensionsDocument,
  ratesDocument,
  type TypedDocument,
  territoriesDocument,
} from "./operations.ts";
export { HubRefusal, type HubRefusalKind, type RefusalEntry } from "./refusal.ts";
export type { Cell, Row, Table } from "./table.ts";
