import { useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";
import { send } from "./ask.ts";
import { Copies } from "./composer/copies.tsx";
import { Downloads } from "./composer/downloads.tsx";
import { type Preview, previewOf } from "./preview.ts";

type Editor = { getValue(): string; onDidChangeModelContent(listener: () => void): { dispose(): void } };

/** What an editor holds, as it changes. */
function useTextOf(editor: Editor | undefined): string {
  const [text, setText] = useState(editor?.getValue() ?? "");
  useEffect(() => {
    if (!editor) return;
    setText(editor.getValue());
    const listening = editor.onDidChangeModelContent(() => setText(editor.getValue()));
    return () => listening.dispose();
  }, [editor]);
  return text;
}

/** An object of variables; undefined: none, or not written to its end. */
function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The editor's question as a table, as files, and for other tools. */
export function TakeAway() {
  const query = useTextOf(useGraphiQL((state) => state.queryEditor));
  const variables = useTextOf(useGraphiQL((state) => state.variableEditor));
  const variableValues = objectIn(variables);
  const question = { query, ...(variableValues && { variables: variableValues }) };
  return (
    <section className="take-away" aria-label="Emporter la réponse">
      <h2>Emporter la réponse</h2>
      <p>
        La question de l'éditeur, mise à plat par <a href="/docs/tableaux">une seule règle</a> : libellés, états,
        intervalles et publications compris.
      </p>
      <Downloads question={question} name="pacte" />
      <Previewed question={question} />
      <Copies
        question={{ query, ...(variableValues && { variables: JSON.stringify(variableValues) }) }}
        codeColumns={["code"]}
      />
    </section>
  );
}

/** The table's first rows, when they are asked for: it costs what the question costs. */
function Previewed({ question }: { readonly question: object }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [state, setState] = useState("");
  const show = async () => {
    setState("Les institutions sont interrogées…");
    const response = await send(question, { search: "?format=ndjson", headers: { accept: "*/*" } }).catch(() => null);
    const previewOrSentence = await previewOf(response);
    setPreview(typeof previewOrSentence === "string" ? null : previewOrSentence);
    setState(typeof previewOrSentence === "string" ? previewOrSentence : previewOrSentence.sentence);
  };
  return (
    <>
      <div className="actions">
        <button type="button" onClick={() => void show()}>
          Voir en tableau
        </button>
      </div>
      <p className="status" role="status">
        {state}
      </p>
      {preview && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls under the keyboard too
        <section className="scroll" tabIndex={0} aria-label="Aperçu du tableau">
          <table>
            <thead>
              <tr>
                {preview.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no other key, and never move
                <tr key={at}>
                  {preview.columns.map((name) => (
                    <td key={name}>{String(row[name] ?? "")}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
