import { randomUUID } from "node:crypto";
import { entering, runRegisterMutation, type Verdict } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { NewEntry } from "@pacte-hub/institution/registers/recordEntry";
import type { Context } from "@pacte-hub/institution/server/context";
import { statusOf } from "@pacte-hub/schema/model/action";
import type { BlockingPoint } from "@pacte-hub/schema/model/blocking";
import { declined, type Judged } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { type Blocked, negotiated, opened, solved } from "@pacte-hub/schema/rules/acts/blocking";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { actionById } from "../resolvers/action.ts";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { BlockingPointInput, BlockingSolutionInput, NegotiationInput } from "../types/inputs/blocking.ts";
import { faultInBeingFunded } from "./actions.ts";

@Resolver()
class BlockingActs {
  @Mutation(() => ActResultType, {
    name: "departmentOpenBlockingPoint",
    nullable: true,
    description:
      "Département : inscrire ce qui bloque une action ; le comité technique et celui de pilotage en sont saisis.",
  })
  openBlockingPoint(@Arg("input", () => BlockingPointInput) input: BlockingPointInput, @Ctx() context: Context) {
    const { key: _, expectedVersion, openedOn, funder = null, ...point } = input;
    const draft = { ...point, funder, openedOn: dayIn(openedOn) };
    const id = `blocking-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "OpenBlockingPoint",
      about: { blockingPoint: id, action: point.action },
      input,
      judge: async (records) => {
        const action = await actionById(records, point.action);
        const judged = opened(draft, { action, institutions: await records.all("institution") }, id);
        return pointAndAction(judged, { point: "NEW", action: expectedVersion });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentNegotiateBlockingPoint",
    nullable: true,
    description: "Département : inscrire une étape de la négociation qu'il mène, sans pouvoir contraindre personne.",
  })
  negotiateBlockingPoint(@Arg("input", () => NegotiationInput) input: NegotiationInput, @Ctx() context: Context) {
    const { blockingPoint: id, what: step, expectedVersion } = input;
    const on = dayIn(input.on);
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "NegotiateBlockingPoint",
      about: { blockingPoint: id },
      input,
      judge: async (records) => {
        const point = await pointById(records, id);
        if (!point) return declined(unknownOf("BLOCKING_POINT", id));
        const judged = negotiated(point, { on, what: step });
        return judged.kind === "REFUSED" ? judged : entering(sayingOf(judged.noun, expectedVersion));
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentResolveBlockingPoint",
    nullable: true,
    description: "Département : dire comment un point de blocage est levé ; l'action repart quand c'était le dernier.",
  })
  resolveBlockingPoint(
    @Arg("input", () => BlockingSolutionInput) input: BlockingSolutionInput,
    @Ctx() context: Context,
  ) {
    const { blockingPoint: id, solution, status: to, expectedVersion } = input;
    const on = dayIn(input.on);
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "ResolveBlockingPoint",
      about: { blockingPoint: id },
      input,
      judge: async (records) => {
        const point = await pointById(records, id);
        if (!point) return declined(unknownOf("BLOCKING_POINT", id));
        const action = await actionById(records, point.action);
        if (!action) return declined(unknownOf("ACTION", point.action));
        const otherPoints = await records.about("blocking-point", point.action);
        const judged = solved(point, { on, solution, to }, { action, others: otherPoints });
        if (judged.kind === "REFUSED") return judged;
        const isFunded = statusOf(judged.noun.action) === "FUNDED" && statusOf(action) !== "FUNDED";
        const unfunded = isFunded && (await faultInBeingFunded(records, action, on));
        if (unfunded) return declined(unfunded);
        return pointAndAction(judged, {
          point: expectedVersion,
          action: "LAST",
        });
      },
    });
  }
}

/** A point and its action change together, or not at all. */
function pointAndAction(
  judged: Judged<Blocked>,
  over: { readonly point: NewEntry["over"]; readonly action: NewEntry["over"] },
): Verdict {
  if (judged.kind === "REFUSED") return judged;
  const { point, action } = judged.noun;
  return entering(sayingOf(point, over.point), {
    register: "action",
    id: action.id,
    body: action,
    over: over.action,
  });
}

const sayingOf = (point: BlockingPoint, over: NewEntry["over"]): NewEntry => ({
  register: "blocking-point",
  id: point.id,
  subject: point.action,
  body: point,
  over,
});

const pointById = async (records: DepartmentStore, id: string): Promise<BlockingPoint | undefined> =>
  (await records.all("blocking-point")).find((point) => point.id === id);

export const blockingActs = [BlockingActs] as const;
