import { withFrenchSpaces } from "@pacte-hub/schema/rules/frenchSpaces";
import { options, type VNode } from "preact";

const spaced = (child: unknown): unknown =>
  typeof child === "string" ? withFrenchSpaces(child) : Array.isArray(child) ? child.map(spaced) : child;

/** Sets every text that the pages draw, once and for all of them. */
export function setFrenchSpaces(): void {
  const former = options.vnode;
  options.vnode = (node: VNode) => {
    const { props } = node as { readonly props: unknown };
    if (hasChildren(props) && !isVerbatim(node)) props.children = spaced(props.children);
    former?.(node);
  };
}

/** A text is a node too, whose properties are the text itself. */
const hasChildren = (props: unknown): props is { children: unknown } =>
  typeof props === "object" && props !== null && "children" in props;

/** What is code stays as it is typed. */
const isVerbatim = ({ type }: VNode): boolean => type === "code" || type === "pre" || type === "option";
