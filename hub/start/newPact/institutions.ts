import { departmentInService } from "@pacte-hub/schema/model/department";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { keeperIdOf, type NewPact } from "./skeleton.ts";

/**
 * Who the institutions that bear a Department's name are in another: the same words, with its name in place of ours. Those of the
 * whole country ("Pôle emploi") are left as they are.
 * @param of French, after a noun: "de Meurthe-et-Moselle"
 */
export function institutionsOf(pact: Pick<NewPact, "department">, of: string): object {
  const renamed = (words: string): string => words.replace(departmentInService.of, of);
  const local = partnerIds.map(partnerOf).filter(({ name, folder }) => folder === undefined && renamed(name) !== name);
  return {
    $schema: "institutions.schema.json",
    version: 1,
    institutions: Object.fromEntries(
      local.map(({ id, name, short, of: ofIt }) => [
        id,
        { name: renamed(name), short: renamed(short), of: ofIt, signatories: [signatoryOf(id, pact)] },
      ]),
    ),
  };
}

/** To be replaced by those of the Pact, once it names them: a Department's own associations are not another's. */
const signatoryOf = (id: string, pact: Pick<NewPact, "department">): string =>
  id === "department" ? keeperIdOf(pact) : id;
