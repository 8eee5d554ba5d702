import { dimensions } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { Origin, Release, SeriesBreak } from "@pacte-hub/schema/model/release";
import type { ChangeOfSeries } from "@pacte-hub/schema/model/seriesChange";
import { levelOf, type TerritoryCode } from "@pacte-hub/schema/model/territory";
import { seriesChange } from "@pacte-hub/schema/rules/seriesChange";
import { DatasetType, SeriesBreakType } from "@pacte-hub/schema/types/dataset.type";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { type RevisionOfSeries, RevisionType, SeriesType } from "@pacte-hub/schema/types/series.type";
import { ChangeArgs, ChangeType, NextPublicationType } from "@pacte-hub/schema/types/seriesChange.type";
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { assertInOrder } from "./changePeriods.ts";
import { validLength } from "./checkArguments.ts";
import { withMissingCommunes } from "./missingCommunes.ts";
import { nextPublication } from "./nextPublication.ts";
import { assertPeriodPublished } from "./periodPublished.ts";
import { byIn, querySeries } from "./querySeries.ts";
import { isOf, openedTo } from "./unpublished.ts";

/** A series that a reader has named, before any of its figures is read. */
export interface NamedSeries {
  readonly territoryCode: TerritoryCode;
  readonly dataset: Indicator;
  readonly origin: Origin;
}

/** Revisions that a series lists at most. */
export const mostRevisions = 200;

/** What is said of a series beside its figures. */
@Resolver(() => SeriesType)
export class SeriesNotesResolver {
  @FieldResolver(() => DatasetType, { description: "Le jeu de données : définition, unité, ventilations, périodes." })
  dataset(@Root() { dataset }: NamedSeries): Indicator {
    return dataset;
  }

  @FieldResolver(() => [SeriesBreakType], {
    description: "Ruptures de la série, de la plus ancienne à la plus récente.",
  })
  breaks(@Root() { dataset: { breaks = [] } }: NamedSeries): readonly SeriesBreak[] {
    return breaks;
  }

  @FieldResolver(() => NextPublicationType, { description: "Prochaine publication, si quelqu'un l'annonce." })
  nextPublication(@Root() { dataset, origin }: NamedSeries, @Ctx() context: Context): Promise<NextPublicationType> {
    return nextPublication(context, dataset, origin);
  }

  @FieldResolver(() => [RevisionType], {
    description: "Millésimes qui en ont remplacé d'autres, par période : lesquels, et pourquoi.",
  })
  async revisions(
    @Root() { dataset, origin, territoryCode }: NamedSeries,
    @Arg("first", () => Int, { defaultValue: 50, description: `Combien au plus, de 1 à ${mostRevisions}.` })
    first: number,
    @Ctx() { releasesOf }: Context,
  ): Promise<readonly RevisionOfSeries[]> {
    const pageLength = validLength(first, mostRevisions);
    const releases = (await releasesOf.load(dataset.id)).filter(isOf(origin));
    const byId = new Map(releases.map((release) => [release.id, release]));
    // What is under embargo has replaced nothing yet, and what is withdrawn replaces nothing any more.
    return releases
      .filter(({ state }) => state === "PUBLISHED" || state === "SUPERSEDED")
      .flatMap((release) => {
        const replaced = release.supersedes === null ? undefined : byId.get(release.supersedes);
        if (!replaced) return [];
        const { period, vintage, correction } = release;
        return [{ period, vintage, because: correction, release, replaced, dataset: dataset.id, territoryCode }];
      })
      .slice(0, pageLength);
  }

  @FieldResolver(() => [ChangeType], {
    nullable: true,
    description:
      "Évolution d'une période à une autre, dans l'unité des chiffres et en pour cent, avec son intervalle certain et ce qu'il faut savoir ; ou pourquoi elle ne peut être dite.",
  })
  async change(
    @Root() series: NamedSeries,
    @Args(() => ChangeArgs) args: ChangeArgs,
    @Ctx() context: Context,
  ): Promise<readonly ChangeOfSeries[]> {
    assertInOrder(args);
    const [before, after] = await Promise.all([
      figuresAt(context, series, args, "from"),
      figuresAt(context, series, args, "to"),
    ]);
    const releases = await context.releases.loadMany([...before, ...after].map(({ release }) => release));
    const byId = new Map(releases.flatMap((release) => (isRelease(release) ? [[release.id, release] as const] : [])));
    const later = new Map(after.map((figure) => [placeOf(figure), figure]));
    const seriesQuery = {
      dataset: series.dataset.id,
      origin: series.origin,
      by: byIn({ by: args.by ?? [] }, series.dataset),
    };
    const changes = before.map(async (figure) => {
      const laterFigure = later.get(placeOf(figure));
      const [releaseBefore, releaseAfter] = [byId.get(figure.release), byId.get(laterFigure?.release ?? "")];
      if (!laterFigure || !releaseBefore || !releaseAfter) return [];
      // Which communes each lacks is looked up only where it decides: both have a value, and lack as many.
      const [first, second] = lackAsMany(figure, laterFigure)
        ? await Promise.all(
            [figure, laterFigure].map((compared) => withMissingCommunes(context, compared, seriesQuery)),
          )
        : [figure, laterFigure];
      if (!first || !second) return [];
      return [
        changeBetween(
          { figure: first, release: releaseBefore },
          { figure: second, release: releaseAfter },
          series.dataset,
        ),
      ];
    });
    return (await Promise.all(changes)).flat();
  }
}

interface Side {
  readonly figure: Observation;
  readonly release: Release;
}

function changeBetween(before: Side, after: Side, dataset: Indicator): ChangeOfSeries {
  const { territoryCode, period, status, value, bounds, coverage, release, standardError, roundedTo, ...place } =
    before.figure;
  return {
    ...place,
    territoryCode,
    before: before.figure,
    after: after.figure,
    ...seriesChange(before, after, dataset),
  };
}

const isRelease = (release: Release | Error | null): release is Release =>
  release !== null && !(release instanceof Error);

/** Where a figure stands on each dimension. */
const placeOf = (figure: Observation): string => dimensions.map((name) => figure[name]).join("|");

function lackAsMany(before: Observation, after: Observation): boolean {
  if (before.value === null || after.value === null || !before.coverage || !after.coverage) return false;
  const [{ present, expected }, { present: presentAfter, expected: expectedAfter }] = [before.coverage, after.coverage];
  return present < expected && present === presentAfter && expected === expectedAfter;
}

/** The figures of exactly one period. @throws PERIOD_NOT_PUBLISHED where it is none of the series. */
async function figuresAt(
  context: Context,
  { dataset: indicator, territoryCode: code, origin }: NamedSeries,
  args: ChangeArgs,
  end: "from" | "to",
): Promise<readonly Observation[]> {
  const span = { from: args[end], to: args[end] };
  const exactly = periodOf(args[end])?.code ?? args[end];
  const observations = await querySeries(context, { indicator, code, args: { ...span, by: args.by ?? [], origin } });
  const figures = observations.filter(({ period }) => period === exactly);
  if (figures.length === 0) await assertPeriodPublished(context, { indicator, origin, ...span, isExact: true });
  return figures;
}

/** The figures of a revision on the territory of the series, before and after. */
@Resolver(() => RevisionType)
export class RevisionResolver {
  @FieldResolver(() => ObservationType, {
    nullable: true,
    description: "Le total d'avant ; null si la publication remplacée a été retirée, ou n'a rien de ce territoire.",
  })
  before(@Root() revision: RevisionOfSeries, @Ctx() context: Context): Promise<Observation | null> {
    return totalOf(context, revision, revision.replaced);
  }

  @FieldResolver(() => ObservationType, { nullable: true, description: "Le total d'après." })
  after(@Root() revision: RevisionOfSeries, @Ctx() context: Context): Promise<Observation | null> {
    return totalOf(context, revision, revision.release);
  }
}

/** Behind the same wall as the series: who may not read it reads no vintage of it. */
async function totalOf(
  context: Context,
  { dataset, territoryCode: territory }: RevisionOfSeries,
  { id, period, demonstration }: Release,
): Promise<Observation | null> {
  const days = periodOf(period);
  const origin = demonstration ? "DEMONSTRATION" : "REAL";
  const span = { first: days?.first ?? null, last: days?.last ?? null };
  const ask = { dataset, level: levelOf(territory), dimensions: [], ...span, origin } as const;
  const opened = await openedTo(context, ask);
  const total = await context.vintages.load({ release: id, territory, under: opened.under });
  context.access.read(ask, opened, total ? [total] : []);
  if (total) context.used.add(total.release);
  return total;
}
