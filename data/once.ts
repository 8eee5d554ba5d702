/** What is made when it is first asked for, and once: so that importing a module reads no file and computes nothing. */
export function once<Value>(make: () => Value): () => Value {
  let computed: { readonly value: Value } | undefined;
  return () => (computed ??= { value: make() }).value;
}
