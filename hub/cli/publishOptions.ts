import { basename } from "node:path";
import type { UploadMetadata } from "@pacte-hub/publisher/uploads";
import type { Separator } from "@pacte-hub/release-file/extract";
import type { DecimalMark } from "@pacte-hub/release-file/writtenNumber";
import { Misuse } from "@pacte-hub/server/commandLine";
import { pastDay } from "./dayGiven.ts";

/** Signs of a reason: fewer say nothing, and a journal is no letter. */
const [leastReason, mostReason] = [8, 500];

const separators: Readonly<Record<string, Separator>> = { ";": ";", ",": ",", "|": "|", tab: "\t" };

export const publishOptions = {
  source: { type: "string" },
  licence: { type: "string" },
  "retrieved-on": { type: "string" },
  "producer-published-on": { type: "string" },
  correction: { type: "string" },
  url: { type: "string" },
  period: { type: "string" },
  column: { type: "string" },
  ignore: { type: "string", multiple: true },
  decimal: { type: "string" },
  unusual: { type: "string" },
  separator: { type: "string" },
  embargo: { type: "string" },
  provisional: { type: "boolean" },
  demonstration: { type: "boolean" },
  "dry-run": { type: "boolean" },
  deposit: { type: "boolean" },
  ordered: { type: "boolean" },
  seconds: { type: "string" },
  known: { type: "string", multiple: true },
  stale: { type: "boolean" },
} as const;

interface Described {
  readonly source?: string;
  readonly licence?: string;
  readonly "retrieved-on"?: string;
  readonly "producer-published-on"?: string;
  readonly correction?: string;
  readonly url?: string;
  readonly period?: string;
  readonly column?: string;
  readonly ignore?: readonly string[];
  readonly decimal?: string;
  readonly unusual?: string;
  readonly separator?: string;
  readonly provisional?: boolean;
  readonly demonstration?: boolean;
}

/** What is said of the files, whether they are published now or laid down. */
export const uploadMetadata = (values: Described, file: string): UploadMetadata => ({
  source: {
    title: values.source ?? basename(file),
    licence: values.licence ?? "non précisée",
    retrievedOn: values["retrieved-on"] === undefined ? null : pastDay(values["retrieved-on"]),
    url: values.url ?? null,
  },
  provisional: values.provisional ?? false,
  demonstration: values.demonstration ?? false,
  ...(values["producer-published-on"] && { producerPublishedOn: pastDay(values["producer-published-on"]) }),
  ...(values.correction && { correction: values.correction }),
  declared: {
    ...(values.period && { period: values.period }),
    ...(values.column && { valueColumn: values.column }),
    ...(values.ignore && { ignored: values.ignore }),
    ...(values.decimal !== undefined && { decimalMark: markGiven(values.decimal) }),
    ...(values.unusual !== undefined && { unusualBecause: reasonGiven(values.unusual) }),
  },
  separator: separatorGiven(values.separator),
});

function reasonGiven(text: string): string {
  const reason = text.trim();
  if (reason.length > mostReason) throw new Misuse(`Le motif de --unusual compte ${mostReason} signes au plus.`);
  if (reason.length >= leastReason) return reason;
  throw new Misuse(
    "Dites pourquoi ces chiffres, inhabituels, sont justes : --unusual <motif>. Le motif est gardé avec la livraison.",
  );
}

function markGiven(text: string): DecimalMark {
  if (text === "," || text === ".") return text;
  throw new Misuse(`« ${text} » ne commence pas des décimales : « , » ou « . ».`);
}

function separatorGiven(text: string | undefined): Separator | null {
  if (text === undefined) return null;
  const separator = separators[text];
  if (!separator) throw new Misuse(`Le séparateur est l'un de ${Object.keys(separators).join(" ")}.`);
  return separator;
}
