import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { GrantType, type StandingGrant } from "../../../schema/types/grant.type.ts";
import type { Context } from "../../serve/context.ts";

/** What an institution says of a convention: which accesses it has granted in its name. */
interface OnConvention {
  readonly id: string;
}

/**
 * `Convention.caf { grants }`: what each convention opens at each institution, said by that institution. Its register is
 * the Department's: where the two disagree (a convention has ended, an access has not), both dates stand side by side.
 */
export function conventionField(field: string, name: string) {
  const prefix = field.charAt(0).toUpperCase() + field.slice(1);

  @ObjectType(`${prefix}InConvention`, {
    description: `Ce que l'institution « ${name} » ouvre au titre d'une convention.`,
  })
  class InConvention implements OnConvention {
    readonly id!: string;
  }

  @Directive('@key(fields: "id")')
  @ObjectType("Convention")
  class ConventionHere implements OnConvention {
    @Field(() => ID)
    readonly id!: string;
  }

  @Resolver(() => ConventionHere)
  class ConventionResolver {
    @FieldResolver(() => InConvention, {
      name: field,
      nullable: true,
      description: `Ce que l'institution « ${name} » ouvre au titre de cette convention.`,
    })
    here(@Root() { id }: ConventionHere): OnConvention {
      return { id };
    }
  }

  const grants = grantsOf(InConvention);
  return { entity: ConventionHere, resolvers: [ConventionResolver, grants] as const };
}

/** The grants given in a convention's name, under whatever type says them. */
export function grantsOf(type: new () => OnConvention) {
  @Resolver(() => type)
  class GrantsResolver {
    @FieldResolver(() => [GrantType], {
      description:
        "Accès accordés au titre de la convention, révoqués et échus compris : leurs dates font foi, celles du registre non.",
    })
    grants(@Root() { id }: OnConvention, @Ctx() { grantsOfConvention }: Context): Promise<readonly StandingGrant[]> {
      return grantsOfConvention.load(id);
    }
  }
  return GrantsResolver;
}
