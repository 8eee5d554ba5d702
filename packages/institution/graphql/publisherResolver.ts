import { dimensions } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { Dataset, Release } from "@pacte-hub/schema/model/release";
import type { ConfStatus, ObsStatus } from "@pacte-hub/schema/model/sdmx";
import { withoutOracles } from "@pacte-hub/schema/rules/digests";
import { confStatusOf, obsStatusOf } from "@pacte-hub/schema/rules/sdmx";
import { DatasetType } from "@pacte-hub/schema/types/dataset.type";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { ReleaseType } from "@pacte-hub/schema/types/release.type";
import { ReleasesArgs } from "@pacte-hub/schema/types/releases.args";
import { ConfStatusEnum, ObsStatusEnum } from "@pacte-hub/schema/types/sdmx.enums";
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { FigureAsk } from "../access/access.ts";
import { type Institution, indicatorOf } from "../config.ts";
import type { Context } from "../server/context.ts";
import { BenchmarkResolver, ObservationBenchmarkResolver } from "./benchmark.ts";
import { assertDataset, foundAs } from "./checkArguments.ts";
import { GrantStateResolver } from "./grantState.ts";
import { OpeningResolver } from "./grantsResolver.ts";
import { JournalResolver } from "./journalResolver.ts";
import { listedReleases } from "./listReleases.ts";
import { PublicationOrderResolver } from "./publicationMutations.ts";
import { RateResolver } from "./rateFields.ts";
import { RevisionResolver, SeriesNotesResolver } from "./seriesResolver.ts";
import { TimelinessResolver } from "./timeliness.ts";

/** What every institution says alike of what it publishes. */
@Resolver(() => PublisherType)
export class PublisherResolver {
  @FieldResolver(() => [DatasetType], { description: "Jeux de données de l'institution." })
  datasets(@Ctx() { institution }: Context): readonly Dataset[] {
    return institution.indicators;
  }

  @FieldResolver(() => DatasetType, { nullable: true, description: "Un jeu de données par son identifiant." })
  dataset(
    @Arg("id", () => ID, { description: "Identifiant du jeu." }) id: string,
    @Ctx() { institution }: Context,
  ): Dataset | undefined {
    assertDataset(institution, id);
    return institution.indicators.find((indicator) => indicator.id === id);
  }

  @FieldResolver(() => ReleaseType, { nullable: true, description: "Une publication par son identifiant." })
  async release(
    @Arg("id", () => ID, { description: "institution:jeu:période:millésime." }) id: string,
    @Ctx() { releases, releasesOf, institution }: Context,
  ): Promise<Release | null> {
    const release = await releases.load(id);
    if (release !== null) return release;
    const releasesByDataset = await Promise.all(institution.indicators.map(({ id }) => releasesOf.load(id)));
    return foundAs("RELEASE", id, {
      found: release,
      candidates: () => releasesByDataset.flat().map((release) => ({ code: release.id })),
    });
  }
}

@Resolver(() => PublisherType)
export class PublisherReleasesResolver {
  @FieldResolver(() => [ReleaseType], {
    nullable: true,
    description: "Publications de l'institution, millésimes remplacés compris, par jeu, période puis millésime.",
  })
  releases(@Args(() => ReleasesArgs) args: ReleasesArgs, @Ctx() context: Context): Promise<readonly Release[]> {
    return listedReleases(context, args);
  }
}

/** A file is a whole table: as fine as the dataset goes. */
function wholeOf({ dataset, period, demonstration }: Release, institution: Institution): FigureAsk {
  const indicator = indicatorOf(institution, dataset);
  const days = periodOf(period);
  return {
    dataset,
    level: indicator?.finest ?? "COMMUNE",
    dimensions: indicator?.dimensions.map(({ name }) => name) ?? dimensions,
    first: days?.first ?? null,
    last: days?.last ?? null,
    origin: demonstration ? "DEMONSTRATION" : "REAL",
  };
}

/** Whoever may not read a release's file could verify guesses of it by what is made from it (`schema/rules/digests.ts`). */
const toldTo = ({ access, institution }: Context, release: Release): Release =>
  withoutOracles(release, access.mayRead(wholeOf(release, institution)));

@Resolver(() => ReleaseType)
export class ReleaseResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Fichier canonique (CSV, UTF-8, virgule), octet pour octet tel que signé ; null sous embargo ou après retrait.",
  })
  async file(@Root() release: Release, @Ctx() { files, access, institution }: Context): Promise<string | null> {
    const ask = wholeOf(release, institution);
    const opened = access.opened(ask);
    const file = await files.load({ release, under: opened.under });
    access.read(ask, opened, file === null ? [] : [{ release: release.id, period: release.period }]);
    return file;
  }

  @FieldResolver()
  contentHash(@Root() release: Release, @Ctx() context: Context): string | null {
    return toldTo(context, release).contentHash;
  }

  @FieldResolver()
  signature(@Root() release: Release, @Ctx() context: Context): string | null {
    return toldTo(context, release).signature;
  }

  @FieldResolver()
  withheld(@Root() release: Release, @Ctx() context: Context): number | null {
    return toldTo(context, release).withheld;
  }

  @FieldResolver()
  correction(@Root() release: Release, @Ctx() context: Context): string | null {
    return toldTo(context, release).correction;
  }
}

@Resolver(() => ObservationType)
export class ObservationResolver {
  @FieldResolver(() => ReleaseType, { description: "La publication d'où vient le chiffre, ou qui dit son absence." })
  release(@Root() { release }: Observation, @Ctx() { releases }: Context): Promise<Release | null> {
    return releases.load(release);
  }

  @FieldResolver(() => ObsStatusEnum, { description: "Code SDMX OBS_STATUS, d'après `status` et la publication." })
  async obsStatus(@Root() { status, release }: Observation, @Ctx() { releases }: Context): Promise<ObsStatus> {
    return obsStatusOf(status, await releases.load(release));
  }

  @FieldResolver(() => ConfStatusEnum, { description: "Code SDMX CONF_STATUS, d'après `status`." })
  confStatus(@Root() { status }: Observation): ConfStatus {
    return confStatusOf(status);
  }
}

export const publisherResolvers = [
  OpeningResolver,
  GrantStateResolver,
  JournalResolver,
  PublicationOrderResolver,
  PublisherResolver,
  PublisherReleasesResolver,
  ReleaseResolver,
  ObservationResolver,
  ObservationBenchmarkResolver,
  BenchmarkResolver,
  RateResolver,
  SeriesNotesResolver,
  RevisionResolver,
  TimelinessResolver,
] as const;
