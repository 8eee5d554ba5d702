/** A query that is ready to run; its first line is its title. */
export interface Example {
  readonly title: string;
  readonly query: string;
}

const files = import.meta.glob<string>("../../gateway/explorer/examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** In the order of the file names. */
export const examples: readonly Example[] = Object.keys(files)
  .sort()
  .map((name) => files[name] ?? "")
  .map((query) => ({ title: (query.split("\n", 1)[0] ?? "").replace(/^#\s*/, ""), query }));
