import type { Deposit, PublicationOrder } from "@pacte-hub/schema/model/publicationOrder";
import { isEmbargoEnd } from "@pacte-hub/schema/rules/embargo";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import {
  DepositType,
  PublicationApprovalInput,
  PublicationInput,
  PublicationOrderType,
} from "@pacte-hub/schema/types/publicationOrder.type";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from "type-graphql";
import { isStewardOf } from "../access/openSession.ts";
import { approvePublication, orderPublication } from "../access/orderPublication.ts";
import type { Context } from "../server/context.ts";
import { notASteward } from "./notASteward.ts";
import { runMutation } from "./runMutation.ts";

/** An institution's orders to publish, under its own name: what they say is carried out by its publisher's process. */
export function publicationActs(field: string, name: string) {
  const act = (verb: string) => ({ name: `${field}${verb}`, nullable: true });

  @Resolver()
  class PublicationActs {
    @Mutation(() => ActResultType, {
      ...act("PublishRelease"),
      description: `${name} : ordonner la publication d'un dépôt ; elle se fait ensuite, protégée et auditée, tout ou rien.`,
    })
    publishRelease(@Arg("input", () => PublicationInput) input: PublicationInput, @Ctx() context: Context) {
      const { deposit, key } = input;
      const embargoUntil = instantIn(input.embargoUntil);
      const { partner, decidesByTwo: byTwo } = context.institution;
      return runMutation(context, {
        name: "PublishRelease",
        about: { deposit },
        key,
        input,
        do: (trx, by) => orderPublication(trx, { partner: partner.id, deposit, embargoUntil, by, byTwo }),
      }).then(notifyPublisher);
    }

    @Mutation(() => ActResultType, {
      ...act("ApprovePublication"),
      description: `${name} : approuver, en seconde personne, un ordre de publication.`,
    })
    approvePublication(
      @Arg("input", () => PublicationApprovalInput) input: PublicationApprovalInput,
      @Ctx() context: Context,
    ) {
      const { order, key } = input;
      const about = { order };
      return runMutation(context, {
        name: "ApprovePublication",
        about,
        key,
        input,
        do: (trx, by) => approvePublication(trx, order, by),
      }).then(notifyPublisher);
    }
  }
  return PublicationActs;
}

/** Whoever keeps this process may have a publisher at hand: they are told that an order waits. */
function notifyPublisher(result: ActResultType): ActResultType {
  if (result.isEffective) process.send?.("ordered");
  return result;
}

/** @throws INVALID_EMBARGO for what is no instant, a past one, or one in more than a year. */
function instantIn(text: string | null | undefined): string | null {
  if (!text) return null;
  const instant = Date.parse(text);
  if (!text.includes("T") || !isEmbargoEnd(instant))
    throw refusalError({ code: "INVALID_EMBARGO", embargo: text.slice(0, 40) });
  return new Date(instant).toISOString();
}

const mostListed = 200;

/** What a steward is shown of deposits and orders. */
@Resolver(() => PublisherType)
export class PublicationOrderResolver {
  @FieldResolver(() => [DepositType], {
    nullable: true,
    description:
      "Dépôts de l'institution, du plus récent au plus ancien (200 au plus) : pour ses administrateurs de données.",
  })
  async deposits(@Ctx() context: Context): Promise<readonly DepositType[]> {
    const { rows } = await stewardDatabase(context).raw<{ rows: (Omit<Deposit, "depositedAt"> & { at: Date })[] }>(
      `select id, datasets, file_names as "fileNames", seal, provisional, demonstration, deposited_at as at
         from authority.deposit order by deposited_at desc, id limit ?`,
      [mostListed],
    );
    return rows.map(({ at, ...deposit }) => ({ ...deposit, sha256: deposit.seal, depositedAt: at.toISOString() }));
  }

  @FieldResolver(() => [PublicationOrderType], {
    nullable: true,
    description:
      "Ordres de publication, du plus récent au plus ancien (200 au plus) : pour les administrateurs de données.",
  })
  async publicationOrders(@Ctx() context: Context): Promise<readonly PublicationOrderType[]> {
    type Row = Omit<PublicationOrder, "embargoUntil" | "orderedAt" | "doneAt" | "releases"> & {
      readonly embargo: Date | null;
      readonly ordered: Date;
      readonly done: Date | null;
      readonly releases: readonly string[] | null;
    };
    const { rows } = await stewardDatabase(context).raw<{ rows: Row[] }>(
      `select id, deposit, state, version, embargo_until as embargo, ordered_at as ordered, done_at as done, releases, refusal
         from authority.publication_standing order by ordered_at desc, id limit ?`,
      [mostListed],
    );
    return rows.map(({ embargo, ordered, done, releases, ...order }) => ({
      ...order,
      embargoUntil: embargo?.toISOString() ?? null,
      orderedAt: ordered.toISOString(),
      doneAt: done?.toISOString() ?? null,
      releases: releases ?? [],
    }));
  }
}

function stewardDatabase({ institution, viewer, readerSession }: Context) {
  if (isStewardOf(institution, viewer)) return readerSession.withGrant(null);
  throw notASteward({ institution, viewer });
}
