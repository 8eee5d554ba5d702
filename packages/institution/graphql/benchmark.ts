import { departmentFigures } from "@pacte-hub/data/departmentFigures";
import { departments, departmentVintage } from "@pacte-hub/data/departments";
import { pactInService } from "@pacte-hub/data/pactInService";
import type { Benchmark, BenchmarkGroup, Department } from "@pacte-hub/schema/model/benchmark";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Hint } from "@pacte-hub/schema/model/pactRefusal";
import type { Source } from "@pacte-hub/schema/model/provenance";
import { benchmarkOf, likeSize, othersIn } from "@pacte-hub/schema/rules/benchmark";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import {
  BenchmarkFigureType,
  BenchmarkGroupEnum,
  BenchmarkType,
  benchmarkFigure,
} from "@pacte-hub/schema/types/benchmark.type";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { indicatorOf } from "../config.ts";
import type { Context } from "../server/context.ts";
import { assertNotEmpty, validLength } from "./checkArguments.ts";

type Sourced = Benchmark & { readonly source: Source };

/** There are no more departments than that. */
export const mostDepartments = 101;

/** The department's figure beside the others': it opens nothing, for whoever asks it holds the figure already. */
@Resolver(() => ObservationType)
export class ObservationBenchmarkResolver {
  @FieldResolver(() => BenchmarkType, {
    nullable: true,
    description:
      "Le chiffre à côté de ceux d'autres départements, du même fichier national ; null si sa série n'en a pas, s'il n'est pas du département entier, ou s'il est ventilé ou inventé.",
  })
  async benchmark(
    @Root() observation: Observation,
    @Arg("with", () => BenchmarkGroupEnum, { description: "À qui l'on compare." }) group: BenchmarkGroup,
    @Arg("codes", () => [ID], {
      nullable: true,
      description: "Seulement ces départements du groupe, par leur code ; sans eux, tous.",
    })
    codes: readonly string[] | null | undefined,
    @Ctx() { institution, releases }: Context,
  ): Promise<Sourced | null> {
    assertNotEmpty("codes", codes);
    assertInGroup(group, codes ?? []);
    const release = await releases.load(observation.release);
    if (!release || release.demonstration) return null;
    const indicator = indicatorOf(institution, release.dataset);
    const [column] = indicator?.columns ?? [];
    if (!indicator?.benchmark || column === undefined) return null;
    const { territoryCode, period, value, bounds, coverage } = observation;
    const { file, source } = indicator.benchmark;
    if (!departments.has(territoryCode)) return null;
    const figuresByDepartment = departmentFigures(file, column).get(period) ?? new Map();
    return {
      ...benchmarkOf(group, codes ?? null, {
        dataset: indicator,
        period,
        own: { value, bounds, coverage, release },
        ownCode: territoryCode,
        given: figuresByDepartment,
        departments,
        vintage: departmentVintage,
      }),
      source,
    };
  }
}

/**
 * @throws UNKNOWN_TERRITORY: of a slip, with the nearest department of the group; of a department that is not in it (the one
 * compared never is), with those that are, where they are few.
 */
export function assertInGroup(group: BenchmarkGroup, codes: readonly string[]): void {
  const comparable = othersIn(group, { departments, ownCode: pactInService.department });
  for (const code of codes) {
    if (comparable.some((department) => department.code === code)) continue;
    const hint = departments.has(code) ? listOf(comparable) : hintFor(code, comparable);
    throw refusalError({
      code: "UNKNOWN_TERRITORY",
      territory: code.slice(0, 40),
      sought: "OTHER_DEPARTMENT",
      hint,
    });
  }
}

/** What is the code of a department is no slip of another's. */
const listOf = (comparable: readonly Department[]): Hint => ({
  nearest: null,
  known: comparable.length <= likeSize ? comparable.map(({ code }) => code) : [],
});

@Resolver(() => BenchmarkType)
export class BenchmarkResolver {
  @FieldResolver(() => [BenchmarkFigureType], {
    description: "Les autres départements du groupe, de la population la plus proche à la plus éloignée.",
  })
  figures(
    @Root() { figures }: Benchmark,
    @Arg("first", () => Int, {
      defaultValue: 10,
      description: `Nombre de départements au plus, de 1 à ${mostDepartments}.`,
    })
    first: number,
  ): readonly BenchmarkFigureType[] {
    return figures.slice(0, validLength(first, mostDepartments)).map(benchmarkFigure);
  }
}
