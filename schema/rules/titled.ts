/** What a person calls it, then what a program does; the dashboard leaves out the second (`dashboard/hub/ask.ts`). */
export const titled = (id: string, title: string | null | undefined): string =>
  title ? `« ${title} » (${id})` : `« ${id} »`;
