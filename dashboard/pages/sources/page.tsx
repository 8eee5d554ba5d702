import { grouped } from "@pacte-hub/schema/rules/grouped";
import { useContext } from "preact/hooks";
import { dayText, numberText, periodText } from "../../french/words.ts";
import { type HoldingsFragment, PartnersDocument, SourcesDocument } from "../../hub/operations.ts";
import { holdingOf, othersIn } from "../../hub/others.ts";
import { everyPartner } from "../../hub/partners.ts";
import { datasetNameOf, newestByDataset } from "../../hub/sources.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { AsOf, nothingPublished } from "../../parts/asOf.ts";
import { policyText } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import type { Place } from "../../parts/place.ts";
import { Capped, NumberCell, Table, TimeCell } from "../../parts/table.tsx";
import { Unfolded } from "../../parts/unfolded.tsx";
import { sourcesAsks } from "../questions.ts";

/** As `operation.graphql` asks. */
const mostReleases = 500;

type Listed = NonNullable<HoldingsFragment["releases"]>[number];

const decisions: Readonly<Record<string, string>> = {
  GRANTED: "vous est ouvert",
  REFUSED: "ne vous est pas ouvert",
};

/** Every release in force: whose, since when, under which licence and rule; and what this reader may see. */
export function Sources({ place }: { readonly place: Place }) {
  const { asOf } = place;
  // A demonstration is listed after what is real, and hides nothing of it.
  const answer = useAnswer(SourcesDocument, sourcesAsks(place), asOf, everyPartner);
  const { department, poleEmploi, caf, siae } = answer?.data ?? {};
  const holdings = [department, poleEmploi, caf, siae].flatMap((publisher) => (publisher ? [publisher] : []));
  return (
    <>
      <p class="lead">
        Chaque publication est signée par son institution : son fichier se télécharge, et <code>hub verify</code> dit si
        elle est authentique. Avant de paraître, chacune est attaquée par un auditeur indépendant ; une seule cellule
        protégée trouvée, et rien n'est publié.
      </p>
      {answer ? <Notices answer={answer} /> : <Waiting />}
      {holdings.map((holding) => (
        <Holding key={holding.id} holding={holding} />
      ))}
      {answer && <JoinedHoldings invented={answer.of.variables.invented} asOf={asOf} />}
    </>
  );
}

interface JoinedOptions {
  readonly invented: boolean;
  readonly asOf: string | null;
}

/** Whoever joined the hub since these pages were made. */
function JoinedHoldings({ invented, asOf }: JoinedOptions) {
  const answer = useAnswer(PartnersDocument, {}, null);
  return othersIn(answer?.data ?? null).map(({ id, field }) => (
    <JoinedHolding key={id} field={field} invented={invented} asOf={asOf} />
  ));
}

function JoinedHolding({ field, invented, asOf }: JoinedOptions & { readonly field: string }) {
  const answer = useAnswer(holdingOf(field), { invented }, asOf);
  if (!answer) return null;
  const { holding } = answer.data ?? {};
  return (
    <>
      <Notices answer={answer} />
      {holding && <Holding holding={holding} />}
    </>
  );
}

const ProducerDay = ({ of }: { readonly of: string | null }) =>
  of ? <TimeCell of={of}>{dayText(of)}</TimeCell> : <td>non connu</td>;

function Holding({ holding }: { readonly holding: HoldingsFragment }) {
  const { name, datasets, access } = holding;
  const releases = [...(holding.releases ?? []), ...(holding.inventedReleases ?? [])];
  const newest = newestByDataset(releases);
  const asOf = useContext(AsOf);
  const titles = new Map(datasets.map(({ id, title }) => [id, title]));
  return (
    <section>
      <h2>{name}</h2>
      <Rights name={name} access={access} titles={titles} />
      {releases.length === 0 ? (
        <p>{asOf ? nothingPublished(asOf) : "Aucune publication de cette origine."}</p>
      ) : (
        <Releases label={`${name} : dernières publications`} releases={newest} titles={titles} />
      )}
      {releases.length > newest.length && (
        <Unfolded
          class="twin"
          summary={
            <>
              Toutes les publications : {numberText(releases.length)}
              <span class="hidden"> de {name}</span>
            </>
          }
        >
          {() => <Releases label={`${name} : toutes les publications`} releases={releases} titles={titles} />}
        </Unfolded>
      )}
      {[holding.releases, holding.inventedReleases].map((listed, at) => (
        <Capped
          key={at === 0 ? "real" : "invented"}
          count={listed?.length ?? 0}
          most={mostReleases}
          what="publications"
        />
      ))}
    </section>
  );
}

/** Titles of datasets, by their ids. */
type Titles = ReadonlyMap<string, string>;

interface RightsProps {
  readonly name: string;
  readonly access: HoldingsFragment["access"];
  readonly titles: Titles;
}

/** What is open to all is one sentence, what depends on who reads one line each, and what has no real figure is folded. */
function Rights({ name, access, titles }: RightsProps) {
  const open = access.filter(({ decision, isPublished }) => decision === "OPEN" && isPublished);
  const byReader = access.filter(
    ({ decision, isPublished }) => decision === "GRANTED" || (decision === "REFUSED" && isPublished),
  );
  const without = access.filter((one) => !open.includes(one) && !byReader.includes(one));
  return (
    <>
      {open.length > 0 && <p>Ouvert à tous, publié ci-dessous : {counted(open.length)}.</p>}
      {byReader.length > 0 && (
        <Table
          label={`${name} : ce que vous pouvez voir`}
          head={["Jeu de données", "Pour vous", "Sous quelle convention", "Jusqu'au"]}
        >
          {byReader.map(({ dataset, decision, isPublished, convention, until }) => (
            <tr key={dataset}>
              <th scope="row">{titles.get(dataset) ?? dataset}</th>
              <td>
                {decisions[decision] ?? decision}
                {!isPublished && " ; aucun chiffre réel n'en est publié, pour personne"}
              </td>
              <td>{convention ?? "—"}</td>
              <TimeCell of={until}>{until ? dayText(until) : "—"}</TimeCell>
            </tr>
          ))}
        </Table>
      )}
      {without.length > 0 && (
        <Unfolded
          class="twin"
          summary={
            <>
              Sans chiffre réel publié, pour personne : {counted(without.length)}
              <span class="hidden"> de {name}</span>
            </>
          }
        >
          {() => (
            <ul>
              {without.map(({ dataset }) => (
                <li key={dataset}>{titles.get(dataset) ?? dataset}</li>
              ))}
            </ul>
          )}
        </Unfolded>
      )}
    </>
  );
}

const counted = (datasets: number): string => `${numberText(datasets)} ${datasets === 1 ? "jeu" : "jeux"} de données`;

interface ReleasesProps {
  readonly label: string;
  readonly releases: readonly Listed[];
  readonly titles: Titles;
}

const Releases = ({ label, releases, titles }: ReleasesProps) => (
  <Table
    label={label}
    head={[
      "Jeu de données",
      "Publication",
      "Période",
      "Publiée par le producteur le",
      "Prise par le hub le",
      "Source et licence",
      "Secret",
      "Retenues",
    ]}
  >
    {bySource(releases).map((release, at, sorted) => (
      <tr key={release.id} class={release.demonstration ? "invented" : undefined}>
        <th scope="row">
          {titles.get(datasetNameOf(release)) ?? datasetNameOf(release)}{" "}
          {release.demonstration && <span class="mark invented">démonstration</span>}
        </th>
        <td>
          <a href={`/releases/${release.id}.csv`}>{release.id}</a>
        </td>
        <TimeCell of={release.period}>{periodText(release.period)}</TimeCell>
        {release.demonstration ? <TimeCell of={null}>—</TimeCell> : <ProducerDay of={release.producerPublishedOn} />}
        <TimeCell of={release.recordedAt.slice(0, 10)}>{dayText(release.recordedAt)}</TimeCell>
        <OnceCell of={release} above={sorted[at - 1]} textOf={sourceText} />
        <OnceCell of={release} above={sorted[at - 1]} textOf={ruleText} />
        <NumberCell value={release.withheld} />
      </tr>
    ))}
  </Table>
);

const sourceText = ({ source: { title, licence } }: Listed): string => `${title} (${licence})`;

const ruleText = ({ policy }: Listed): string => policyText(policy);

/** Those of one source and rule beside one another, in the order in which the first of them came. */
const bySource = (releases: readonly Listed[]): readonly Listed[] =>
  [...grouped(releases, (release) => `${sourceText(release)} ${ruleText(release)}`).values()].flat();

interface OnceProps {
  readonly of: Listed;
  readonly above: Listed | undefined;
  readonly textOf: (release: Listed) => string;
}

/** A long text that the row above has too is said once; the file has it on each line. */
function OnceCell({ of, above, textOf }: OnceProps) {
  const text = textOf(of);
  return <td data-value={text}>{above && textOf(above) === text ? "idem" : text}</td>;
}
