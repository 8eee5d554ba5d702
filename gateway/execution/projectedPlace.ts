import type { Concrete } from "@pacte-hub/executor/collectFields";
import { explain } from "@pacte-hub/schema/rules/explain";
import { type FieldNode, type GraphQLOutputType, isNonNullType } from "graphql";
import type { AccessRequirements, Identity } from "../supergraph/accessRequirements.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Compiled } from "./compile.ts";
import { answerInvalid, type Cause, causeOf, unattributed } from "./fieldError.ts";
import type { Report } from "./report.ts";
import type { Includes } from "./rewrite.ts";
import type { ReaderField, ReadingOfAll } from "./selection.ts";

/** What an operation is compiled with. */
export interface Projecting extends ReadingOfAll {
  ownerOf(type: string, field: string): string | undefined;
  readonly subgraphsAt: Compiled["subgraphsAt"];
  readonly access: AccessRequirements;
  readonly identity: Identity;
  /** Fields that the reader may not read, possibly selected through an interface. */
  readonly removed: ReadonlySet<FieldNode>;
  readonly wholeSchema: WholeSchema;
  /** Whether an abstract type includes an object type, which may be `@inaccessible`. */
  readonly includes: Includes;
}

/** A place in the reader's answer, without list indices. */
export interface Place {
  /** The number of steps that lead to it. */
  readonly depth: number;
  /** The response names in the plan that lead to it. */
  readonly path: readonly string[];
  readonly field: ReaderField | undefined;
  /** The type that has the field. */
  readonly on: Concrete;
}

interface PlaceContext {
  readonly report: Report;
}

/** Reports why a value is missing. @returns undefined: a null that an error explains */
export type Refuse = (placeContext: PlaceContext) => undefined;

/** Reports that the partner asked for this place violated its schema. */
export function refusing(context: Projecting, place: Place): Refuse {
  const { depth, field } = place;
  let cause: Cause | undefined;
  return ({ report }) => {
    cause ??= causeAt(context, place);
    return void report.say(cause, depth, field);
  };
}

/** The cause, which names the partner that was asked for the place. */
function causeAt({ subgraphsAt, ownerOf }: Projecting, { path, field, on }: Place): Cause {
  const subgraphsAsked = subgraphsAt(path);
  const owner = field && ownerOf(on.name, field.name);
  const subgraph = owner !== undefined && subgraphsAsked.includes(owner) ? owner : subgraphsAsked[0];
  return subgraph === undefined ? unattributed : causeOf(answerInvalid(subgraph));
}

/** Writes a field that the reader may not read, and for which no subgraph was asked: null with an authorization error. */
export function forbidding(context: Projecting, { depth, field, on }: Place, type: GraphQLOutputType) {
  const name = field?.name ?? "";
  const refusal = {
    code: "UNAUTHORIZED_FIELD_OR_TYPE",
    field: `${on.name}.${name}`,
    isKnown: context.identity.scopes !== undefined,
  } as const;
  const extensions = { code: refusal.code, institution: context.ownerOf(on.name, name) ?? "" };
  const cause: Cause = { message: explain(refusal), extensions, tail: [], oncePerField: true };
  return (_: unknown, { report }: PlaceContext): "null" | undefined => {
    report.say(cause, depth, field);
    return isNonNullType(type) ? undefined : "null";
  };
}
