/** What is granted to a partner before it is said not to answer. */
export interface Patience {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly connections: number;
}
