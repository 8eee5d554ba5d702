import type { Origin } from "@pacte-hub/schema/model/release";
import { type Timeliness, timelinessOf } from "@pacte-hub/schema/rules/timeliness";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { dayIn } from "@pacte-hub/server/day";
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Float, Int, ObjectType, Resolver } from "type-graphql";
import type { Context } from "../server/context.ts";
import { assertWithin } from "./checkArguments.ts";

/** A century. */
const mostDays = 36_525;

@ArgsType()
class TimelinessArgs {
  @Field(() => Int, { nullable: true, description: "Seulement les périodes de cette année." })
  readonly year?: number | null;
  @Field(() => Int, { nullable: true, description: "Votre propre repère : publiées dans ce nombre de jours." })
  readonly withinDays?: number | null;
  @Field(() => OriginEnum, { defaultValue: "REAL", description: "Publications réelles, ou de démonstration." })
  readonly origin!: Origin;
}

@Directive("@shareable")
@ObjectType("Timeliness", {
  description:
    "En combien de jours, après la fin de la période, le producteur a publié ses chiffres pour la première fois, d'après le jour qu'il en dit (`Release.producerPublishedOn`) ; le jour où le hub les a pris n'en dit rien. Le Pacte ne fixe aucun calendrier : rien n'y est « en retard » de soi.",
})
class TimelinessType implements Timeliness {
  @Field(() => Int, { description: "Premières publications comptées : celles dont le jour du producteur est connu." })
  readonly releases!: number;
  @Field(() => Int, {
    description: "Premières publications dont aucune source ne dit quand le producteur les a publiées : non comptées.",
  })
  readonly undated!: number;
  @Field(() => Float, { nullable: true, description: "Médiane, en jours ; null s'il n'y en a aucune." })
  readonly medianDays!: number | null;
  @Field(() => Int, { nullable: true, description: "La plus tardive, en jours." })
  readonly longestDays!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Combien dans les `withinDays` jours demandés ; null sans repère, ou si aucun jour n'est connu.",
  })
  readonly within!: number | null;
}

@Resolver(() => PublisherType)
export class TimelinessResolver {
  @FieldResolver(() => TimelinessType, {
    description:
      "Ponctualité de l'institution, d'après les jours de publication que ses sources disent ; calculée à chaque demande.",
  })
  async timeliness(
    @Args(() => TimelinessArgs) { year, withinDays, origin }: TimelinessArgs,
    @Ctx() { institution, releasesOf }: Context,
  ): Promise<Timeliness> {
    assertWithin("year", year, { least: 1900, most: Number(dayIn(null).slice(0, 4)) });
    assertWithin("withinDays", withinDays, { least: 0, most: mostDays });
    const releases = await Promise.all(institution.indicators.map(({ id }) => releasesOf.load(id)));
    const current = releases
      .flat()
      .filter(({ demonstration }) => demonstration === (origin === "DEMONSTRATION"))
      .filter(({ period }) => year == null || period.startsWith(String(year)));
    return timelinessOf(current, withinDays ?? null);
  }
}
