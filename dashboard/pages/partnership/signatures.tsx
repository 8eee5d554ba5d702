import { signatureDisagreementText } from "@pacte-hub/schema/rules/conventionSigning";
import { signatureDisagreements, signaturesAcross } from "@pacte-hub/schema/rules/signaturesAcross";
import { numberText } from "../../french/words.ts";
import type { PartnershipQuery } from "../../hub/operations.ts";
import { NumberCell, Table } from "../../parts/table.tsx";

interface Signed {
  /** null until an answer comes. */
  readonly answered: PartnershipQuery | null;
  /** The day it is judged on. */
  readonly on: string;
  readonly isInvented: boolean;
}

/** Conventions by what each party says of them in its own register: the Department's does not say it for them. */
export function SignatureMeasures({ answered, on, isInvented }: Signed) {
  const conventions = [...(answered?.conventions ?? []), ...((isInvented && answered?.invented) || [])];
  const answers = {
    department: answered?.departmentConventionSignatures ?? null,
    caf: answered?.cafConventionSignatures ?? null,
    "pole-emploi": answered?.poleEmploiConventionSignatures ?? null,
    siae: answered?.siaeConventionSignatures ?? null,
  };
  const { signed, partly, isPartial } = signaturesAcross(conventions, answers, on);
  // Where the register itself is silent, it contradicts nobody.
  const disagreements = conventions.length === 0 ? [] : signatureDisagreements(conventions, answers, on);
  const parties = new Map(
    conventions.flatMap((convention) => convention.parties.map(({ id, name }) => [id, name] as const)),
  );
  const titles = new Map(conventions.map(({ id, title }) => [id, title]));
  const row = (title: string, value: number) => (
    <tr class={isInvented ? "invented" : undefined}>
      <th scope="row">{title}</th>
      <NumberCell value={value}>{`${numberText(value)}${isPartial ? " (partiel)" : ""}`}</NumberCell>
    </tr>
  );
  return (
    <>
      <Table label="Conventions du Pacte, d'après l'acte de chaque partie" head={["Mesure", "Valeur"]}>
        {row("Conventions signées par toutes leurs parties, chacune par son acte", signed)}
        {row("Conventions signées par une partie seulement", partly)}
        {row("Paroles d'une partie que le registre des conventions contredit", disagreements.length)}
      </Table>
      {disagreements.length > 0 && (
        <ul>
          {disagreements.map(({ convention, party, standing }) => (
            <li key={`${convention} ${party}`}>
              {parties.get(party) ?? party}, {signatureDisagreementText[standing]} :{" "}
              {titles.get(convention) ?? convention}.
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
