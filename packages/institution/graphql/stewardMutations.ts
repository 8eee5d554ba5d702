import { randomUUID } from "node:crypto";
import { periodOf } from "@pacte-hub/schema/model/period";
import { institutionIdIn } from "@pacte-hub/schema/model/viewer";
import {
  ActResultType,
  DoorInput,
  GrantApprovalInput,
  GrantInput,
  GrantRevocationInput,
  WithdrawalInput,
} from "@pacte-hub/schema/types/acts.type";
import { dimensionNamed } from "@pacte-hub/schema/types/dimension.enums";
import { dayIn } from "@pacte-hub/server/day";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { approveGrant, closeOrReopen, grantAccess, type NewGrant, revokeGrant } from "../access/grantCommands.ts";
import { withdrawRelease } from "../access/withdraw.ts";
import { indicatorOf } from "../config.ts";
import type { Context } from "../server/context.ts";
import { runMutation } from "./runMutation.ts";

/**
 * The resolver class of an institution's own acts, under its own name (`cafGrantAccess`...): each is done by that
 * institution's stewards only, and never by the one who leads the Pact for another.
 */
export function stewardActs(field: string, name: string) {
  const act = (verb: string) => ({ name: `${field}${verb}`, nullable: true });

  @Resolver()
  class StewardActs {
    @Mutation(() => ActResultType, { ...act("GrantAccess"), description: `${name} : accorder un accès.` })
    grantAccess(@Arg("input", () => GrantInput) input: GrantInput, @Ctx() context: Context) {
      const { dataset, institution, convention = null, key } = input;
      return runMutation(context, {
        name: "GrantAccess",
        about: { dataset: dataset.slice(0, 60), institution: institution.slice(0, 60), convention },
        key,
        input,
        do: async (trx, by) =>
          grantAccess(trx, grantIn(input, context), { by, byTwo: context.institution.decidesByTwo }),
      });
    }

    @Mutation(() => ActResultType, {
      ...act("ApproveGrant"),
      description: `${name} : approuver, en seconde personne, un accès accordé.`,
    })
    approveGrant(@Arg("input", () => GrantApprovalInput) input: GrantApprovalInput, @Ctx() context: Context) {
      const { grant, key } = input;
      const about = { grant };
      return runMutation(context, {
        name: "ApproveGrant",
        about,
        key,
        input,
        do: (trx, by) => approveGrant(trx, grant, by),
      });
    }

    @Mutation(() => ActResultType, {
      ...act("RevokeAccess"),
      description: `${name} : révoquer un accès, sur-le-champ.`,
    })
    revokeAccess(@Arg("input", () => GrantRevocationInput) input: GrantRevocationInput, @Ctx() context: Context) {
      const { grant: id, reason, expectedVersion, key } = input;
      return runMutation(context, {
        name: "RevokeAccess",
        about: { grant: id },
        key,
        input,
        do: (trx, by) => revokeGrant(trx, { id, reason, expected: expectedVersion ?? null }, by),
      });
    }

    @Mutation(() => ActResultType, {
      ...act("WithdrawRelease"),
      description: `${name} : retirer une publication ; plus personne ne la lit, à aucune date. Où l'institution décide à deux, le retrait attend le même acte d'une seconde personne.`,
    })
    withdrawRelease(@Arg("input", () => WithdrawalInput) input: WithdrawalInput, @Ctx() context: Context) {
      const { release, reason, key } = input;
      const about = { release };
      return runMutation(context, {
        name: "WithdrawRelease",
        about,
        key,
        input,
        do: (trx, by) => withdrawRelease(trx, { institution: context.institution, release, reason, by }),
      });
    }

    @Mutation(() => ActResultType, {
      ...act("ChangeDoor"),
      description: `${name} : fermer toutes ses données, ou les rouvrir, sur-le-champ.`,
    })
    changeDoor(@Arg("input", () => DoorInput) input: DoorInput, @Ctx() context: Context) {
      const { closed: closes, reason, key } = input;
      const about = { closed: String(closes) };
      return runMutation(context, {
        name: "ChangeDoor",
        about,
        key,
        input,
        do: (trx, by) => closeOrReopen(trx, { closes, reason }, by),
      });
    }
  }
  return StewardActs;
}

/** @throws INVALID_GRANT, INVALID_DAY or INVALID_PERIOD where the steward's words make no grant. */
function grantIn(input: GrantInput, { institution }: Context): NewGrant {
  const indicator = indicatorOf(institution, input.dataset);
  if (!indicator)
    throw refusalError({ code: "INVALID_GRANT", why: `le jeu « ${input.dataset.slice(0, 60)} » n'existe pas` });
  const reader = institutionIdIn(input.institution);
  if (!reader)
    throw refusalError({
      code: "INVALID_GRANT",
      why: `« ${input.institution.slice(0, 60)} » n'est pas une institution`,
    });
  const dimensions = input.dimensions.flatMap((word) => dimensionNamed(word) ?? []);
  const { role, finest, purpose, legalBasis } = input;
  return {
    id: `${institution.partner.id}:${randomUUID()}`,
    dataset: indicator.id,
    institution: reader,
    role,
    finest,
    dimensions,
    first: edge(input.from, "first"),
    last: edge(input.to, "last"),
    purpose,
    legalBasis,
    convention: input.convention ?? null,
    startsOn: dayIn(input.startsOn),
    endsOn: input.endsOn ? dayIn(input.endsOn) : null,
    demonstration: false,
  };
}

function edge(text: string | null | undefined, end: "first" | "last") {
  if (!text) return null;
  const period = periodOf(text);
  if (!period) throw refusalError({ code: "INVALID_PERIOD", period: text.slice(0, 40) });
  return period[end];
}
