import { refusalError } from "@pacte-hub/server/refusalError";
import type { Context } from "../server/context.ts";

/** The error for a reader who may not act here; `isOpenToOthers`: whoever sits for their own institution may too. */
export const notASteward = ({ institution, viewer }: Pick<Context, "institution" | "viewer">, isOpenToOthers = false) =>
  refusalError({
    code: "NOT_A_STEWARD",
    partner: institution.partner.id,
    isOpenToOthers,
    isAnonymous: viewer.kind === "ANONYMOUS",
  });
