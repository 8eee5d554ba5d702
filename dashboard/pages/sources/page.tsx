import { dayText, periodText } from "../../french/words.ts";
import { type HoldingsFragment, SourcesDocument } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { policyText } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { Capped, NumberCell, Table, TimeCell } from "../../parts/table.tsx";

/** As `operation.graphql` asks. */
const mostReleases = 500;

const decisions: Readonly<Record<string, string>> = {
  OPEN: "ouvert à tous",
  GRANTED: "vous est ouvert",
  REFUSED: "ne vous est pas ouvert",
};

/** Every release in force: whose, since when, under which licence and rule; and what this reader may see. */
export function Sources({ place: { origin, asOf } }: { readonly place: Place }) {
  // A demonstration is listed after what is real, and hides nothing of it.
  const asked = { invented: isDemonstration(origin) };
  const answer = useAnswer(SourcesDocument, asked, asOf, everyPartner);
  if (!answer) return <Waiting />;
  const { department, poleEmploi, caf, siae } = answer.data ?? {};
  const holdings = [department, poleEmploi, caf, siae].flatMap((one) => (one ? [one] : []));
  return (
    <>
      <p class="lead">
        Chaque publication est signée par son institution : son fichier se télécharge, et <code>hub verify</code> dit si
        elle est authentique. Avant de paraître, chacune est attaquée par un auditeur indépendant ; une seule cellule
        protégée trouvée, et rien n'est publié.
      </p>
      <Notices answer={answer} />
      {holdings.map((one) => (
        <Holding key={one.id} holding={one} />
      ))}
    </>
  );
}

const ProducerDay = ({ of }: { readonly of: string | null }) =>
  of ? <TimeCell of={of}>{dayText(of)}</TimeCell> : <td>non connu</td>;

function Holding({ holding }: { readonly holding: HoldingsFragment }) {
  const { name, datasets, access } = holding;
  const releases = [...(holding.releases ?? []), ...(holding.inventedReleases ?? [])];
  const titles = new Map(datasets.map(({ id, title }) => [id, title]));
  return (
    <section>
      <h2>{name}</h2>
      <Table
        label={`${name} : ce que vous pouvez voir`}
        head={["Jeu de données", "Pour vous", "Sous quelle convention", "Jusqu'au"]}
      >
        {access.map(({ dataset, decision, isPublished, convention, until }) => (
          <tr key={dataset}>
            <th scope="row">{titles.get(dataset) ?? dataset}</th>
            <td>
              {(isPublished || decision !== "REFUSED") && (decisions[decision] ?? decision)}
              {!isPublished && decision !== "REFUSED" && " ; "}
              {!isPublished && "aucun chiffre réel n'en est publié, pour personne"}
            </td>
            <td>{convention ?? "—"}</td>
            <TimeCell of={until}>{until ? dayText(until) : "—"}</TimeCell>
          </tr>
        ))}
      </Table>
      {releases.length === 0 ? (
        <p>Aucune publication de cette origine.</p>
      ) : (
        <Table
          label={`${name} : publications`}
          head={[
            "Publication",
            "Période",
            "Publiée par le producteur le",
            "Prise par le hub le",
            "Source et licence",
            "Secret",
            "Retenues",
          ]}
        >
          {releases.map((release) => (
            <tr key={release.id} class={release.demonstration ? "invented" : undefined}>
              <th scope="row">
                <a href={`/releases/${release.id}.csv`}>{release.id}</a>{" "}
                {release.demonstration && <span class="mark invented">démonstration</span>}
              </th>
              <TimeCell of={release.period}>{periodText(release.period)}</TimeCell>
              {release.demonstration ? (
                <TimeCell of={null}>—</TimeCell>
              ) : (
                <ProducerDay of={release.producerPublishedOn} />
              )}
              <TimeCell of={release.recordedAt.slice(0, 10)}>{dayText(release.recordedAt)}</TimeCell>
              <td>
                {release.source.title} ({release.source.licence})
              </td>
              <td>{policyText(release.policy)}</td>
              <NumberCell value={release.withheld} />
            </tr>
          ))}
        </Table>
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
