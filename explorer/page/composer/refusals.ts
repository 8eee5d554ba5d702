import type { HubAnswer } from "../ask.ts";

/** What the hub refused, said once for all the lines that it was refused for. */
export interface Refusals {
  readonly message: string;
  readonly code: string | undefined;
  readonly times: number;
}

export function refusalsOf(errors: NonNullable<HubAnswer<unknown>["errors"]>): readonly Refusals[] {
  const refusalsByMessage = new Map<string, Refusals>();
  for (const { message, extensions } of errors)
    refusalsByMessage.set(message, {
      message,
      code: extensions?.code,
      times: (refusalsByMessage.get(message)?.times ?? 0) + 1,
    });
  return [...refusalsByMessage.values()];
}
