import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { type Issuer, issuers, joined, signedInAt, signIn, signOut, token } from "@pacte-hub/dashboard/session/session";
import { GraphiQL } from "graphiql";
import { Kind, parse } from "graphql";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { type Example, examples } from "./examples.ts";

/** The reader's question goes to the hub that served the page, and nowhere else; headers typed beside it go with it. */
async function ask(question: object, { headers }: { readonly headers?: object } = {}): Promise<unknown> {
  const shown = token();
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...(shown && { authorization: `Bearer ${shown}` }), ...headers },
    body: JSON.stringify(question),
  });
  return response.json();
}

/** GraphiQL reads what is typed a moment later only; until then it would run the new text under the last operation's name. */
function factsOf(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName !== undefined && { operationName }) };
}

/** As whom the questions are asked: anyone, until a reader signs in at his own institution (code flow with PKCE). */
function Reader() {
  const [known, setKnown] = useState<readonly Issuer[]>([]);
  useEffect(() => {
    issuers().then(setKnown);
  }, []);
  const name = signedInAt();
  if (name === null && known.length === 0) return null;
  return (
    <div className="reader">
      <h2>Lecteur</h2>
      {name === null ? (
        <>
          <p>Sans connexion, vous lisez les données ouvertes. Pour lire ce qui vous est accordé :</p>
          <ul className="examples">
            {known.map((one) => (
              <li key={one.issuer}>
                <button type="button" onClick={() => signIn(one)}>
                  Se connecter : {one.name}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>Vous lisez au titre de : {name}.</p>
          <button type="button" onClick={signOut}>
            Quitter
          </button>
        </>
      )}
    </div>
  );
}

/** Clicking an example writes it in the editor and runs it. */
function Examples() {
  const editor = useGraphiQL((state) => state.queryEditor);
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.responseEditor));
  const isAsking = useGraphiQL((state) => state.isFetching);
  const { run, stop, setOperationFacts } = useGraphiQLActions();
  const show = ({ query }: Example) => {
    editor?.setValue(query);
    setOperationFacts(factsOf(query));
    // GraphiQL's own button stops what is under way; an example takes its place.
    if (isAsking) stop();
    run();
  };
  return (
    <section aria-label="Exemples">
      <h2>Exemples</h2>
      <p>Cliquez sur une question : elle s'écrit dans l'éditeur et s'exécute.</p>
      <ul className="examples">
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" disabled={!isReady} onClick={() => show(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
      <Reader />
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M3 5h2M3 10h2M3 15h2M8 5h9M8 10h9M8 15h9" />
  </svg>
);

const plugin: GraphiQLPlugin = { title: "Exemples", icon: Icon, content: Examples };

/** A link may carry its question: `/graphql?query=...`, opened in a browser. */
const asked = new URLSearchParams(location.search).get("query");

// Who signed in on the dashboard, in another tab, is the same reader here.
await joined();
createRoot(document.getElementById("explorer") as HTMLElement).render(
  <GraphiQL
    fetcher={ask as never}
    plugins={[plugin]}
    visiblePlugin={plugin}
    defaultQuery={examples[0]?.query ?? ""}
    {...(asked ? { initialQuery: asked } : {})}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>
      <span className="brand">Hub du Pacte</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
