import type { Axis } from "@pacte-hub/schema/model/pact";
import { type AxisFact, readFacts } from "./facts.ts";

export function axisOf({ number, id, labelFr, labelEn, groups = [], recommendations }: AxisFact): Axis {
  return {
    number,
    id,
    title: labelFr,
    titleEn: labelEn,
    groups: groups.map((group) => ({
      id: group.id,
      title: group.labelFr,
      titleEn: group.labelEn,
      numbers: group.numbers,
    })),
    recommendations: recommendations.map((one) => ({
      code: `${number}.${one.number}`,
      id: one.id,
      number: one.number,
      title: one.labelFr,
      titleEn: one.labelEn,
      group: groups.find((group) => group.id === one.group)?.labelFr ?? null,
      groupId: one.group ?? null,
    })),
  };
}

/** The three axes as the shipped file gives them. */
export const axes = (): readonly Axis[] => readFacts().axes.map(axisOf);
