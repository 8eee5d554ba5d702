import { atLevel } from "@pacte-hub/data/territories";
import { assertExists, foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type {
  Convention,
  ConventionState,
  ConventionStatus,
  ConventionStep,
  Party,
} from "@pacte-hub/schema/model/convention";
import type { Institution } from "@pacte-hub/schema/model/pact";
import type { Entry } from "@pacte-hub/schema/model/record";
import type { Origin } from "@pacte-hub/schema/model/release";
import { dayBefore } from "@pacte-hub/schema/rules/conventionStatus";
import { termsSince } from "@pacte-hub/schema/rules/conventionTerms";
import { asParty } from "@pacte-hub/schema/rules/partyName";
import { disagreementsOf, type RegisterDisagreement } from "@pacte-hub/schema/rules/registerDisagreement";
import { ConventionStatusEnum } from "@pacte-hub/schema/types/enums";
import { RegisterDisagreementType } from "@pacte-hub/schema/types/grant.type";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { historyOf, type JudgedOn, stateOf, wordsOn } from "../store/conventionState.ts";
import { nameOfCode } from "../store/namedCodes.ts";
import type { DepartmentStore } from "../store/read.ts";
import {
  ConventionStateType,
  ConventionStepType,
  ConventionType,
  DepartmentInConvention,
  PartyType,
} from "../types/convention.ts";
import { InstitutionType } from "../types/institution.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { blocksOn } from "./text.ts";

type Ours = Context<DepartmentStore>;
const dayDescription = "Jour auquel l'état est jugé (AAAA-MM-JJ) ; celui de `Hub-As-Of`, ou aujourd'hui, par défaut.";
const innerDayDescription =
  "Jour auquel l'état est jugé (AAAA-MM-JJ) ; celui de la liste (`on`), celui de `Hub-As-Of`, ou aujourd'hui, par défaut.";

type Listed = Entry<Convention> & JudgedOn;

@ArgsType()
class ConventionsArgs {
  @Field(() => ConventionStatusEnum, { nullable: true, description: "Seulement celles dans cet état." })
  readonly status?: ConventionStatus;
  @Field(() => ID, {
    nullable: true,
    description: "Seulement celles dont cette institution est partie : « caf », ou le SIREN d'un EPCI.",
  })
  readonly with?: string;
  @Field(() => String, { nullable: true, description: dayDescription })
  readonly on?: string;
  @Field(() => OriginEnum, {
    defaultValue: "REAL",
    description: "Conventions réelles, ou inventées : jamais les deux.",
  })
  readonly origin!: Origin;
}

@Resolver()
class RootResolver {
  @Query(() => [ConventionType], { nullable: true, description: "Les conventions que le Pacte cite, dans son ordre." })
  async conventions(
    @Args(() => ConventionsArgs) { status, with: party, on, origin }: ConventionsArgs,
    @Ctx() { store, asOf }: Ours,
  ): Promise<readonly Listed[]> {
    const day = dayIn(on, asOf);
    const conventions = await store.all("convention");
    const partyId = party == null ? undefined : await partyNamed(store, party);
    const states = ofOrigin(conventions, origin)
      .filter((convention) => !partyId || convention.parties.some(({ id }) => id === partyId))
      .map(async (convention) => ({
        one: convention,
        state: stateOf(convention, await wordsOn(store, convention), day),
      }));
    return (await Promise.all(states)).flatMap(({ one: convention, state }) =>
      !status || state.status === status ? [{ ...convention, judgedOn: day }] : [],
    );
  }

  @Query(() => ConventionType, { nullable: true, description: "Une convention par son identifiant." })
  async convention(@Arg("id", () => ID, { description: "Identifiant." }) id: string, @Ctx() { store }: Ours) {
    const conventions = await store.all("convention");
    const names = () => conventions.map((convention) => ({ code: convention.id, name: convention.title }));
    return foundAs("CONVENTION", id, {
      found: conventions.find((convention) => convention.id === id),
      candidates: names,
    });
  }
}

@Resolver(() => ConventionType)
class ConventionResolver {
  @FieldResolver(() => DepartmentInConvention, {
    nullable: true,
    description: "Ce que le Département ouvre au titre de cette convention.",
  })
  department(@Root() { id }: Convention): DepartmentInConvention {
    return { id };
  }

  @FieldResolver(() => ConventionStatusEnum, {
    description: "État au jour demandé ; `state` dit sur quoi il repose et jusqu'à quand il est connu.",
  })
  async status(
    @Root() convention: Listed,
    @Arg("on", () => String, { nullable: true, description: innerDayDescription }) on: string | undefined,
    @Ctx() context: Ours,
  ): Promise<ConventionStatus> {
    return (await judged(convention, on, context)).status;
  }

  @FieldResolver(() => ConventionStateType, { description: "État au jour demandé, avec son horizon." })
  state(
    @Root() convention: Listed,
    @Arg("on", () => String, { nullable: true, description: innerDayDescription }) on: string | undefined,
    @Ctx() context: Ours,
  ): Promise<ConventionState> {
    return judged(convention, on, context);
  }

  @FieldResolver(() => String, { description: "Nature." })
  kindName(@Root() { kind }: Convention): string {
    return nameOfCode("conventionKinds", kind);
  }

  @FieldResolver(() => String, { description: "Entre qui, ou pour quoi." })
  scopeName(@Root() { scope }: Convention): string {
    return nameOfCode("conventionScopes", scope);
  }

  @FieldResolver(() => [String], {
    description: "Les mots sous lesquels le Pacte la cite, du titre à la liste ; vide si un intendant l'a inscrite.",
  })
  async listedUnder(@Root() { underLines }: Convention, @Ctx() { store }: Ours): Promise<readonly string[]> {
    return (await blocksOn(underLines, store)).map(({ text }) => text);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Instant (ISO 8601) depuis lequel le registre lui dit cet intitulé, cette nature, ce champ, ces parties et ces jours : ce qu'une partie a dit avant ne vaut pas pour eux (`signing`). Null si un Pacte les donne.",
  })
  async termsSince(@Root() { id }: Convention, @Ctx() { store }: Ours): Promise<string | null> {
    return termsSince(await store.history("convention", id));
  }

  @FieldResolver(() => [ConventionStepType], {
    description: "Ce que l'on sait de sa vie, du plus ancien au plus récent.",
  })
  async history(@Root() convention: Listed, @Ctx() { store }: Ours): Promise<readonly ConventionStep[]> {
    return historyOf(convention, await wordsOn(store, convention));
  }

  @FieldResolver(() => [PartyType], { description: "Parties." })
  parties(@Root() { parties, judgedOn }: Listed): readonly (Party & JudgedOn)[] {
    return parties.map((party) => ({ ...party, judgedOn }));
  }

  @FieldResolver(() => [TerritoryOfDepartment], {
    description: "Territoires d'un contrat local ; vide pour tout le département.",
  })
  territories(@Root() { territories }: Convention): readonly TerritoryOfDepartment[] {
    return territories.map((code) => ({ code }));
  }
}

/** What the Department itself opens in the name of a convention that its own register says over, or to come. */
@Resolver(() => DepartmentInConvention)
class DepartmentInConventionResolver {
  @FieldResolver(() => [RegisterDisagreementType], {
    description: "Accès ouverts que le registre du Département contredit : convention finie, ou à venir.",
  })
  async disagreements(
    @Root() { id }: DepartmentInConvention,
    @Ctx() { store, grantsOfConvention }: Ours,
  ): Promise<readonly RegisterDisagreement[]> {
    const convention = (await store.all("convention")).find((candidate) => candidate.id === id);
    if (!convention) return [];
    const today = dayIn(null);
    const { status, since } = stateOf(convention, await wordsOn(store, convention), today);
    // Renewed or left by its parties, it ends otherwise than it was written.
    const end = status === "EXPIRED" && since !== null ? dayBefore(since) : null;
    return disagreementsOf({ start: convention.start, end }, await grantsOfConvention.load(id), today);
  }
}

@Resolver(() => PartyType)
class PartyResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le signataire, si la partie en est un." })
  async institution(
    @Root() { institution, judgedOn }: Party & JudgedOn,
    @Ctx() { store }: Ours,
  ): Promise<(Institution & JudgedOn) | undefined> {
    const signatory = (await store.all("institution")).find(({ id }) => id === institution);
    return signatory && { ...signatory, judgedOn };
  }

  @FieldResolver(() => TerritoryOfDepartment, { nullable: true, description: "L'EPCI, si la partie en est un." })
  territory(@Root() { territory }: Party): TerritoryOfDepartment | null {
    return territory === null ? null : { code: territory };
  }
}

/**
 * A party as the register names it: a signatory, another party of some convention, or an EPCI by its SIREN ("200033025";
 * "epci:200033025", as it was asked before, still is).
 * @throws UNKNOWN_REFERENCE, with the nearest.
 */
async function partyNamed(store: DepartmentStore, party: string): Promise<string> {
  const siren = asParty(party).replace(/^epci:/, "");
  const epcis = atLevel("EPCI").map(({ code, name }) => ({ code, name }));
  if (epcis.some(({ code }) => code === siren)) return `epci:${siren}`;
  const [institutions, conventions] = await Promise.all([store.all("institution"), store.all("convention")]);
  const parties = [...institutions, ...conventions.flatMap(({ parties }) => parties)];
  const knownParties = parties.filter(({ id }) => !id.startsWith("epci:")).map(({ id, name }) => ({ code: id, name }));
  assertExists("PARTY", siren, [...knownParties, ...epcis]);
  return siren;
}

/** The reader's own day counts first, then that of the list. */
const judged = async (convention: Listed, on: string | undefined, { store, asOf }: Ours): Promise<ConventionState> =>
  stateOf(convention, await wordsOn(store, convention), dayIn(on ?? convention.judgedOn, asOf));

export async function conventionById(store: DepartmentStore, id: string): Promise<Convention | undefined> {
  return (await store.all("convention")).find((convention) => convention.id === id);
}

export const conventionResolvers = [
  RootResolver,
  ConventionResolver,
  DepartmentInConventionResolver,
  PartyResolver,
] as const;
