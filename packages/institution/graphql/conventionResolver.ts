import {
  disagreementsOf,
  type RegisterDisagreement,
  type RegisteredDays,
} from "@pacte-hub/schema/rules/registerDisagreement";
import { type GrantInState, GrantType, RegisterDisagreementType } from "@pacte-hub/schema/types/grant.type";
import { dayIn } from "@pacte-hub/server/day";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../server/context.ts";

/** What an institution says of a convention: which accesses it has granted in its name. */
interface OnConvention {
  readonly id: string;
}

/** The same, beside what the Department's register says of it. */
interface OnRegistered extends OnConvention, RegisteredDays {}

/**
 * `Convention.caf { grants }`: what each convention opens at each institution, said by that institution. Its register is
 * the Department's: where the two disagree (a convention has ended, an access has not), the answer says so.
 */
export function conventionField(field: string, name: string) {
  const prefix = field.charAt(0).toUpperCase() + field.slice(1);

  @ObjectType(`${prefix}InConvention`, {
    description: `Ce que l'institution « ${name} » ouvre au titre d'une convention.`,
  })
  class InConvention implements OnRegistered {
    readonly id!: string;
    readonly start!: string | null;
    readonly end!: string | null;
  }

  @Directive('@key(fields: "id")')
  @ObjectType("Convention")
  class ConventionHere implements OnRegistered {
    @Field(() => ID)
    readonly id!: string;
    @Directive("@external")
    @Field(() => String, { nullable: true })
    readonly start!: string | null;
    @Directive("@external")
    @Field(() => String, { nullable: true })
    readonly end!: string | null;
  }

  @Resolver(() => ConventionHere)
  class ConventionResolver {
    @Directive('@requires(fields: "start end")')
    @FieldResolver(() => InConvention, {
      name: field,
      nullable: true,
      description: `Ce que l'institution « ${name} » ouvre au titre de cette convention.`,
    })
    here(@Root() { id, start, end }: ConventionHere): OnRegistered {
      return { id, start: start ?? null, end: end ?? null };
    }
  }

  @Resolver(() => InConvention)
  class DisagreementsResolver {
    @FieldResolver(() => [RegisterDisagreementType], {
      description: "Accès ouverts que le registre du Département contredit : convention finie, ou à venir.",
    })
    async disagreements(
      @Root() registered: InConvention,
      @Ctx() { grantsOfConvention }: Context,
    ): Promise<readonly RegisterDisagreement[]> {
      return disagreementsOf(registered, await grantsOfConvention.load(registered.id), dayIn(null));
    }
  }

  const grants = grantsOf(InConvention);
  return {
    entity: ConventionHere,
    type: InConvention,
    resolvers: [ConventionResolver, DisagreementsResolver, grants] as const,
  };
}

/** The grants given in a convention's name, under whatever type says them. */
export function grantsOf(type: new () => OnConvention) {
  @Resolver(() => type)
  class GrantsResolver {
    @FieldResolver(() => [GrantType], {
      description:
        "Accès accordés au titre de la convention, révoqués et échus compris : leurs dates font foi, celles du registre non.",
    })
    grants(@Root() { id }: OnConvention, @Ctx() { grantsOfConvention }: Context): Promise<readonly GrantInState[]> {
      return grantsOfConvention.load(id);
    }
  }
  return GrantsResolver;
}
