import { AccessType, type GrantInState, GrantType } from "@pacte-hub/schema/types/grant.type";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { Ctx, FieldResolver, Resolver } from "type-graphql";
import { allGrants } from "../access/grantQueries.ts";
import { isStewardOf } from "../access/openSession.ts";
import type { Context } from "../server/context.ts";
import { notASteward } from "./notASteward.ts";
import { isPublished } from "./unpublished.ts";

/** What an institution tells its readers of what it opens to them, and its stewards of all that it opens. */
@Resolver(() => PublisherType)
export class OpeningResolver {
  @FieldResolver(() => [AccessType], {
    description:
      "Ce que le lecteur de cette requête peut voir de chaque jeu de données, sous quelle convention, et sinon pourquoi.",
  })
  access(@Ctx() context: Context): Promise<readonly AccessType[]> {
    return Promise.all(
      context.access.overview().map(async (line) => {
        const published = await isPublished(context, line.dataset);
        // Nothing real stands behind a refusal of what nobody publishes: no convention is to be asked for.
        const convention = line.decision === "REFUSED" && !published ? null : line.convention;
        return { ...line, convention, isPublished: published };
      }),
    );
  }

  @FieldResolver(() => [GrantType], {
    nullable: true,
    description:
      "Tous les accès accordés, révoqués compris (1 000 au plus) : pour les administrateurs de données de l'institution.",
  })
  grants(@Ctx() { institution, viewer, readerSession }: Context): Promise<readonly GrantInState[]> {
    if (!isStewardOf(institution, viewer)) throw notASteward({ institution, viewer });
    return allGrants(readerSession.withGrant(null));
  }
}
