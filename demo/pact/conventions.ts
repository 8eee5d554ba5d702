import { once } from "@pacte-hub/data/once";
import type { Convention, Party } from "@pacte-hub/schema/model/convention";
import type { ConventionSignature } from "@pacte-hub/schema/model/conventionSignature";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { voiceOf } from "@pacte-hub/schema/rules/acts/signatures";

const names: Readonly<Record<string, string>> = {
  "department-meuse": "Le Conseil départemental de la Meuse",
  caf: "la Caisse d'Allocations Familiales",
  "pole-emploi": "Pôle Emploi",
  "aci-55": "l'Association des Chantiers d'Insertion 55",
  msa: "la Mutualité Sociale Agricole",
};
const party = (id: string): Party => ({ id, name: names[id] ?? id, institution: id, territory: null, inferred: false });

interface Story {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly string[];
  readonly start: string;
  readonly end: string;
  /** What each says, and when: [party, act, day, new end or subject]. */
  readonly words: readonly (readonly [string, ConventionSignature["act"], string, string?])[];
}

/** Three invented conventions: one signed late by a party, one renewed by all, one that still waits for two signatures. */
const stories: readonly Story[] = [
  {
    id: "demo-convention-late",
    title: "Convention d'échange d'indicateurs (exemple)",
    parties: ["department-meuse", "caf", "pole-emploi", "msa"],
    start: "2018-01-01",
    end: "2021-12-31",
    words: [
      ["department-meuse", "SIGNED", "2017-12-12"],
      ["pole-emploi", "SIGNED", "2018-01-15"],
      ["msa", "SIGNED", "2018-02-20"],
      ["caf", "SIGNED", "2018-11-05"],
      ["caf", "AMENDED", "2019-06-20", "Exemple : calendrier des livraisons"],
      ["department-meuse", "AMENDED", "2019-06-24", "Exemple : calendrier des livraisons"],
    ],
  },
  {
    id: "demo-convention-renewed",
    title: "Convention d'orientation des bénéficiaires (exemple)",
    parties: ["department-meuse", "pole-emploi"],
    start: "2017-07-01",
    end: "2019-06-30",
    words: [
      ["department-meuse", "SIGNED", "2017-06-20"],
      ["pole-emploi", "SIGNED", "2017-06-20"],
      ["department-meuse", "RENEWED", "2019-06-03", "2021-06-30"],
      ["pole-emploi", "RENEWED", "2019-06-17", "2021-06-30"],
    ],
  },
  {
    id: "demo-convention-awaited",
    title: "Charte de sortie des chantiers d'insertion (exemple)",
    parties: ["department-meuse", "aci-55", "caf", "msa"],
    start: "2020-01-01",
    end: "2021-12-31",
    words: [
      ["department-meuse", "SIGNED", "2019-12-12"],
      ["aci-55", "SIGNED", "2020-01-20"],
    ],
  },
];

export const demonstrationConventions = once((): readonly Convention[] =>
  stories.map(({ id, title, parties, start, end }) => ({
    id,
    title,
    ownTitle: title,
    kind: "convention",
    scope: "institutions",
    statusInPact: "AWAITING_SIGNATURE",
    parties: parties.map(party),
    start,
    end,
    signed: null,
    expectedSignature: start.slice(0, 7),
    amended: null,
    territories: [],
    partiesInferred: false,
    sharedTitle: false,
    verbatim: true,
    openPoint: null,
    lines: [],
    underLines: [],
    remarks: [],
  })),
);

/** What an institution's own register says of them; the Department's, also what it declares of those without a voice here. */
export const signaturesOf = (partner: PartnerId): readonly ConventionSignature[] =>
  stories.flatMap(({ id, words }) =>
    words.flatMap(([partyId, act, on, detail = null], at): ConventionSignature[] => {
      const voice = voiceOf(partyId);
      if ((voice ?? "department") !== partner) return [];
      const rank = words.slice(0, at + 1).filter(([other]) => other === partyId).length;
      return [
        {
          id: `signature:${id}:${partyId}:${rank}`,
          convention: id,
          party: partyId,
          act,
          on,
          until: act === "RENEWED" ? detail : null,
          subject: act === "AMENDED" ? detail : null,
          declared: voice === undefined,
        },
      ];
    }),
  );
