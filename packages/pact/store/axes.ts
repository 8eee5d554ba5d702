import type { Axis } from "@pacte-hub/schema/model/pact";
import { type Citing, citingOf } from "./citing.ts";
import { type AxisFact, readFacts } from "./facts.ts";

export function axisOf({ number, id, labelFr, groups = [], recommendations }: AxisFact, { lines }: Citing): Axis {
  return {
    number,
    id,
    title: labelFr,
    lines: lines(labelFr),
    groups: groups.map((group) => ({
      id: group.id,
      title: group.labelFr,
      numbers: group.numbers,
      lines: lines(group.labelFr),
    })),
    recommendations: recommendations.map((one) => ({
      code: `${number}.${one.number}`,
      id: one.id,
      number: one.number,
      title: one.labelFr,
      group: groups.find((group) => group.id === one.group)?.labelFr ?? null,
      groupId: one.group ?? null,
      lines: lines(one.labelFr, one.lines),
    })),
  };
}

/** The three axes as the shipped file gives them. */
export function axes(): readonly Axis[] {
  const citing = citingOf();
  return readFacts().axes.map((fact) => axisOf(fact, citing));
}
