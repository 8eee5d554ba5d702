/** A relation over cell numbers. */
export interface Row {
  readonly cells: Int32Array;
  readonly times: Float64Array;
  readonly min: number;
  readonly max: number;
}
