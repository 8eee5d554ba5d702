import { useRef, useState } from "react";
import { send } from "../ask.ts";
import { fetchTable, type Progress, progressText, sizeText } from "./download.ts";

const formats = [
  { format: "tableur", ending: "csv", label: "Télécharger pour un tableur (CSV)" },
  { format: "xlsx", ending: "xlsx", label: "Classeur Excel" },
  { format: "parquet", ending: "parquet", label: "Parquet" },
] as const;

interface DownloadsProps {
  /** `{ query, variables }`, as GraphQL over HTTP sends it. */
  readonly question: object;
  /** Of the file, without its ending. */
  readonly name: string;
}

/** The same table as a file; while a long one comes, how far it is, and a way to stop it. */
export function Downloads({ question, name }: DownloadsProps) {
  const [state, setState] = useState("");
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const download = async ({ format, ending }: (typeof formats)[number]) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setState("Le tableau est demandé.");
    const report = (current: Progress) => stop.current === controller && setProgress(current);
    // As the page asks: with the reader's token, which no link could carry.
    const sendQuestion = (signal: AbortSignal) =>
      send(question, { search: `?format=${format}`, headers: { accept: "*/*" }, signal });
    const fetched = await fetchTable(sendQuestion, { signal: controller.signal, tell: report });
    // Another was asked for since: what is said is of that one.
    if (stop.current !== controller) return;
    stop.current = null;
    setProgress(null);
    if (fetched.kind === "REFUSED") return setState(fetched.sentence);
    if (fetched.kind === "STOPPED") return setState("Téléchargement arrêté : rien n'est enregistré.");
    save(fetched.file, `${name}.${ending}`);
    setState(`${name}.${ending} est téléchargé (${sizeText(fetched.file.size)}).`);
  };
  return (
    <>
      <div className="actions">
        {formats.map((format) => (
          <button key={format.format} type="button" onClick={() => void download(format)}>
            {format.label}
          </button>
        ))}
      </div>
      {progress && (
        <p className="progress">
          <progress aria-label="Téléchargement du tableau" {...barOf(progress)} /> <span>{progressText(progress)}</span>{" "}
          <button type="button" onClick={() => stop.current?.abort()}>
            Arrêter
          </button>
        </p>
      )}
      <p className="status" role="status">
        {state}
      </p>
    </>
  );
}

/** Without a known end the bar moves by itself. */
const barOf = ({ bytes, total }: Progress): object => (total === null ? {} : { value: bytes ?? 0, max: total });

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
