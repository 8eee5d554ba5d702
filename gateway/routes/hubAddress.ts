import { escaped } from "./refusal.ts";

/** As the documentation's build marks the address that its documents write (`site/pages.ts`). */
const marked = /<span class="hub">[^<]*<\/span>/g;

/**
 * A page whose examples ask the hub that serves it: what is copied from it runs.
 * @param origin where readers find the hub, as its operator says it: never a header of the request
 */
export const withHubAddress = (page: string, origin: string): string =>
  origin === "" ? page : page.replaceAll(marked, () => `<span class="hub">${escaped(origin)}</span>`);
