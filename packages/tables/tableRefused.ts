import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";

/** Thrown out of a walk over rows, which nothing else ends; whoever began it answers the refusal. */
export class TableRefused extends Error {
  override readonly name = "TableRefused";
  readonly refusal: TableRefusal;

  constructor(refusal: TableRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
