import { hashes } from "./hub/operationHashes.ts";
import { everyPartner, type Partner, partVariables, territoryPartners } from "./hub/partners.ts";
import { bodyOf } from "./hub/questionBody.ts";
import { askEarly } from "./hub/underWay.ts";
import {
  type AddressAsk,
  actionsAsks,
  commitmentsAsks,
  conventionsAsks,
  decideAsks,
  overviewAsks,
  partnershipAsks,
  sourcesAsks,
  territoriesAsks,
  territoryAsks,
} from "./pages/questions.ts";

/**
 * The first script of a page: it asks what the page will, and for the script that will draw it, while the page's own
 * scripts are still read, so that on a modest machine the figures wait for nobody. The page then finds its answers under
 * way (`hub/underWay.ts`). Only what everybody is answered is asked, and only now's: who has signed in, or looks at
 * another day, asks with the page itself.
 */

interface First {
  readonly operation: keyof typeof hashes;
  readonly variables: (asking: AddressAsk) => object;
  readonly ofWhom?: readonly Partner[];
  /** What draws it, where it does not come with the menu (`pages/register.tsx`). */
  readonly draws?: () => Promise<unknown>;
}

const firsts: Readonly<Record<string, First>> = {
  "/": { operation: "Overview", variables: overviewAsks },
  "/territoires": {
    operation: "Territories",
    variables: territoriesAsks,
    ofWhom: territoryPartners,
    draws: () => import("./pages/territories/page.tsx"),
  },
  "/decider": { operation: "Decide", variables: decideAsks, draws: () => import("./pages/decide/page.tsx") },
  "/actions": { operation: "Actions", variables: actionsAsks, draws: () => import("./pages/actions/page.tsx") },
  "/engagements": {
    operation: "Commitments",
    variables: commitmentsAsks,
    draws: () => import("./pages/commitments/page.tsx"),
  },
  "/conventions": {
    operation: "Conventions",
    variables: conventionsAsks,
    draws: () => import("./pages/conventions/page.tsx"),
  },
  "/partenariat": {
    operation: "Partnership",
    variables: partnershipAsks,
    draws: () => import("./pages/partnership/page.tsx"),
  },
  "/sources": { operation: "Sources", variables: sourcesAsks, draws: () => import("./pages/sources/page.tsx") },
};

const ofTerritory = /^\/territoires\/(\d{9})$/;

function firstOf(path: string): First | undefined {
  const code = ofTerritory.exec(path)?.[1];
  if (code === undefined) return firsts[path];
  return {
    operation: "Territory",
    variables: (asking) => territoryAsks(asking, code),
    draws: () => import("./pages/territories/one.tsx"),
  };
}

/** The bodies of what the page at this address asks first; none where it is to be asked with the page itself. */
function firstBodies(path: string, search: string): readonly string[] {
  const parameters = new URLSearchParams(search);
  const first = firstOf(path);
  // As of another day, or on the way back from a sign-in.
  if (!first || parameters.has("connu") || parameters.has("state")) return [];
  const origin = parameters.get("origine") === "demonstration" ? "DEMONSTRATION" : "REAL";
  const variables = first.variables({ origin, asOf: null, filters: Object.fromEntries(parameters) });
  return (first.ofWhom ?? everyPartner).map((partner) =>
    bodyOf(hashes[first.operation], { ...variables, ...partVariables(partner) }),
  );
}

const isInBrowser = typeof window !== "undefined" && typeof sessionStorage !== "undefined";
if (isInBrowser) {
  const { pathname, search } = window.location;
  if (sessionStorage.getItem("hub.session") === null) for (const body of firstBodies(pathname, search)) askEarly(body);
  // The page asks for it too, and says it where it does not come.
  void firstOf(pathname)
    ?.draws?.()
    .catch(() => undefined);
}
