import type { BreakingChange, DangerousChange } from "graphql";

/** graphql-js's sentences, and ours. @see https://github.com/graphql/graphql-js/blob/16.x.x/src/utilities/findBreakingChanges.ts */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Standard scalar (\w+) was removed.*$/, "le type $1 n'est plus là"],
  [/^(\w+\.\w+) was removed\.$/, "le champ $1 n'est plus là"],
  [/^(\w+) was removed from enum type (\w+)\.$/, "la valeur $1 n'est plus de $2"],
  [/^(\w+) was removed from union type (\w+)\.$/, "le type $1 n'est plus de l'union $2"],
  [/^(\w+) was removed\.$/, "le type $1 n'est plus là"],
  [/^(\w+\.\w+) changed type from (\S+) to (\S+)\.$/, "le champ $1 était $2, il est $3"],
  [/^(\w+) changed from (.+) to (.+)\.$/, "le type $1 a changé de nature ($2, puis $3)"],
  [/^A required field (\w+) on input type (\w+) was added\.$/, "l'entrée $2 exige désormais $1"],
  [/^(\w+) no longer implements interface (\w+)\.$/, "le type $1 n'est plus un $2"],
  [/^A required arg (\w+) on (\w+\.\w+) was added\.$/, "le champ $2 exige désormais l'argument $1"],
  [/^(\w+\.\w+) arg (\w+) was removed\.$/, "l'argument $2 de $1 n'est plus là"],
  [/^(\w+\.\w+) arg (\w+) has changed type from (\S+) to (\S+)\.$/, "l'argument $2 de $1 était $3, il est $4"],
  [/^(\w+) was added to enum type (\w+)\.$/, "la valeur $1 est nouvelle dans $2"],
  [/^(\w+) was added to union type (\w+)\.$/, "le type $1 est nouveau dans l'union $2"],
  [/^An optional arg (\w+) on (\w+\.\w+) was added\.$/, "l'argument $1 de $2 est nouveau"],
  [/^An optional field (\w+) on input type (\w+) was added\.$/, "le champ $1 de l'entrée $2 est nouveau"],
  [/^(\w+) added to interfaces implemented by (\w+)\.$/, "le type $2 est désormais aussi un $1"],
  [
    /^(\w+\.\w+) arg (\w+) has changed defaultValue from (.+) to (.+)\.$/,
    "sans argument $2, $1 valait $3 ; il vaut $4",
  ],
];

/** A change of a graph, in French; as graphql-js says it where nobody has written how. */
export function frenchChange({ description }: BreakingChange | DangerousChange): string {
  const sentence = sentences.find(([form]) => form.test(description));
  return sentence ? description.replace(sentence[0], sentence[1]) : description;
}
