import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { joined } from "@pacte-hub/dashboard/session/session";
import { GraphiQL } from "graphiql";
import { Kind, parse } from "graphql";
import { createRoot } from "react-dom/client";
import { send } from "./ask.ts";
import { type Example, themes } from "./examples.ts";
import { Reader } from "./reader.tsx";
import { TakeAway } from "./takeAway.tsx";

/** Headers typed beside a question go with it. */
const fetched = async (question: object, { headers = {} }: { readonly headers?: object } = {}): Promise<unknown> =>
  (await send(question, { headers })).json();

/** GraphiQL reads what is typed a moment later only; until then it would run the new text under the last operation's name. */
function factsOf(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName !== undefined && { operationName }) };
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
      <p>
        <a href="/explorer/composer">Composer un tableau sans écrire de requête</a> · <a href="/docs">Documentation</a>
      </p>
      {themes.map(({ title, examples }, at) => (
        <details key={title} className="theme" open={at === 0}>
          <summary>
            {title} <small>({examples.length})</small>
          </summary>
          <ul className="examples">
            {examples.map((example) => (
              <li key={example.title}>
                <button type="button" disabled={!isReady} onClick={() => show(example)}>
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <Reader />
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M3 5h2M3 10h2M3 15h2M8 5h9M8 10h9M8 15h9" />
  </svg>
);

const TakeAwayIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M10 3v9M6.5 8.5 10 12l3.5-3.5M3 14v3h14v-3" />
  </svg>
);

const plugin: GraphiQLPlugin = { title: "Exemples", icon: Icon, content: Examples };
const takeAway: GraphiQLPlugin = { title: "Emporter la réponse", icon: TakeAwayIcon, content: TakeAway };

/** A link may carry its question: `/graphql?query=...`, opened in a browser. */
const queryOfLink = new URLSearchParams(location.search).get("query");

// Who signed in on the dashboard, in another tab, is the same reader here.
await joined();
createRoot(document.getElementById("explorer") as HTMLElement).render(
  <GraphiQL
    fetcher={fetched as never}
    plugins={[plugin, takeAway]}
    visiblePlugin={plugin}
    defaultQuery={themes[0]?.examples[0]?.query ?? ""}
    {...(queryOfLink ? { initialQuery: queryOfLink } : {})}
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>
      <span className="brand">Hub du Pacte</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
