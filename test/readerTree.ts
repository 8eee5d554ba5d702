import type { Page } from "playwright-core";

/** One thing that a screen reader may announce. */
export interface ReaderNode {
  readonly role: string;
  readonly name: string;
  /** Of a heading. */
  readonly level?: number | undefined;
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** The accessibility tree of a page, in the order in which it is read, without what assistive technologies never hear. */
export async function readerTree(page: Page): Promise<readonly ReaderNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { readonly nodes: readonly AxNode[] };
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: role?.value ?? "",
      name: name?.value.trim() ?? "",
      level: properties.find((property) => property.name === "level")?.value.value as number | undefined,
    }));
}

/** Headings that stand more than one level under the one before: a reader who goes by headings believes that one is missing. */
export const headingFaults = (headings: readonly ReaderNode[]): readonly string[] =>
  headings.flatMap(({ level = 1, name }, index) => {
    const before = headings[index - 1]?.level ?? 0;
    return level > before + 1 ? [`${name}: level ${level} after ${before}`] : [];
  });

const mustBeNamed = new Set([
  ...["link", "button", "image", "img", "table", "navigation", "region", "form"],
  ...["textbox", "searchbox", "combobox", "slider", "checkbox", "radio", "spinbutton", "Date", "DisclosureTriangle"],
]);

/** What acts or shows and says nothing of itself. */
export const unnamed = (tree: readonly ReaderNode[]): readonly string[] =>
  tree.filter(({ role, name }) => mustBeNamed.has(role) && name === "").map(({ role }) => role);
