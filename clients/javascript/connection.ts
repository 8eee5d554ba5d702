import type { HubOptions, Variables } from "./client.ts";
import { type AccessKey, basic, bearer, refuseInsecure } from "./credentials.ts";
import { type AnswerBody, ownRefusal, type RefusalEntry, refusalsIn, sentenceOf } from "./refusal.ts";
import { instantOf, rowsIn, type Table } from "./table.ts";
import { bodyOf, type HubRequest, type HubResponse, refusalIn, send, type TransportOptions } from "./transport.ts";

export interface Question {
  readonly query: string;
  readonly variables: Variables;
}

export interface Sending {
  readonly body?: Question;
  readonly key?: AccessKey;
  readonly accept?: string;
  readonly asOf?: string;
  readonly isRepeatable?: boolean;
}

/** A hub's address, with what one reader sends to it. */
export class Connection {
  readonly root: URL;
  readonly #options: HubOptions;
  readonly #transport: TransportOptions;

  constructor(options: HubOptions) {
    if (!/^https?:\/\/[^/]/.test(options.url)) throw ownRefusal("INVALID_ADDRESS", { place: options.url });
    this.root = new URL(options.url);
    this.root.pathname = this.root.pathname.replace(/\/+$/, "").replace(/\/graphql$/, "");
    this.#options = options;
    this.#transport = {
      timeoutMs: options.timeoutMs ?? 60_000,
      retries: options.retries ?? 3,
      patience: options.patience ?? 60,
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    };
  }

  /** @throws HubRefusal where it is refused */
  async send(path: string, sending: Sending = {}): Promise<HubResponse> {
    const { token } = this.#options;
    refuseInsecure(this.root, sending.key ?? token);
    let response = await this.#attempt(path, sending);
    // A token lasts minutes: whoever gives them is asked for another, once.
    if (response.status === 401 && !sending.key && typeof token === "function")
      response = await this.#attempt(path, sending);
    if (response.status < 200 || response.status >= 300) throw refusalIn(response);
    return response;
  }

  async #attempt(path: string, { body, key, isRepeatable = true, ...sending }: Sending): Promise<HubResponse> {
    const { token, purpose, asOf } = this.#options;
    const instant = sending.asOf ?? asOf;
    const headers = {
      accept: sending.accept ?? "application/json, */*;q=0.1",
      ...(key ? basic(key) : await bearer(token)),
      ...(instant !== undefined && { "hub-as-of": instant }),
      ...(purpose !== undefined && { "hub-purpose": purpose }),
    };
    const url = `${this.root.origin}${this.root.pathname.replace(/\/$/, "")}${path}`;
    const request: HubRequest = { method: body ? "POST" : "GET", url, headers, body, isRepeatable };
    return send(request, this.#transport);
  }

  /** A question's answer in JSON, whatever is missing from it. */
  async answer(body: Question, isRepeatable = true): Promise<AnswerBody> {
    const accept = "application/graphql-response+json, application/json;q=0.9";
    return bodyOf(await this.send("/graphql", { body, accept, isRepeatable }));
  }

  /** A document as a table. */
  async table(query: string, variables: Variables = {}, sheet?: string): Promise<Table> {
    const search = new URLSearchParams({ format: "ndjson", ...(sheet !== undefined && { feuille: sheet }) });
    const body = { query, variables };
    return this.tableIn(await this.send(`/graphql?${search}`, { body }), () => this.answer(body), body);
  }

  /** @param asJson the same question in JSON: a table has no place for sentences beside its rows */
  async tableIn(response: HubResponse, asJson: () => Promise<AnswerBody>, question?: Question): Promise<Table> {
    const codes = (response.headers.get("hub-errors") ?? "").split(", ").filter((code) => code !== "");
    const refusals = codes.length > 0 ? explained(codes, refusalsIn(await asJson())) : [];
    this.warn(refusals);
    return {
      rows: rowsIn(response.text),
      refusals,
      document: question?.query ?? null,
      variables: question?.variables ?? {},
      answeredAt: instantOf(response.headers.get("date")),
    };
  }

  /** Of what is missing from an answer, if anything is. */
  warn(refusals: readonly RefusalEntry[]): void {
    if (refusals.length === 0) return;
    const { onPartial } = this.#options;
    const entries = refusals.map(({ code, message }) => `[${code}] ${message}`).join(" ; ");
    if (onPartial) onPartial(refusals);
    else console.warn(sentenceOf("PARTIAL", { refusals: entries }));
  }
}

function explained(codes: readonly string[], refusals: readonly RefusalEntry[]): readonly RefusalEntry[] {
  const explainedHere = refusals.filter(({ code }) => codes.includes(code));
  const unexplainedCodes = codes.filter((code) => !explainedHere.some((refusal) => refusal.code === code));
  const message = sentenceOf("UNEXPLAINED");
  return [...explainedHere, ...unexplainedCodes.map((code) => ({ code, message, path: [], institution: null }))];
}
