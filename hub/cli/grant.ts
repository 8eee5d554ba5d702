import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { grantAccess } from "@pacte-hub/institution/access/grantCommands";
import { indicatorOf } from "@pacte-hub/institution/config";
import { dimensions } from "@pacte-hub/schema/model/dimension";
import { legalBases, purposes } from "@pacte-hub/schema/model/grant";
import { type Period, periodOf } from "@pacte-hub/schema/model/period";
import { levels } from "@pacte-hub/schema/model/territory";
import { institutionIdIn, roles } from "@pacte-hub/schema/model/viewer";
import { usualPurpose } from "@pacte-hub/schema/rules/authorise";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { acting } from "./acting.ts";
import type { Command } from "./command.ts";
import { dayGiven } from "./dayGiven.ts";
import { institutionNamed } from "./institutionNamed.ts";

const options = {
  to: { type: "string" },
  role: { type: "string" },
  finest: { type: "string" },
  by: { type: "string" },
  from: { type: "string" },
  until: { type: "string" },
  purpose: { type: "string" },
  basis: { type: "string" },
  convention: { type: "string" },
  start: { type: "string" },
  end: { type: "string" },
} as const;

/** `hub grant <institution> <dataset> --to <institution> --role <role> …` */
export const grant: Command = {
  name: "grant",
  summary: "accorde un accès aux lecteurs d'une institution.",
  usage: "hub grant <institution> <jeu> --to <signataire> --role <rôle> --finest <niveau> [options]",
  help: `Ce qui n'est pas accordé est refusé. L'accès prend effet à sa date, ou quand une seconde personne l'a approuvé (hub approve) si
l'institution décide à deux ; il est inscrit au journal.

  --to <signataire>     institution dont les lecteurs sont admis (identifiant du Pacte : department-meuse, region-grand-est…)
  --role <rôle>         ${roles.join(", ")}
  --finest <niveau>     territoire le plus fin : ${levels.join(", ")}
  --by <ventilations>   séparées par des virgules (${dimensions.slice(0, 4).join(", ")}…) ; sans elle, les totaux seuls
  --from, --until       première et dernière période ouvertes (2019, 2020-Q4) ; sans elles, toutes
  --purpose <finalité>  ${purposes.join(", ")} (par défaut : l'habituelle du rôle)
  --basis <fondement>   ${legalBases.join(", ")} (par défaut : AGREEMENT)
  --convention <id>     convention du Pacte qui le fonde
  --start, --end        premier et dernier jour de l'accès, AAAA-MM-JJ (par défaut : aujourd'hui, sans terme)

Codes de sortie : 0 fait, 1 refusé ou impossible, 2 commande mal écrite.`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, dataset] = positionals;
    assertNoMore(positionals, 2);
    const institution = await institutionNamed(name);
    const indicator = indicatorOf(institution, dataset ?? "");
    if (!indicator)
      throw new Misuse(`Dites quel jeu ouvrir : ${institution.indicators.map(({ id }) => id).join(", ")}.`);
    const reader = institutionIdIn(values.to ?? "");
    if (!reader) throw new Misuse("Dites à qui (--to) : l'identifiant d'une institution du Pacte.");
    const role = oneOf(roles, values.role, "--role");
    const convention = values.convention ?? null;
    const granted = {
      id: `${institution.partner.id}:${randomUUID()}`,
      dataset: indicator.id,
      institution: reader,
      role,
      finest: oneOf(levels, values.finest, "--finest"),
      dimensions: (values.by ?? "")
        .split(",")
        .flatMap((word) => (word ? [oneOf(dimensions, word.trim(), "--by")] : [])),
      first: periodGiven(values.from)?.first ?? null,
      last: periodGiven(values.until)?.last ?? null,
      purpose: values.purpose ? oneOf(purposes, values.purpose, "--purpose") : usualPurpose[role],
      legalBasis: values.basis ? oneOf(legalBases, values.basis, "--basis") : ("AGREEMENT" as const),
      convention,
      startsOn: dayGiven(values.start) ?? new Date().toISOString().slice(0, 10),
      endsOn: dayGiven(values.end),
      revokedAt: null,
      demonstration: false,
    };
    const about = { dataset: granted.dataset, institution: granted.institution, convention };
    const sentence = ({ id, isEffective }: { readonly id: string; readonly isEffective: boolean }) =>
      isEffective
        ? `Accordé : ${id}.`
        : `Inscrit : ${id}. Il attend sa date, ou l'approbation d'une seconde personne (hub approve ${institution.partner.id} ${id}).`;
    return acting(institution, { name: "GrantAccess", about, sentence }, (db, by) =>
      grantAccess(db, granted, { by, byTwo: institution.decidesByTwo }),
    );
  },
};

function oneOf<Word extends string>(words: readonly Word[], typed: string | undefined, option: string): Word {
  const word = words.find((candidate) => candidate.toLowerCase() === typed?.toLowerCase());
  if (!word) throw new Misuse(`${option} est l'un de : ${words.join(", ")}.`);
  return word;
}

function periodGiven(text: string | undefined): Period | null {
  if (text === undefined) return null;
  const period = periodOf(text);
  if (!period) throw new Misuse(`« ${text} » n'est pas une période (2019, 2020-Q4, 2021-12).`);
  return period;
}
