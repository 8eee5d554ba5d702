import type { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What a metric is called, and what it says. Seconds, bytes and counts: Prometheus' base units. */
export interface Metric<Label extends string = never> {
  readonly name: `hub_${string}`;
  readonly help: string;
  readonly labels?: readonly Label[];
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

/** What a gauge shows at this moment: a number for each set of labels. */
export type Readings<Label extends string> = readonly (readonly [Labels<Label>, number])[];

/** What a process measures of itself. */
export interface Metrics {
  /** @returns counts one more */
  counter<Label extends string>(metric: Metric<Label>): (labels: Labels<Label>) => void;
  /** @returns takes one duration, in seconds */
  durations<Label extends string>(metric: Metric<Label>): (labels: Labels<Label>, seconds: number) => void;
  /** @param read asked whenever somebody looks; what it does not give any more is shown no more. */
  gauge<Label extends string>(metric: Metric<Label>, read: () => Readings<Label> | Promise<Readings<Label>>): void;
  /** All of it, as Prometheus reads it. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

/** From a write of the journal to the longest that a partner may take, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Metrics of this process, its memory, processor and event loop among them. The library is loaded here, and nowhere else. */
export async function processMetrics(): Promise<Metrics> {
  const { default: prometheus } = await import("prom-client");
  const registry: Registry = new prometheus.Registry();
  const registers = [registry];
  prometheus.collectDefaultMetrics({ register: registry });
  return {
    counter({ name, help, labels = [] }) {
      const counter: Counter = new prometheus.Counter({ name, help, labelNames: [...labels], registers });
      return (labelValues) => counter.inc(labelValues);
    },
    durations({ name, help, labels = [] }) {
      const histogram: Histogram = new prometheus.Histogram({
        name,
        help,
        labelNames: [...labels],
        buckets,
        registers,
      });
      return (labelValues, seconds) => histogram.observe(labelValues, seconds);
    },
    gauge({ name, help, labels = [] }, read) {
      const gauge: Gauge = new prometheus.Gauge({
        name,
        help,
        labelNames: [...labels],
        registers,
        async collect() {
          const readings = await read();
          gauge.reset();
          for (const [labelValues, value] of readings) gauge.set(labelValues, value);
        },
      });
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
