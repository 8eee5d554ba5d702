import type { Axis } from "@pacte-hub/schema/model/pact";
import { type Citing, citingOf } from "./citing.ts";
import { type AxisFact, type PactFacts, pactOfService } from "./facts.ts";
import { readText } from "./text.ts";

/** An axis of a Pact, of which the last gives the identifier and the prefix of its codes. */
export function axisOf(
  { number, id, labelFr, groups = [], recommendations }: AxisFact,
  { lines }: Citing,
  { document, hub }: Pick<PactFacts, "document" | "hub">,
): Axis {
  return {
    pact: document.id,
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
    recommendations: recommendations.map((recommendation) => ({
      code: `${hub.prefix}${number}.${recommendation.number}`,
      id: recommendation.id,
      number: recommendation.number,
      title: recommendation.labelFr,
      group: groups.find((group) => group.id === recommendation.group)?.labelFr ?? null,
      groupId: recommendation.group ?? null,
      lines: lines(recommendation.labelFr, recommendation.lines),
    })),
  };
}

/** The axes of the Pact in service, as the shipped file gives them. */
export function axes(): readonly Axis[] {
  const pact = pactOfService();
  const { facts } = pact;
  const citing = citingOf(readText(pact), pact.file);
  return facts.axes.map((fact) => axisOf(fact, citing, facts));
}
