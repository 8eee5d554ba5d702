import { Component, type ComponentChildren } from "preact";

interface Props {
  /** What is drawn: another address is another attempt. */
  readonly address: string;
  readonly children: ComponentChildren;
}
interface State {
  readonly hasFailed: boolean;
}

/** Where a page fails to draw itself, the reader is told so and has a way on, instead of a blank. */
export class Boundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static override getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override componentDidUpdate({ address }: Props): void {
    if (this.state.hasFailed && address !== this.props.address) this.setState({ hasFailed: false });
  }

  override render({ children }: Props, { hasFailed }: State): ComponentChildren {
    return hasFailed ? <Failed onRetry={() => this.setState({ hasFailed: false })} /> : children;
  }
}

const Failed = ({ onRetry }: { onRetry(): void }) => (
  <section role="alert">
    <h2>Cette page n'a pas pu s'afficher</h2>
    <p>
      C'est une faute du tableau de bord, et de lui seul : les chiffres des institutions n'y sont pour rien, et se
      lisent aussi <a href="/graphql">par le graphe</a>.
    </p>
    <p>
      <button type="button" onClick={onRetry}>
        Réessayer
      </button>{" "}
      ou revenir à la <a href="/">première page</a>.
    </p>
  </section>
);
