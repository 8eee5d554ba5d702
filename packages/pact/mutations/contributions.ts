import { randomUUID } from "node:crypto";
import { territories } from "@pacte-hub/data/territories";
import { entering, runRegisterMutation, type Verdict } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { NewEntry } from "@pacte-hub/institution/registers/recordEntry";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Contribution, ContributionAnswer } from "@pacte-hub/schema/model/contribution";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import type { Reader } from "@pacte-hub/schema/model/viewer";
import { proposed, unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { opened } from "@pacte-hub/schema/rules/acts/blocking";
import {
  answered,
  type ContributionDraft,
  type ContributionSurroundings,
  proposalOf,
  submitted,
  withdrawn,
} from "@pacte-hub/schema/rules/acts/contributions";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { actionById } from "../resolvers/action.ts";
import { remarksOn } from "../resolvers/contribution.ts";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import {
  ContributionAnswerInput,
  ContributionInput,
  ContributionWithdrawalInput,
} from "../types/inputs/contribution.ts";
import { isTerritory } from "./actions.ts";

/** Whoever sits for an institution, or keeps its data, may speak for it: never an analyst. */
const mayAct = ({ roles }: Reader): boolean => roles.includes("STEWARD") || roles.includes("STEERING");
const isEpci = (siren: string): boolean => territories.get(siren)?.level === "EPCI";

@Resolver()
class ContributionActs {
  @Mutation(() => ActResultType, {
    name: "departmentSubmitContribution",
    nullable: true,
    description:
      "Apporter au Pacte, au nom de votre institution et d'elle seule, une proposition d'action, un point de blocage ou une note : à tout signataire, EPCI ou structure dont le Département croit l'émetteur (intendant, ou membre d'une instance).",
  })
  submit(@Arg("input", () => ContributionInput) input: ContributionInput, @Ctx() context: Context) {
    const id = `contribution-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "SubmitContribution",
      about: { contribution: id, action: input.action ?? null },
      input,
      mayAct,
      judge: async (records, from) => {
        const draft = draftOf(input, from);
        const among = await surroundings(records, draft.action);
        const judged = submitted(draft, among, id);
        if (judged.kind === "REFUSED") return judged;
        return { ...entering(entryOf(judged.noun, "NEW")), remarks: remarksOn(judged.noun, among.institutions) };
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentWithdrawContribution",
    nullable: true,
    description: "Retirer ce que votre institution a apporté, tant que nul n'y a répondu.",
  })
  withdraw(
    @Arg("input", () => ContributionWithdrawalInput) input: ContributionWithdrawalInput,
    @Ctx() context: Context,
  ) {
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "WithdrawContribution",
      about: { contribution: input.contribution },
      input,
      mayAct,
      judge: async (records, by) => {
        const contribution = await contributionById(records, input.contribution);
        if (!contribution) return declined(unknownOf("CONTRIBUTION", input.contribution));
        const judged = withdrawn(contribution, by, dayIn(input.on));
        return judged.kind === "REFUSED" ? judged : entering(entryOf(judged.noun, input.expectedVersion));
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentAnswerContribution",
    nullable: true,
    description:
      "Département, pour le comité technique qui construit les actions : reprendre un apport (l'action ou le point de blocage est inscrit du même acte), ou l'écarter en disant pourquoi.",
  })
  answer(@Arg("input", () => ContributionAnswerInput) input: ContributionAnswerInput, @Ctx() context: Context) {
    const { contribution: id, verdict, expectedVersion } = input;
    const words = { verdict, on: dayIn(input.on), reason: input.reason ?? null };
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "AnswerContribution",
      about: { contribution: id, verdict },
      input,
      judge: async (records) => {
        const contribution = await contributionById(records, id);
        if (!contribution) return declined(unknownOf("CONTRIBUTION", id));
        const judged = answered(contribution, { ...words, became: null });
        if (judged.kind === "REFUSED") return judged;
        return verdict === "TAKEN_UP"
          ? takenUp(contribution, words, { records, expectedVersion })
          : entering(entryOf(judged.noun, expectedVersion));
      },
    });
  }
}

interface TakingUp {
  readonly records: DepartmentStore;
  readonly expectedVersion: number;
}

/** What is taken up stands in its own register by the same act, or nothing does. */
async function takenUp(
  contribution: Contribution,
  words: Omit<ContributionAnswer, "became">,
  { records, expectedVersion }: TakingUp,
): Promise<Verdict> {
  const entryFor = (became: string | null) =>
    entryOf({ ...contribution, answer: { ...words, became } }, expectedVersion);
  if (contribution.kind === "NOTE") return entering(entryFor(null));
  const among = await surroundings(records, contribution.action);
  const proposal = proposalOf(contribution, words.on, among);
  if (proposal) {
    const id = `action-${randomUUID()}`;
    const judged = proposed(proposal, among, id);
    if (judged.kind === "REFUSED") return judged;
    return entering(entryFor(id), { register: "action", id, body: judged.noun, over: "NEW" });
  }
  const id = `blocking-${randomUUID()}`;
  const { action, title, missing } = contribution;
  const draft = { action: action ?? "", title, missing: missing ?? "PARTNER", openedOn: words.on, funder: null };
  const judged = opened(draft, among, id);
  if (judged.kind === "REFUSED") return judged;
  const { point, action: blocked } = judged.noun;
  return entering(
    entryFor(id),
    { register: "blocking-point", id, subject: point.action, body: point, over: "NEW" },
    { register: "action", id: blocked.id, body: blocked, over: "LAST" },
  );
}

function draftOf(input: ContributionInput, from: string): ContributionDraft {
  const { kind, title, text, proposal, action = null, missing = null, to = null, on } = input;
  return {
    kind,
    title,
    text,
    from,
    action,
    missing,
    to,
    submittedOn: dayIn(on),
    proposal: proposal ? { ...proposal, siret: proposal.siret ?? null } : null,
  };
}

async function surroundings(records: DepartmentStore, action: string | null): Promise<ContributionSurroundings> {
  const [axes, institutions, committees, before, subProgrammes] = await Promise.all([
    records.all("axis"),
    records.all("institution"),
    records.all("committee"),
    records.all("contribution"),
    records.all("sub-programme"),
  ]);
  const about = action === null ? undefined : await actionById(records, action);
  return { axes, institutions, subProgrammes, committees, before, action: about, isTerritory, isEpci };
}

/** What it is about is the action it names, or the one that came of it. */
const entryOf = (contribution: Contribution, over: NewEntry["over"]): NewEntry => {
  const subject = contribution.action ?? contribution.answer?.became;
  return {
    register: "contribution",
    id: contribution.id,
    body: contribution,
    over,
    ...(subject != null && { subject }),
  };
};

const contributionById = async (records: DepartmentStore, id: string): Promise<Contribution | undefined> =>
  (await records.all("contribution")).find((contribution) => contribution.id === id);

export const contributionActs = [ContributionActs] as const;
