import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from "pdf-lib";

const name = (text: string): PDFName => PDFName.of(text);
const [S, K, P, Pg, Alt] = ["S", "K", "P", "Pg", "Alt"].map(name) as [PDFName, PDFName, PDFName, PDFName, PDFName];

/** What browsers name after HTML, and the standard type that each is (ISO 32000-1, 14.8.4). */
const roles = {
  Strong: "Span",
  Em: "Span",
  Aside: "Div",
  Title: "P",
  FENote: "Note",
  Sub: "Span",
  DocumentFragment: "Div",
};

/** Gives a browser's structure tree the shapes that PDF/UA demands: roles, bodies of list items, no figure without words. */
export function mendStructure(document: PDFDocument): void {
  const { context } = document;
  const root = context.lookup(document.catalog.get(name("StructTreeRoot")), PDFDict);
  root.set(name("RoleMap"), context.obj(roles));
  const moved = new Map<string, PDFRef>();
  for (const [reference, element] of elementsUnder(document, root)) {
    const type = element.get(S);
    // A drawing that says nothing decorates what is said beside it.
    if (type === name("Figure") && !element.has(Alt)) element.set(S, name("NonStruct"));
    if (type === name("LI") && reference) moved.set(reference.toString(), bodyOf(document, reference, element));
  }
  repoint(document, root.get(name("ParentTree")), moved);
}

type Element = readonly [PDFRef | null, PDFDict];

function elementsUnder(document: PDFDocument, root: PDFDict): readonly Element[] {
  const elements: Element[] = [];
  const walk = (object: PDFObject | undefined): void => {
    const reference = object instanceof PDFRef ? object : null;
    const value = reference ? document.context.lookup(reference) : object;
    if (value instanceof PDFArray) for (const child of value.asArray()) walk(child);
    if (!(value instanceof PDFDict) || !value.has(S)) return;
    elements.push([reference, value]);
    walk(value.get(K));
  };
  walk(root.get(K));
  return elements;
}

/** All of an item that is not its label goes into a body of its own; where it went. */
function bodyOf({ context }: PDFDocument, itemReference: PDFRef, element: PDFDict): PDFRef {
  const content = element.get(K);
  const children = content instanceof PDFArray ? content.asArray() : content ? [content] : [];
  const typeOf = (child: PDFObject): PDFObject | undefined => {
    const value = child instanceof PDFRef ? context.lookup(child) : child;
    return value instanceof PDFDict ? value.get(S) : undefined;
  };
  const isKept = (child: PDFObject): boolean => [name("Lbl"), name("LBody")].includes(typeOf(child) as PDFName);
  const rest = children.filter((child) => !isKept(child));
  const page = element.get(Pg);
  const body = context.obj({ Type: "StructElem", S: "LBody", P: itemReference, K: rest });
  if (page) body.set(Pg, page);
  const reference = context.register(body);
  for (const child of rest) if (typeOf(child)) context.lookup(child, PDFDict).set(P, reference);
  element.set(K, context.obj([...children.filter(isKept), ...(rest.length > 0 ? [reference] : [])]));
  return reference;
}

/** The tree that leads from marked content back to its element: what an item held is its body's. */
function repoint(document: PDFDocument, tree: PDFObject | undefined, moved: ReadonlyMap<string, PDFRef>): void {
  const value = tree instanceof PDFRef ? document.context.lookup(tree) : tree;
  if (value instanceof PDFDict) for (const key of ["Kids", "Nums"]) repoint(document, value.get(name(key)), moved);
  if (!(value instanceof PDFArray)) return;
  value.asArray().forEach((entry, at) => {
    const target = entry instanceof PDFRef ? moved.get(entry.toString()) : undefined;
    if (target) value.set(at, target);
    else if (!(entry instanceof PDFRef && isElement(document, entry))) repoint(document, entry, moved);
  });
}

function isElement(document: PDFDocument, reference: PDFRef): boolean {
  const value = document.context.lookup(reference);
  return value instanceof PDFDict && value.has(S);
}
