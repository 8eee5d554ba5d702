/** A query that is ready to run; its first line is its title. */
export interface Example {
  readonly title: string;
  readonly query: string;
}

interface Theme {
  readonly title: string;
  readonly examples: readonly Example[];
}

const shipped = import.meta.glob<string>("../../gateway/explorer/examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});
const questions = import.meta.glob<string>("../../docs/questions/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** By the number that a file's name begins with: one of our examples, or one of the committees' twenty questions. */
type Numbered = { readonly example: string } | { readonly question: number };
const example = (name: string): Numbered => ({ example: name });
const numberedQuestions = (...numbers: readonly number[]): readonly Numbered[] =>
  numbers.map((question) => ({ question }));

/** In the order that they are offered; the first answers whoever shows no token, without a refusal. */
const plan: readonly { readonly title: string; readonly holds: readonly Numbered[] }[] = [
  {
    title: "Pour commencer",
    holds: [
      example("01-territoires"),
      example("02-departement"),
      example("03-communes"),
      example("15-catalogue"),
      example("16-acces"),
    ],
  },
  {
    title: "RSA, demande d'emploi et besoins",
    holds: [...numberedQuestions(1, 2, 14, 15, 16), example("11-taux")],
  },
  { title: "Comparer, classer, suivre dans le temps", holds: [example("13-classement"), example("14-evolution")] },
  { title: "Orientation et accompagnement", holds: numberedQuestions(3, 4, 5, 18) },
  {
    title: "Insertion par l'activité économique et formation",
    holds: [example("04-structures"), ...numberedQuestions(6, 7, 8, 13)],
  },
  {
    title: "Actions, financements et issues",
    holds: [...numberedQuestions(9, 10, 12, 17), example("11-actions"), example("12-mission")],
  },
  {
    title: "Mon territoire, le partenariat et les conventions",
    holds: [...numberedQuestions(11, 19), example("05-conventions"), example("07-signataires")],
  },
  { title: "Le texte du Pacte", holds: [example("06-axes"), example("10-pacte")] },
  { title: "D'où vient un chiffre", holds: [...numberedQuestions(20), example("08-publications")] },
  { title: "Chiffres de démonstration", holds: [example("09-demonstration")] },
];

const textOf = (numbered: Numbered): string => {
  const [files, start] =
    "example" in numbered ? [shipped, numbered.example] : [questions, `${String(numbered.question).padStart(2, "0")}-`];
  const file = Object.keys(files).find((name) => name.slice(name.lastIndexOf("/") + 1).startsWith(start));
  if (file === undefined) throw new Error(`No example begins with ${start}.`);
  return files[file] ?? "";
};

const exampleOf = (numbered: Numbered): Example => {
  const query = textOf(numbered);
  return { title: (query.split("\n", 1)[0] ?? "").replace(/^#\s*/, ""), query };
};

export const themes: readonly Theme[] = plan.map(({ title, holds }) => ({ title, examples: holds.map(exampleOf) }));
