import { atLevel, territories } from "@pacte-hub/data/territories";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Convention, Party } from "@pacte-hub/schema/model/convention";
import type { Institution } from "@pacte-hub/schema/model/pact";
import { declined, type PactRefusal } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { recordedAs, reviewed } from "@pacte-hub/schema/rules/acts/programme";
import { byId } from "@pacte-hub/schema/rules/nearest";
import { asParty } from "@pacte-hub/schema/rules/partyName";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { codeNamed } from "../store/namedCodes.ts";
import { firstDay, pactOfYear, subjectOfYear } from "../store/pacts.ts";
import type { DepartmentRegisters } from "../store/read.ts";
import { ConventionInput, SubProgrammeReviewInput } from "../types/inputs/programme.ts";
import { isTerritory } from "./actions.ts";

@Resolver()
class ProgrammeActs {
  @Mutation(() => ActResultType, {
    name: "departmentRecordConvention",
    nullable: true,
    description:
      "Département : inscrire une convention, ses parties, son terme. Elle attend ensuite l'acte de chaque partie ; le registre est une étiquette : chaque institution accorde elle-même les accès.",
  })
  recordConvention(@Arg("input", () => ConventionInput) input: ConventionInput, @Ctx() context: Context) {
    const { id, expectedVersion } = input;
    const parties = input.parties.map(asParty);
    const dates = {
      start: dayOr(input.start),
      end: dayOr(input.end),
      signed: dayOr(input.signed),
      expectedSignature: input.expectedSignature ?? null,
    };
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordConvention",
      about: { convention: id },
      input,
      judge: async (records) => {
        const wording = codesOf(input);
        if ("refusal" in wording) return declined(wording.refusal);
        const institutions = await records.all("institution");
        const before = (await records.all("convention")).find((convention) => convention.id === id);
        // What the Pact alone names (a laboratory) stays a party of its convention.
        const party = (partyId: string) =>
          partyOf(partyId, institutions) ?? before?.parties.find((signedParty) => signedParty.id === partyId);
        const strange = parties.find((partyId) => !party(partyId));
        if (strange !== undefined || parties.length === 0)
          return declined(unknownOf("PARTY", strange ?? "", [...institutions.map(byId), ...epcis()]));
        const nowhere = input.territories.find((code) => !isTerritory(code));
        if (nowhere !== undefined) return declined(unknownOf("TERRITORY", nowhere));
        if (expectedVersion != null && !before) return declined(unknownOf("CONVENTION", id));
        const partiesNamed = parties.flatMap((partyId) => party(partyId) ?? []);
        const registers = {
          before,
          signatures: await records.about("convention-signature", id),
          pactStart: await firstDay(records),
        };
        const judged = recordedAs(
          { ...asWritten(input, before), ...wording, ...dates, parties: partiesNamed },
          registers,
        );
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "convention", id, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentReviewSubProgramme",
    nullable: true,
    description: "Département : inscrire la revue annuelle d'un sous-programme et ses ajustements.",
  })
  reviewSubProgramme(
    @Arg("input", () => SubProgrammeReviewInput) input: SubProgrammeReviewInput,
    @Ctx() context: Context,
  ) {
    const { key: _, expectedVersion, heldOn, pact: pactId = null, ...fields } = input;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "ReviewSubProgramme",
      about: { year: String(fields.year) },
      input,
      judge: async (records) => {
        const pact = await pactOfYear(records, fields.year, pactId);
        if (!pact) return declined(unknownOf("PACT", pactId ?? ""));
        const subject = subjectOfYear(pact, fields.year);
        const id = `review-${subject}`;
        const judged = reviewed({ ...fields, id, pact: pact.id, heldOn: dayIn(heldOn) }, pact.years);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "review", id, subject, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }
}

const dayOr = (text: string | null | undefined): string | null => (text ? dayIn(text) : null);

const epcis = () => atLevel("EPCI").map(({ code, name }) => ({ code: `epci:${code}`, name }));

function partyOf(id: string, institutions: readonly Institution[]): Party | null {
  const institution = institutions.find((candidate) => candidate.id === id);
  if (institution) return { id, name: institution.name, institution: id, territory: null, inferred: false };
  const place = id.startsWith("epci:") ? territories.get(id.slice("epci:".length)) : undefined;
  return place?.level === "EPCI"
    ? { id, name: place.name, institution: null, territory: place.code, inferred: false }
    : null;
}

/** The Pact's words for what a convention is and what it is for, by their codes or their French names. */
function codesOf({
  kind,
  scope,
}: ConventionInput): Pick<Convention, "kind" | "scope"> | { readonly refusal: PactRefusal } {
  const [ofKind, ofScope] = [codeNamed("conventionKinds", kind), codeNamed("conventionScopes", scope)];
  if ("hint" in ofKind)
    return {
      refusal: { code: "UNKNOWN_REFERENCE", what: "CONVENTION_KIND", id: kind.slice(0, 60), hint: ofKind.hint },
    };
  if ("hint" in ofScope)
    return {
      refusal: { code: "UNKNOWN_REFERENCE", what: "CONVENTION_SCOPE", id: scope.slice(0, 60), hint: ofScope.hint },
    };
  return { kind: ofKind.code, scope: ofScope.code };
}

/** What the act says, and what the register said before of what it does not. */
function asWritten(input: ConventionInput, before: Convention | undefined): Omit<Convention, "parties"> {
  const { id, title, kind, scope, status: statusInPact, territories: places } = input;
  const convention = { id, title, kind, scope, statusInPact, territories: places };
  const isOwn = before !== undefined && before.ownTitle !== before.title;
  if (before) return { ...before, ...convention, ownTitle: isOwn ? before.ownTitle : title, partiesInferred: false };
  return {
    ...convention,
    saidFor: null,
    start: null,
    end: null,
    signed: null,
    expectedSignature: null,
    amended: null,
    partiesInferred: false,
    ownTitle: title,
    verbatim: true,
    sharedTitle: false,
    openPoint: null,
    lines: [],
    underLines: [],
    remarks: [],
  };
}

export const programmeActs = [ProgrammeActs] as const;
