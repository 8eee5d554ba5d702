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

/** An operation whose answer is written, and what is known of its plan. */
export interface Projecting extends ReadingOfAll {
  ownerOf(type: string, field: string): string | undefined;
  readonly subgraphsAt: Compiled["subgraphsAt"];
  readonly access: AccessRequirements;
  readonly identity: Identity;
  /** Fields that the reader may not read as they were asked, through an interface perhaps. */
  readonly removed: ReadonlySet<FieldNode>;
  readonly wholeSchema: WholeSchema;
  /** Whether an abstract type stands for an object type, which readers may not see. */
  readonly includes: Includes;
}

/** A place in the reader's answers, as far as it is the same for all of them. */
export interface Place {
  /** How many steps lead to it. */
  readonly depth: number;
  /** The names of the fields that lead to it, as they were planned. */
  readonly path: readonly string[];
  readonly field: ReaderField | undefined;
  /** The type that has the field. */
  readonly on: Concrete;
}

interface PlaceContext {
  readonly report: Report;
}

/** Says why a value that should be there is not, and gives its null: undefined, since an error accounts for it. */
export type Refuse = (placeContext: PlaceContext) => undefined;

/** The partner that was asked for this part of the answer does not keep the schema it published. */
export function refusing(context: Projecting, place: Place): Refuse {
  const { depth, field } = place;
  let cause: Cause | undefined;
  return ({ report }) => {
    cause ??= causeAt(context, place);
    return void report.say(cause, depth, field);
  };
}

/** Whoever was asked is named, not whoever might have been. */
function causeAt({ subgraphsAt, ownerOf }: Projecting, { path, field, on }: Place): Cause {
  const subgraphsAsked = subgraphsAt(path);
  const owner = field && ownerOf(on.name, field.name);
  const subgraph = owner !== undefined && subgraphsAsked.includes(owner) ? owner : subgraphsAsked[0];
  return subgraph === undefined ? unattributed : causeOf(answerInvalid(subgraph));
}

/** Nobody was asked for a field that the reader may not read; its null is explained by who the reader is. */
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
