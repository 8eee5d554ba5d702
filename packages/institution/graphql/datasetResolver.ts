import { pactInService } from "@pacte-hub/data/pactInService";
import { type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { dimensionTexts } from "@pacte-hub/schema/model/dimensionTexts";
import type { Impossible } from "@pacte-hub/schema/model/impossible";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Dataset, Origin, Release, SeriesBreak } from "@pacte-hub/schema/model/release";
import { type Level, levelsDownTo } from "@pacte-hub/schema/model/territory";
import {
  DatasetDimensionType,
  DatasetType,
  ImpossibleType,
  PeriodicityEnum,
  RateDefinitionType,
  SeriesBreakType,
  StructuralZerosType,
} from "@pacte-hub/schema/types/dataset.type";
import { writtenOf } from "@pacte-hub/schema/types/dimension.enums";
import { LevelEnum } from "@pacte-hub/schema/types/enums";
import { ReleaseType, SourceType } from "@pacte-hub/schema/types/release.type";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { NextPublicationType } from "@pacte-hub/schema/types/seriesChange.type";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isOpenToAll } from "../access/access.ts";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { nextPublication } from "./nextPublication.ts";
import type { RateRead } from "./rates.ts";
import { isOf } from "./unpublished.ts";

const origin = { defaultValue: "REAL", description: "Chiffres réels, ou de démonstration." } as const;

/** What an institution says of a dataset that its definition alone decides. */
@Resolver(() => DatasetType)
class DatasetResolver {
  @FieldResolver(() => [ImpossibleType], { description: "Modalités que ses chiffres ne peuvent pas avoir." })
  impossible(@Root() { impossible = [] }: Dataset): readonly (Omit<Impossible, "dimension"> & { dimension: string })[] {
    return impossible.map((crossing) => ({ ...crossing, dimension: writtenOf(crossing.dimension) }));
  }

  @FieldResolver(() => [SeriesBreakType], { description: "Ruptures de la série." })
  breaks(@Root() { breaks = [] }: Dataset): readonly SeriesBreak[] {
    return breaks;
  }

  @FieldResolver(() => [StructuralZerosType], {
    description: "Registres ouverts hors desquels ses chiffres sont sans objet.",
  })
  structuralZeros(@Root() { structuralZeros = [] }: Dataset): readonly StructuralZerosType[] {
    return structuralZeros.map(({ where, ...zeros }) => ({ ...zeros, isByTerritory: where === "ITS_TERRITORY" }));
  }

  @FieldResolver(() => [DatasetDimensionType], { description: "Ce par quoi il se ventile, avec ses codes." })
  dimensions(@Root() { id, dimensions, impossible = [] }: Indicator): readonly DatasetDimensionType[] {
    return dimensions.map(({ name }) => ({
      dataset: id,
      name,
      dimension: writtenOf(name),
      label: dimensionTexts[name].label,
      values: valuesOf(name, impossible),
    }));
  }

  @FieldResolver(() => [LevelEnum], { description: "Niveaux de territoire qu'il publie, du plus large au plus fin." })
  levels(@Root() { finest }: Dataset): readonly Level[] {
    return levelsDownTo(finest);
  }

  @FieldResolver(() => PeriodicityEnum, { description: "Pas de ses périodes." })
  periodicity(@Root() { periods }: Indicator): Indicator["periods"] {
    return periods;
  }
}

function valuesOf(name: Dimension, impossible: readonly Impossible[]) {
  const never = new Set(
    impossible.filter((crossing) => crossing.dimension === name && crossing.before === null).map(({ value }) => value),
  );
  const labels: Readonly<Record<string, string>> = dimensionTexts[name].values;
  return dimensionValues[name].map((code) => ({ code, label: labels[code] ?? code, isPossible: !never.has(code) }));
}

/** What an institution says of a dataset by its releases. */
@Resolver(() => DatasetType)
class DatasetReleasesResolver {
  @FieldResolver(() => [String], {
    description: "Périodes qui ont un chiffre lisible, de la plus ancienne à la dernière.",
  })
  async periods(
    @Root() { id }: Indicator,
    @Arg("origin", () => OriginEnum, origin) of: Origin,
    @Ctx() context: Context,
  ): Promise<readonly string[]> {
    const periods = new Set((await current(context, id, of)).map(({ period }) => period));
    return [...periods].sort((first, second) =>
      (periodOf(first)?.first ?? "").localeCompare(periodOf(second)?.first ?? ""),
    );
  }

  @FieldResolver(() => [SourceType], { description: "D'où viennent ses chiffres : chaque source, une fois." })
  async sources(
    @Root() { id }: Indicator,
    @Arg("origin", () => OriginEnum, origin) of: Origin,
    @Ctx() context: Context,
  ): Promise<readonly Source[]> {
    const releases = await current(context, id, of);
    return [...new Map(releases.map(({ source }) => [JSON.stringify(source), source])).values()];
  }

  @FieldResolver(() => NextPublicationType, { description: "Prochaine publication, si quelqu'un l'annonce." })
  nextPublication(@Root() dataset: Indicator, @Ctx() context: Context): Promise<NextPublicationType> {
    return nextPublication(context, dataset, "REAL");
  }

  @FieldResolver(() => [ReleaseType], {
    description: "Publications du jeu, millésimes remplacés compris, par période puis millésime.",
  })
  async releases(
    @Root() { id }: Dataset,
    @Arg("origin", () => OriginEnum, origin) of: Origin,
    @Ctx() { releasesOf }: Context,
  ): Promise<readonly Release[]> {
    return (await releasesOf.load(id)).filter(isOf(of));
  }
}

const current = async ({ releasesOf }: Context, id: string, of: Origin): Promise<readonly Release[]> =>
  (await releasesOf.load(id)).filter(isOf(of)).filter(({ state }) => state === "PUBLISHED");

/** What is published broken down, where all may read it: so that nobody learns it by asking in vain. */
@Resolver(() => DatasetDimensionType)
class DimensionResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Vrai si des chiffres réels du département sont publiés ainsi ventilés ; null pour un jeu qui n'est pas ouvert à tous.",
  })
  async isPublished(
    @Root() { dataset, name }: DatasetDimensionType,
    @Ctx() { institution, series }: Context,
  ): Promise<boolean | null> {
    if (!isOpenToAll(institution, { dataset, origin: "REAL" })) return null;
    const departmentSeries = {
      dataset,
      territory: pactInService.department,
      first: null,
      last: null,
      under: null,
    } as const;
    return (await series.load({ ...departmentSeries, by: name, origin: "REAL" })).length > 0;
  }
}

/** An institution's datasets and rates, each by the name of its field. */
interface DatasetsByField {
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly rates: Readonly<Record<string, RateRead>>;
}

/** The resolver classes of an institution's datasets: which field gives each, and the rates that divide it or are divided by it. */
export function datasetFields({ indicators, rates }: DatasetsByField) {
  const fields = new Map(Object.entries(indicators).map(([field, { id }]) => [id, field]));
  @Resolver(() => DatasetType)
  class DatasetFieldsResolver {
    @FieldResolver(() => String, {
      nullable: true,
      description: "Le champ qui donne ses chiffres, sous ce que l'institution dit d'un territoire.",
    })
    field(@Root() { id }: Dataset): string | null {
      return fields.get(id) ?? null;
    }

    @FieldResolver(() => [RateDefinitionType], { description: "Taux dont il est le numérateur ou le dénominateur." })
    rates(@Root() { id }: Dataset): readonly RateDefinitionType[] {
      return Object.entries(rates).flatMap(([field, rate]) => {
        const definition = definitionOf(field, rate);
        return definition.numerator === id || definition.denominator === id ? [definition] : [];
      });
    }
  }
  return [DatasetResolver, DatasetReleasesResolver, DimensionResolver, DatasetFieldsResolver] as const;
}

function definitionOf(field: string, rate: RateRead): RateDefinitionType {
  const { id, definition, unit, per, numerator, among, denominator, leastDenominator, dimensions } = rate;
  return {
    id,
    field,
    definition,
    unit,
    per,
    numerator: numerator.id,
    among: among?.values ?? [],
    denominator: denominator === "POPULATION" ? null : denominator.id,
    leastDenominator,
    dimensions: dimensions.map(writtenOf),
  };
}
