import { parseArgs } from "node:util";
import { conventionEnd } from "@pacte-hub/data/pacts";
import { approveGrant, revokeGrant } from "@pacte-hub/institution/access/grantCommands";
import { allGrants } from "@pacte-hub/institution/access/grantQueries";
import { workingConnection } from "@pacte-hub/postgres/connect";
import { type GrantState, grantStateOf } from "@pacte-hub/schema/rules/grantState";
import type { GrantInState } from "@pacte-hub/schema/types/grant.type";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { dayIn } from "@pacte-hub/server/day";
import { acting } from "./acting.ts";
import type { Command } from "./command.ts";
import { institutionNamed, partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub grants <institution>` */
export const grants: Command = {
  name: "grants",
  summary: "liste les accès qu'une institution a accordés.",
  usage: "hub grants <institution> [--all]",
  help: "Ceux qui valent aujourd'hui, ou attendent une approbation ; avec --all, les échus et les révoqués aussi.",
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { all: { type: "boolean" } },
      allowPositionals: true,
    });
    assertNoMore(positionals, 1);
    const partner = partnerNamed(positionals[0]);
    const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
    const db = workingConnection(STEWARD, "steward");
    try {
      const everyGrant = await allGrants(db);
      const listed = values.all
        ? everyGrant
        : everyGrant.filter(({ isEffective, awaitsApproval }) => isEffective || awaitsApproval);
      for (const grant of listed) console.log(lineOf(grant));
      console.log(
        `${listed.length} accès${values.all ? "" : " en cours ou en attente"}, sur ${everyGrant.length} inscrits.`,
      );
    } finally {
      await db.destroy();
    }
    return 0;
  },
};

const states: Readonly<Record<GrantState, string>> = {
  AWAITING_APPROVAL: "à approuver",
  TO_COME: "à venir",
  OPEN: "en cours",
  LATE: "en cours, sa convention finie",
  ENDED: "échu",
  REVOKED: "révoqué",
};

function lineOf(grant: GrantInState): string {
  const end = grant.convention === null ? null : conventionEnd(grant.convention);
  const state = states[grantStateOf(grant, end, dayIn(null))];
  const grain = [grant.finest, ...grant.dimensions].join(" × ");
  const until = grant.endsOn ? ` jusqu'au ${grant.endsOn}` : "";
  return `${grant.id}\n  ${state} : ${grant.dataset} (${grain}) à ${grant.institution}, ${grant.role}, ${grant.purpose}${grant.convention ? `, sous ${grant.convention}` : ""}${until}`;
}

/** `hub approve <institution> <grant>` */
export const approve: Command = {
  name: "approve",
  summary: "approuve, en seconde personne, un accès accordé.",
  usage: "hub approve <institution> <accès>",
  help: "La seconde personne est un autre compte de cette machine. Un accès accordé dans le graphe s'y approuve (cafApproveGrant) : un compte et un jeton pourraient être de la même personne.",
  async run(words) {
    const [name, id] = words;
    assertNoMore(words, 2);
    const institution = await institutionNamed(name);
    if (!id) throw new Misuse(`Dites quel accès approuver ; « hub grants ${institution.partner.id} » les liste.`);
    const sentence = () => `Approuvé : ${id}.`;
    return acting(institution, { name: "ApproveGrant", about: { grant: id }, sentence }, (db, by) =>
      approveGrant(db, id, by),
    );
  },
};

/** `hub revoke <institution> <grant> --reason <text>` */
export const revoke: Command = {
  name: "revoke",
  summary: "révoque un accès, sur-le-champ.",
  usage: "hub revoke <institution> <accès> --reason <motif>",
  help: "La prochaine requête de ces lecteurs est refusée, mémoires comprises. Un accès révoqué reste lisible comme tel.",
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { reason: { type: "string" } },
      allowPositionals: true,
    });
    const [name, id] = positionals;
    assertNoMore(positionals, 2);
    const institution = await institutionNamed(name);
    if (!id) throw new Misuse(`Dites quel accès révoquer ; « hub grants ${institution.partner.id} » les liste.`);
    const reason = values.reason ?? "";
    if (reason.trim() === "") throw new Misuse("Dites pourquoi (--reason).");
    const sentence = () => `Révoqué : ${id}.`;
    return acting(institution, { name: "RevokeAccess", about: { grant: id }, sentence }, (db, by) =>
      revokeGrant(db, { id, reason, expected: null }, by),
    );
  },
};
