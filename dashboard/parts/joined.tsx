import { silenceOf } from "../hub/ask.ts";
import { countFigure, seriesFigures } from "../hub/figure.ts";
import { type HoldingsFragment, PartnersDocument } from "../hub/operations.ts";
import { datasetsIn, figuresOf, holdingOf, type JoinedDataset, othersIn } from "../hub/others.ts";
import { useAnswer } from "../hub/useAnswer.ts";
import { Figures } from "./figure.tsx";
import { Notices } from "./notices.tsx";
import { Table } from "./table.tsx";

interface ShownOptions {
  readonly invented: boolean;
  readonly asOf: string | null;
}
interface Institution {
  readonly id: string;
  /** Its own in the graph. */
  readonly field: string;
  readonly name: string;
}

/** Whoever joined the hub since these pages were made: none, most often. */
function useJoined(): readonly Institution[] {
  const answer = useAnswer(PartnersDocument, {}, null);
  return othersIn(answer?.data ?? null);
}

/** What they publish of a territory, each under its own name: nothing is compared with the others' figures. */
export function JoinedFigures({ code, ...shownOptions }: ShownOptions & { readonly code: string }) {
  return useJoined().map((institution) => (
    <OneFigures key={institution.id} institution={institution} code={code} {...shownOptions} />
  ));
}

interface OneProps extends ShownOptions {
  readonly institution: Institution;
  readonly code: string;
}

function OneFigures({ institution, code, invented, asOf }: OneProps) {
  const answer = useAnswer(holdingOf(institution.field), { invented }, asOf);
  if (!answer) return null;
  const datasets = answer.data?.holding ? datasetsIn(answer.data.holding) : [];
  return (
    <section>
      <h2>{institution.name}</h2>
      <Notices answer={answer} />
      {datasets.length > 0 && (
        <Series institution={institution} datasets={datasets} code={code} invented={invented} asOf={asOf} />
      )}
    </section>
  );
}

function Series({
  institution,
  datasets,
  code,
  invented,
  asOf,
}: OneProps & { readonly datasets: readonly JoinedDataset[] }) {
  const answer = useAnswer(figuresOf(institution.field, datasets), { code, invented }, asOf);
  if (!answer) return null;
  const { joined } = answer.data?.territory ?? {};
  return (
    <>
      <Notices answer={answer} />
      <div class="figures">
        {datasets.map(({ id, title, field }) => (
          <Figures
            key={id}
            title={title}
            series={seriesFigures(joined?.[field], countFigure)}
            invented={seriesFigures(joined?.[`invented_${field}`], countFigure)}
            silence={silenceOf(answer.refusals, institution.id, field)}
          />
        ))}
      </div>
    </>
  );
}

/** Who they are and what they publish; and that the measures above, which the page makes of four registers, do not count theirs. */
export function JoinedInstitutions(shownOptions: ShownOptions) {
  const joined = useJoined();
  if (joined.length === 0) return null;
  return (
    <section>
      <h2>Institutions qui ont rejoint le hub</h2>
      <p>
        Elles répondent elles-mêmes, à côté des quatre premières. Les mesures ci-dessus sont faites des quatre premières
        : ce que celles-ci décident et signent se lit dans le graphe, et n'y est pas compté.
      </p>
      {joined.map((institution) => (
        <OneInstitution key={institution.id} institution={institution} {...shownOptions} />
      ))}
    </section>
  );
}

function OneInstitution({ institution, invented, asOf }: ShownOptions & { readonly institution: Institution }) {
  const answer = useAnswer(holdingOf(institution.field), { invented }, asOf);
  if (!answer) return null;
  return (
    <>
      <Notices answer={answer} />
      {answer.data?.holding && <Published holding={answer.data.holding} />}
    </>
  );
}

function Published({ holding }: { readonly holding: HoldingsFragment }) {
  const { name, datasets, releases, inventedReleases } = holding;
  const countOf = (dataset: string): string => {
    const datasetReleases = [...(releases ?? []), ...(inventedReleases ?? [])].filter(
      ({ id }) => id.split(":")[1] === dataset,
    );
    const [real, generated] = [
      datasetReleases.filter((release) => !release.demonstration),
      datasetReleases.filter((release) => release.demonstration),
    ];
    if (datasetReleases.length === 0) return "aucune publication que vous puissiez voir";
    return [
      ...(real.length > 0 ? [`${real.length} réelle${real.length > 1 ? "s" : ""}`] : []),
      ...(generated.length > 0 ? [`${generated.length} de démonstration`] : []),
    ].join(", ");
  };
  return (
    <Table label={`Ce que publie : ${name}`} head={["Institution", "Jeu de données", "Définition", "Publications"]}>
      {datasets.map(({ id, title, definition }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{title}</td>
          <td>{definition}</td>
          <td>{countOf(id)}</td>
        </tr>
      ))}
    </Table>
  );
}
