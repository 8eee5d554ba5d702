import { territoriesOverlap } from "@pacte-hub/data/territories";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import { entriesIn, isStructuralZero } from "@pacte-hub/schema/rules/structuralZeros";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { PublicationContext } from "./context.ts";
import type { IntakeBatch } from "./intake.ts";
import { excerpt } from "./lineReading.ts";

interface ActionCount {
  readonly action: string;
  readonly line: number;
  readonly period: string;
  readonly territory: string;
  readonly breakdown: string;
}

/**
 * Whether each count that a file says to be of an action can be of that one, by what the open register shows: its
 * recommendation, its territory, a year it ran in. Counts that say nothing of actions are left as they are.
 * @throws ExtractRefused with each line; OperatorError when the register does not answer.
 */
export async function assertOfActions(context: PublicationContext, { id, indicator }: IntakeBatch): Promise<void> {
  const declared = indicator.structuralZeros?.find(({ register }) => register === "ACTION");
  if (!declared) return;
  const { rows } = await context.client.query<ActionCount>(
    `select action, min(line)::int as line, period, territory, breakdown
       from intake.count where delivery = $1 and action is not null and value > 0
      group by action, period, territory, breakdown order by line`,
    [id],
  );
  if (rows.length === 0) return;
  const entries = await entriesOfActions(context);
  const faults = new Faults();
  for (const row of rows) {
    const entry = entries.find((one) => one.id === row.action);
    if (!entry) faults.add("UNKNOWN_ACTION", row.line, unknown(row, entries));
    else if (!holds(entry, row, declared.where)) faults.add("ACTION_DIFFERS", row.line, differs(row));
  }
  faults.refuseIfAny();
}

/** Whether an action lets somebody be counted in a cell: the same rule by which a cell is a structural zero. */
function holds(entry: RegisterEntry, { period, ...cell }: ActionCount, where: "ITS_TERRITORY" | "EVERYWHERE"): boolean {
  const running = entriesIn([entry], period);
  const breakdown = cell.breakdown
    .split(";")
    .filter((part) => part.startsWith("recommendation="))
    .join(";");
  return (
    running.length > 0 &&
    !isStructuralZero({ where }, running, {
      cell: { territory: cell.territory, breakdown },
      overlap: territoriesOverlap,
    })
  );
}

function entriesOfActions({ abroad, demonstration }: PublicationContext): Promise<readonly RegisterEntry[]> {
  if (abroad.registers) return abroad.registers({ register: "ACTION", demonstration });
  throw new OperatorError(
    "Rien n'est publié : le registre ouvert des actions, d'après lequel chaque ligne est lue, ne se lit pas d'ici.",
    "HUB_SILENT",
  );
}

const unknown = ({ action }: ActionCount, entries: readonly RegisterEntry[]): string => {
  const names = entries.flatMap(({ id }) => (id === undefined ? [] : [{ code: id }]));
  const near = hintText({ ...hintFor(action, names), known: [] });
  return `l'action « ${excerpt(action)} » n'a pas couru, ou n'est pas au registre ouvert.${near}`;
};

const differs = ({ action, period, territory }: ActionCount): string =>
  `le registre ouvert ne montre pas l'action « ${excerpt(action)} » dans le territoire ${territory} en ${period} pour cette préconisation.`;
