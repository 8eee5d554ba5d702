import { environmentFields } from "./environmentSchema.ts";

/** The documentation of an environment variable. */
export interface VariableDescription {
  readonly name: string;
  /** In French. */
  readonly says: string;
  /** Its default, as Markdown; empty when it has none. */
  readonly usual: string;
}

/** Every variable that a process of the hub may read, in the order of the schema. @throws Error for one without a description */
export const variableDescriptions = (): readonly VariableDescription[] =>
  Object.keys(environmentFields()).map(descriptionOf);

function descriptionOf(name: string): VariableDescription {
  const field = environmentFields()[name];
  const { says, shown: shownDefault } = (field?.meta() ?? {}) as { readonly says?: string; readonly shown?: string };
  if (says === undefined) throw new Error(`nobody says what ${name} is for`);
  const { data } = field?.safeParse(undefined) ?? {};
  const isNothing = data === undefined || (Array.isArray(data) && data.length === 0);
  return { name, says, usual: shownDefault ?? (isNothing ? "" : `\`${String(data)}\``) };
}
