import type { Attributes, Span } from "@opentelemetry/api";

/** Words and numbers that a span bears: never a reader, a token, a figure, a variable or a literal of a question. */
export type SpanWords = Attributes;

/** Something that was done for a question, and took a while. */
export interface SpanPart {
  readonly name: string;
  /** As `performance.now()` said when it began. It ends now. */
  readonly began: number;
  readonly words?: SpanWords;
  readonly isFailed?: boolean;
}

/** One question under way, as its part of a trace. */
export interface QuestionSpan {
  /** The `traceparent` header sent to partners for this question: their spans then stand under this one. */
  readonly traceparent: string;
  part(part: SpanPart): void;
  end(words: SpanWords, isFailed: boolean): void;
}

/** Where a process says what it did for each question, and for how long. */
export interface Traces {
  /** @param traceparent of whoever asks, well formed; undefined: a trace begins here. */
  question(traceparent: string | undefined): QuestionSpan;
  /** Sends what waits. */
  close(): Promise<void>;
}

/**
 * Spans of this process, sent in the background to a collector (OTLP over HTTP, as JSON); one that does not answer costs a
 * bounded memory, and no question anything. The libraries are loaded here, and nowhere else.
 * @param url of the collector: `http://127.0.0.1:4318/v1/traces`
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function processTraces(url: string, process: string): Promise<Traces> {
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, base, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/api"),
      import("@opentelemetry/sdk-trace-base"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const provider = new base.BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": `hub ${process}`, "service.namespace": "pacte-hub" }),
    spanProcessors: [new base.BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer("pacte-hub");
  const ended = (span: Span, isFailed: boolean): void => {
    if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  return {
    question(traceparent) {
      const [, traceId = "", spanId = "", flags = ""] = traceparent?.split("-") ?? [];
      const before = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
      const parent = traceparent ? trace.setSpanContext(ROOT_CONTEXT, before) : ROOT_CONTEXT;
      const span = tracer.startSpan("question", { kind: SpanKind.SERVER }, parent);
      const spanContext = span.spanContext();
      const parentContext = trace.setSpan(ROOT_CONTEXT, span);
      return {
        traceparent: `00-${spanContext.traceId}-${spanContext.spanId}-${spanContext.traceFlags.toString(16).padStart(2, "0")}`,
        part({ name, began, words = {}, isFailed = false }) {
          ended(tracer.startSpan(name, { startTime: began, attributes: words }, parentContext), isFailed);
        },
        end(words, isFailed) {
          span.setAttributes(words);
          ended(span, isFailed);
        },
      };
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
}
