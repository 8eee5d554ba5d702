import { type ReactNode, useState } from "react";
import { type CopiedQuestion, copiesOf } from "./copyTexts.ts";

interface CopiesProps {
  readonly question: CopiedQuestion;
  /** Of the table that answers. */
  readonly codeColumns: readonly string[];
  /** Under the question itself, where it is shown: what else is done with it. */
  readonly beside?: ReactNode;
}

/** The question and the same for other tools: text that can be selected too, since a browser may refuse to copy by itself. */
export function Copies({ question, codeColumns, beside }: CopiesProps) {
  const [copied, setCopied] = useState("");
  const copyAs = (name: string) => async (text: string) => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(isDone ? `Copié pour ${name}.` : "Le navigateur ne l'a pas permis : sélectionnez le texte.");
  };
  return (
    <section className="copies" aria-labelledby="copies">
      <h2 id="copies">Copier pour un autre outil</h2>
      <p>
        La question part sans votre jeton : pour relire d'un autre outil ce qui n'est ouvert qu'à vous,{" "}
        <a href="/docs/requetes-enregistrees">enregistrez-la</a>.
      </p>
      <p className="status" role="status">
        {copied}
      </p>
      {beside && (
        <CopyBlock
          title="La requête"
          how={beside}
          text={question.query}
          button="Copier la requête"
          copy={copyAs("l'explorateur")}
        />
      )}
      {copiesOf(window.location.origin, question, codeColumns).map(({ tool, how, text }) => (
        <CopyBlock key={tool} title={tool} how={how} text={text} button={`Copier pour ${tool}`} copy={copyAs(tool)} />
      ))}
    </section>
  );
}

interface CopiedProps {
  readonly title: string;
  readonly how: ReactNode;
  readonly text: string;
  readonly button: string;
  readonly copy: (text: string) => Promise<void>;
}

const CopyBlock = ({ title, how, text, button, copy }: CopiedProps) => (
  <div className="copy">
    <h3>{title}</h3>
    <p>{how}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls under the keyboard too */}
    <section className="code" tabIndex={0} aria-label={title}>
      <pre>{text}</pre>
    </section>
    <button type="button" onClick={() => void copy(text)}>
      {button}
    </button>
  </div>
);
