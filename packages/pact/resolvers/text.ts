import type { Context } from "@pacte-hub/institution/server/context";
import type { TextBlock, TextSection } from "@pacte-hub/schema/model/pactText";
import type { Programme } from "@pacte-hub/schema/model/programme";
import type { Cited } from "@pacte-hub/schema/model/wording";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { sectionsOf } from "../store/text.ts";
import { AxisType, OrientationType, RecommendationGroupType, RecommendationType } from "../types/axis.ts";
import { ConventionType } from "../types/convention.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { CommitmentsType, MeansType, RegionCommitmentsType } from "../types/means.ts";
import {
  DecisionCircuitType,
  EvaluationType,
  HeadlineFigureType,
  InstrumentType,
  LegalBasisType,
  PactType,
  TargetPublicType,
} from "../types/programme.ts";
import { TextBlockType, TextSectionType } from "../types/text.ts";
import { DecisionRuleType, EvaluationLevelType, PassageType, WordingType } from "../types/wording.ts";

type Ours = Context<DepartmentStore>;

/** The blocks of a Pact's text, in its order. */
const textOf = async (pact: string, store: DepartmentStore): Promise<readonly TextBlock[]> =>
  (await store.all("text")).filter((block) => block.pact === pact);

/** The blocks that begin on the lines a fact cites, in the Pact's order. */
export async function blocksOn(lines: readonly number[], store: DepartmentStore): Promise<readonly TextBlock[]> {
  return (await store.all("text")).filter(({ line }) => lines.includes(line));
}

/** The resolver class by which a fact gives the blocks of the text that say it. */
function citing(type: () => object) {
  @Resolver(type as never)
  class CitingResolver {
    @FieldResolver(() => [TextBlockType], {
      description: "Blocs du texte du Pacte qui le disent, en entier ; vide pour ce qui n'en vient pas.",
    })
    blocks(@Root() { lines }: Cited, @Ctx() { store }: Ours): Promise<readonly TextBlock[]> {
      return blocksOn(lines, store);
    }
  }
  return CitingResolver;
}

/** The resolver class by which a part of the Pact gives its paragraphs. */
function inParagraphs(type: () => object) {
  @Resolver(type as never)
  class ParagraphsResolver {
    @FieldResolver(() => [String], { description: "Ce que le Pacte en dit, paragraphe par paragraphe, mot pour mot." })
    async paragraphs(@Root() { lines }: Cited, @Ctx() { store }: Ours): Promise<readonly string[]> {
      return (await blocksOn(lines, store)).flatMap(({ kind, text }) => (kind === "PARAGRAPH" ? [text] : []));
    }
  }
  return ParagraphsResolver;
}

@Resolver(() => PactType)
class PactTextResolver {
  @FieldResolver(() => [TextBlockType], { description: "Le texte entier, bloc par bloc, dans son ordre." })
  text(@Root() { id }: Programme, @Ctx() { store }: Ours): Promise<readonly TextBlock[]> {
    return textOf(id, store);
  }

  @FieldResolver(() => [TextSectionType], { description: "Les titres du texte, et ce qui est sous chacun." })
  async sections(@Root() { id }: Programme, @Ctx() { store }: Ours): Promise<readonly TextSection[]> {
    return sectionsOf(await textOf(id, store));
  }
}

@Resolver(() => OrientationType)
class KeyPointsResolver {
  @FieldResolver(() => [String], { description: "Ses paragraphes.", deprecationReason: "Lisez `paragraphs`." })
  async keyPoints(@Root() { lines }: Cited, @Ctx() { store }: Ours): Promise<readonly string[]> {
    return (await blocksOn(lines, store)).flatMap(({ kind, text }) => (kind === "PARAGRAPH" ? [text] : []));
  }
}

export const textResolvers = [
  PactTextResolver,
  KeyPointsResolver,
  ...[
    OrientationType,
    CommitteeType,
    LegalBasisType,
    CommitmentsType,
    RegionCommitmentsType,
    DecisionCircuitType,
    TargetPublicType,
  ].map((type) => inParagraphs(() => type)),
  ...[
    PactType,
    LegalBasisType,
    InstrumentType,
    HeadlineFigureType,
    TargetPublicType,
    OrientationType,
    AxisType,
    RecommendationGroupType,
    RecommendationType,
    InstitutionType,
    CommitmentsType,
    MeansType,
    RegionCommitmentsType,
    ConventionType,
    CommitteeType,
    DecisionCircuitType,
    EvaluationType,
    WordingType,
    PassageType,
    DecisionRuleType,
    EvaluationLevelType,
  ].map((type) => citing(() => type)),
];
