import { refusalKinds } from "./contract.ts";
import { type AnswerBody, HubRefusal, ownRefusal, refusalsIn } from "./refusal.ts";

export interface TransportOptions {
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** How often more a request is sent. */
  readonly retries: number;
  /** The longest pause that the hub may ask for, in seconds. */
  readonly patience: number;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface HubRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether it changes nothing, so that it may be sent twice when a line is cut. */
  readonly isRepeatable: boolean;
}

export interface HubResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const firstPauseMs = 1_000;
/** Of the hub, or of a proxy before it while it starts. */
const busyStatuses: readonly number[] = [429, 502, 503, 504];
/** Said before anything is done: an act too may be sent again. */
const beforeExecution: readonly string[] = refusalKinds.BUSY.beforeExecution;
const busyCodes: readonly string[] = [...refusalKinds.BUSY.codes, ...beforeExecution];

/** The answer, whatever its status is, once no retry would change it. @throws HubRefusal when there is none */
export async function send(request: HubRequest, options: TransportOptions): Promise<HubResponse> {
  for (let attempt = 0; ; attempt++) {
    const isLast = attempt >= options.retries;
    const response = await sendOnce(request, options);
    if ("refusal" in response) {
      if (isLast || !isWorthRepeating(response, request)) throw response.refusal;
    } else if (isLast || !isBusy(response, request) || retryAfterIn(response) > options.patience) return response;
    const pauseMs = "refusal" in response ? 0 : retryAfterIn(response) * 1_000;
    await options.sleep(Math.max(pauseMs, firstPauseMs * 2 ** attempt));
  }
}

/** No answer came. */
interface Cut {
  readonly refusal: HubRefusal;
  /** Nothing of the request can have been read. */
  readonly isBeforeSending: boolean;
}

/** What was too long for its reader would be so again, and cost the hub as much. */
const isWorthRepeating = ({ refusal, isBeforeSending }: Cut, { isRepeatable }: HubRequest): boolean =>
  isBeforeSending || (isRepeatable && refusal.code !== "LATE");

async function sendOnce(request: HubRequest, options: TransportOptions): Promise<HubResponse | Cut> {
  const { method, url, headers, body } = request;
  try {
    const response = await options.fetch(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirection would carry the reader's token elsewhere.
      redirect: "error",
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return cutBy(error as Error, new URL(url).origin);
  }
}

function cutBy({ name, message, cause }: Error, place: string): Cut {
  if (name === "TimeoutError") return { refusal: ownRefusal("LATE", { place }), isBeforeSending: false };
  const { code = "", message: why = message } = (cause ?? {}) as { readonly code?: string; readonly message?: string };
  const refusal = ownRefusal("UNREACHABLE", { place, why: why || code || message });
  return { refusal, isBeforeSending: code === "ECONNREFUSED" || code === "ENOTFOUND" };
}

/** Seconds; 0: it says nothing. The hub writes no date there. */
const retryAfterIn = ({ headers }: HubResponse): number => {
  const seconds = headers.get("retry-after") ?? "";
  return /^\d+$/.test(seconds) ? Number(seconds) : 0;
};

function isBusy(response: HubResponse, { isRepeatable }: HubRequest): boolean {
  if (!busyStatuses.includes(response.status)) return false;
  const codes = refusalsIn(jsonIn(response) ?? {}).map(({ code }) => code);
  if (!isRepeatable) return codes.some((code) => beforeExecution.includes(code));
  return codes.length === 0 || codes.some((code) => busyCodes.includes(code));
}

function jsonIn({ text }: HubResponse): AnswerBody | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}

/** The body, read as JSON. @throws HubRefusal where a proxy answers in a page of its own */
export function bodyOf(response: HubResponse): AnswerBody {
  const { status } = response;
  const body = jsonIn(response);
  if (body) return body;
  const under = busyStatuses.includes(status) ? "UNREACHABLE" : "NOT_A_HUB";
  throw ownRefusal("NOT_A_HUB", { status }, { status, under });
}

/** What a refused response says. */
export function refusalIn(response: HubResponse): HubRefusal {
  const { status } = response;
  const refusals = refusalsIn(bodyOf(response));
  const [first] = refusals;
  if (!first) return ownRefusal("NOT_A_HUB", { status }, { status });
  return new HubRefusal(first.code, first.message, { status, retryAfter: retryAfterIn(response) || null, refusals });
}
