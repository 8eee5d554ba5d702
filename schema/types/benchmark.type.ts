import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import {
  type Benchmark,
  type BenchmarkGroup,
  type BenchmarkTotal,
  benchmarkGroups,
  type DepartmentFigure,
} from "../model/benchmark.ts";
import type { Bounds, Coverage } from "../model/observation.ts";
import type { Source } from "../model/provenance.ts";
import type { RateFigure, RateStatus } from "../model/rate.ts";
import { enumOf, ObservationStatusEnum } from "./enums.ts";
import { BoundsType, CoverageType } from "./observation.type.ts";
import { RateStatusEnum } from "./rate.type.ts";
import { SourceType } from "./release.type.ts";

export const BenchmarkGroupEnum = enumOf(benchmarkGroups, "BenchmarkGroup", {
  description: "À qui l'on compare le département.",
  values: {
    DEPARTMENTS_OF_LIKE_SIZE: "Les dix départements de population municipale la plus proche.",
    REGION: "Les départements de sa région.",
    FRANCE: "Les 101 départements de France.",
  },
});

@Directive("@shareable")
@ObjectType("BenchmarkRate", { description: "Un chiffre sur la base de la comparaison." })
export class BenchmarkRateType implements RateFigure {
  @Field(() => Float, { nullable: true, description: "Au centième, arrondi une seule fois ; null : voir `status`." })
  readonly value!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Intervalle certain, arrondi vers l'extérieur." })
  readonly bounds!: Bounds | null;
  @Field(() => RateStatusEnum, { description: "Ce que vaut le chiffre, ou pourquoi il est absent." })
  readonly status!: RateStatus;
}

@Directive("@shareable")
@ObjectType("BenchmarkFigure", {
  description: "Le chiffre d'un autre département, du même fichier et de la même définition.",
})
export class BenchmarkFigureType implements Omit<DepartmentFigure, "department"> {
  @Field(() => ID, { description: "Code du département (INSEE)." })
  readonly code!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => String, { description: "Région." })
  readonly region!: string;
  @Field(() => Int, { description: "Population municipale (voir `populationVintage`)." })
  readonly population!: number;
  @Field(() => Float, { nullable: true, description: "Le chiffre, dans l'unité de la série ; null : voir `status`." })
  readonly value!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Intervalle certain." })
  readonly bounds!: Bounds | null;
  @Field(() => ObservationStatusEnum, { description: "Ce que vaut le chiffre, ou pourquoi il est absent." })
  readonly status!: DepartmentFigure["status"];
  @Field(() => String, {
    nullable: true,
    description: "Ce que la source écrit à la place d'un nombre (« ND », « NR ») ; null si elle n'a pas de ligne.",
  })
  readonly marker!: string | null;
  @Field(() => BenchmarkRateType, {
    nullable: true,
    description:
      "Pour 1 000 habitants ; null pour une part ou un délai, et à plus de cinq ans du millésime de population.",
  })
  readonly perThousandInhabitants!: RateFigure | null;
}

@Directive("@shareable")
@ObjectType("BenchmarkTotal", {
  description:
    "Somme sur le groupe, calculée par le hub : la source n'en donne pas. Des seuls départements qu'elle renseigne, qui sont comptés.",
})
export class BenchmarkTotalType implements BenchmarkTotal {
  @Field(() => Float, { nullable: true, description: "La somme, dans l'unité de la série." })
  readonly value!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Somme des intervalles des départements présents." })
  readonly bounds!: Bounds | null;
  @Field(() => ObservationStatusEnum, { description: "PARTIAL : il manque des départements (voir `missing`)." })
  readonly status!: BenchmarkTotal["status"];
  @Field(() => CoverageType, { description: "Départements présents, et départements du groupe." })
  readonly coverage!: Coverage;
  @Field(() => [ID], { description: "Codes des départements que la source ne renseigne pas." })
  readonly missing!: readonly string[];
  @Field(() => BenchmarkRateType, {
    nullable: true,
    description: "Pour 1 000 habitants des départements présents ; null à plus de cinq ans du millésime de population.",
  })
  readonly perThousandInhabitants!: RateFigure | null;
}

@Directive("@shareable")
@ObjectType("Benchmark", {
  description: "Le chiffre à côté de ceux d'autres départements : même source, même définition, même période.",
})
export class BenchmarkType implements Omit<Benchmark, "figures"> {
  readonly figures!: readonly DepartmentFigure[];
  @Field(() => BenchmarkGroupEnum, { description: "À qui l'on compare." })
  readonly group!: BenchmarkGroup;
  @Field(() => String, { description: "Qui est dans le groupe, et par quelle règle." })
  readonly rule!: string;
  @Field(() => String, {
    description: "Sur quoi l'on compare : « foyers pour 1 000 habitants », ou l'unité d'une part.",
  })
  readonly basis!: string;
  @Field(() => String, { description: "Année de la population municipale de tous les départements." })
  readonly populationVintage!: string;
  @Field(() => BenchmarkTotalType, { nullable: true, description: "Null si les chiffres ne s'additionnent pas." })
  readonly total!: BenchmarkTotal | null;
  @Field(() => BenchmarkRateType, { nullable: true, description: "Le chiffre du département, sur la même base." })
  readonly own!: RateFigure | null;
  @Field(() => Float, {
    nullable: true,
    description: "Médiane des autres départements du groupe qui ont un chiffre, sur la base de la comparaison.",
  })
  readonly median!: number | null;
  @Field(() => Int, {
    description:
      "Autres départements dont le chiffre est plus grand pour certain ; 0 aussi quand rien n'est comparé (`incomparable`).",
  })
  readonly higher!: number;
  @Field(() => Int, {
    description:
      "Autres départements dont le chiffre est plus petit pour certain ; 0 aussi quand rien n'est comparé (`incomparable`).",
  })
  readonly lower!: number;
  @Field(() => Int, {
    description:
      "Autres départements que les arrondis ne départagent pas ; 0 aussi quand rien n'est comparé (`incomparable`).",
  })
  readonly close!: number;
  @Field(() => String, { nullable: true, description: "Pourquoi rien n'est comparé ; null si l'on compare." })
  readonly incomparable!: string | null;
  @Field(() => SourceType, { description: "D'où viennent les chiffres des autres départements." })
  readonly source!: Source;
}

/** As the graph shows it: flat. */
export const benchmarkFigure = ({ department, ...figure }: DepartmentFigure): BenchmarkFigureType => ({
  ...figure,
  code: department.code,
  name: department.name,
  region: department.region.name,
  population: department.population,
});
