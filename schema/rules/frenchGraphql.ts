import { isSlipOf } from "./nearest.ts";

/**
 * What graphql-js says in English of a question that does not fit its schema, in French: its messages are part of no
 * interface, so that one that is not known here is left as it is. Names stay as they are written, between « ».
 */
export function inFrench(message: string): string {
  const [english = message, hint] = message.split(/\s?Did you mean (?=.*\?$)/);
  for (const [pattern, french] of sentences) {
    const match = pattern.exec(english.trim());
    if (match)
      return french(match.slice(1).map((part) => part ?? "")) + hinted(hint, /"([^"]*)"/.exec(english)?.[1] ?? "");
  }
  return message;
}

/**
 * Of `"a", "b", or "c"?`, and of what graphql-js adds before or after them: those that a slip leads to, else the nearest alone.
 * @param askedName the name that the question has
 */
function hinted(hint: string | undefined, askedName: string): string {
  if (hint === undefined) return "";
  const suggestionKind = /^(the enum value|an inline fragment on|to use an inline fragment on) /.exec(hint)?.[1];
  const offered = [...hint.matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
  const near = offered.filter((name) => isSlipOf(askedName, name));
  const names = (suggestionKind?.includes("fragment") ? offered : near.length > 0 ? near : offered.slice(0, 1)).map(
    (name) => `« ${name} »`,
  );
  const kind =
    suggestionKind === undefined ? "" : suggestionKind === "the enum value" ? "la valeur " : "un fragment sur ";
  const last = names.at(-1) ?? "";
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} ou ${last}` : last;
  return ` Vouliez-vous dire ${kind}${list} ?`;
}

const name = '"([^"]*)"';
const sentence = (text: string): RegExp => new RegExp(`^${text}$`, "s");

type French = (parts: string[]) => string;

const ofFields: readonly (readonly [RegExp, French])[] = [
  [
    sentence(`Cannot query field ${name} on type ${name}\\.`),
    ([a, b]) => `Le type « ${b} » n'a pas de champ « ${a} ».`,
  ],
  [
    sentence(`Unknown argument ${name} on field "([^"]*)\\.([^".]*)"\\.`),
    ([a, b, c]) => `Le champ « ${c} » de « ${b} » n'a pas d'argument « ${a} ».`,
  ],
  [
    sentence(`Unknown argument ${name} on directive "@([^"]*)"\\.`),
    ([a, b]) => `La directive « @${b} » n'a pas d'argument « ${a} ».`,
  ],
  [
    sentence(`Field ${name} must not have a selection since type ${name} has no subfields\\.`),
    ([a]) => `Le champ « ${a} » est une valeur : il ne s'ouvre pas par des accolades.`,
  ],
  [
    sentence(`Field ${name} of type ${name} must have (?:a selection of subfields|at least one field selected)\\.`),
    ([a, b]) => `Le champ « ${a} » est un objet (« ${b} ») : dites, entre accolades, ce que vous en voulez.`,
  ],
  [
    sentence(`Field ${name} argument ${name} of type ${name} is required, but it was not provided\\.`),
    ([a, b, c]) => `Le champ « ${a} » demande l'argument « ${b} » (« ${c} »), qui manque.`,
  ],
  [
    sentence(`Directive "@([^"]*)" argument ${name} of type ${name} is required, but it was not provided\\.`),
    ([a, b, c]) => `La directive « @${a} » demande l'argument « ${b} » (« ${c} »), qui manque.`,
  ],
  [
    sentence(`Fields ${name} conflict because (.*)\\. Use different aliases on the fields.*`),
    ([a]) => `Les champs « ${a} » ne peuvent se confondre : donnez-leur des alias différents pour avoir les deux.`,
  ],
];

const ofDocuments: readonly (readonly [RegExp, French])[] = [
  [sentence(`Unknown type ${name}\\.`), ([a]) => `Il n'y a pas de type « ${a} ».`],
  [sentence(`Unknown directive "@([^"]*)"\\.`), ([a]) => `Il n'y a pas de directive « @${a} ».`],
  [
    sentence(`Directive "@([^"]*)" may not be used on (.*)\\.`),
    ([a]) => `La directive « @${a} » ne se met pas à cet endroit.`,
  ],
  [
    sentence(`The directive "@([^"]*)" can only be used once at this location\\.`),
    ([a]) => `La directive « @${a} » ne se met qu'une fois à cet endroit.`,
  ],
  [sentence(`Unknown fragment ${name}\\.`), ([a]) => `Il n'y a pas de fragment « ${a} » dans la requête.`],
  [sentence(`Fragment ${name} is never used\\.`), ([a]) => `Le fragment « ${a} » ne sert pas : retirez-le.`],
  [sentence(`Cannot spread fragment ${name} within itself.*`), ([a]) => `Le fragment « ${a} » se contient lui-même.`],
  [
    sentence(`Fragment (?:${name} )?cannot be spread here as objects of type ${name} can never be of type ${name}\\.`),
    ([, b, c]) => `Un objet « ${b} » n'est jamais un « ${c} » : ce fragment n'a pas sa place ici.`,
  ],
  [
    sentence(`Fragment (?:${name} )?cannot condition on non composite type ${name}\\.`),
    ([, b]) => `Un fragment ne porte pas sur « ${b} », qui est une valeur.`,
  ],
  [
    sentence("This anonymous operation must be the only defined operation\\."),
    () => "Une opération sans nom doit être seule : nommez-les toutes.",
  ],
  [
    sentence(
      `There can be only one (argument|fragment|input field|operation|variable|directive|type) named ${name}\\.`,
    ),
    ([kind = "", b]) => `${kinds[kind] ?? "Un nom"} « ${b} » est là deux fois.`,
  ],
  [
    sentence(`The ${name} definition is not executable\\.`),
    ([a]) => `« ${a} » définit un schéma : une requête n'a que des opérations et des fragments.`,
  ],
  [sentence("Maximum introspection depth exceeded"), () => "L'introspection demandée est trop profonde."],
  [sentence("Too many validation errors.*"), () => "Les autres fautes ne sont pas dites : il y en a trop."],
  // The rule that compares fields of one name gives up.
  [
    sentence("Validation aborted\\."),
    () => "Les mêmes champs y reviennent trop de fois pour être comparés entre eux : demandez chacun une fois.",
  ],
];

const kinds: Readonly<Record<string, string>> = {
  argument: "L'argument",
  fragment: "Le fragment",
  "input field": "Le champ",
  operation: "L'opération",
  variable: "La variable",
  directive: "La directive",
  type: "Le type",
};

const ofValues: readonly (readonly [RegExp, French])[] = [
  [
    sentence(`Variable ${name} is not defined(?: by operation ${name})?\\.`),
    ([a]) => `La variable « ${a} » n'est pas déclarée.`,
  ],
  [
    sentence(`Variable ${name} is never used(?: in operation ${name})?\\.`),
    ([a]) => `La variable « ${a} » ne sert pas : retirez-la.`,
  ],
  [
    sentence(`Variable ${name} of (?:required|non-null) type ${name} (?:was not provided|must not be null)\\.`),
    ([a, b]) => `La variable « ${a} » (« ${b} ») est à donner.`,
  ],
  [
    sentence(`Variable ${name} of type ${name} used in position expecting type ${name}\\.`),
    ([a, b, c]) => `La variable « ${a} » est déclarée « ${b} » ; à cet endroit il faut « ${c} ».`,
  ],
  [
    sentence(`Variable ${name} cannot be non-input type ${name}\\.`),
    ([a, b]) => `La variable « ${a} » ne peut être de type « ${b} », qui ne s'écrit pas dans une question.`,
  ],
  [
    sentence(`Variable ${name} got invalid value (.*?)(?: at ${name})?; (.*)`),
    ([a, b, at, why = ""]) =>
      `La variable « ${a} » ne peut valoir ${b}${at ? ` (à « ${at} »)` : ""} : ${inFrench(why)}`,
  ],
  [
    sentence(`Argument ${name} of (?:required|non-null) type ${name} (?:was not provided|must not be null)\\.`),
    ([a, b]) => `L'argument « ${a} » (« ${b} ») est à donner.`,
  ],
  [
    sentence(
      `Argument ${name} of required type ${name} was provided the variable ${name} which was not provided a runtime value\\.`,
    ),
    ([a, b, c]) => `L'argument « ${a} » (« ${b} ») est à donner : sa variable « ${c} » n'a pas de valeur.`,
  ],
  [sentence(`Argument ${name} has invalid value (.*)\\.`), ([a, b]) => `L'argument « ${a} » ne peut valoir ${b}.`],
  [
    sentence(`Field "(?:[^".]*\\.)?([^".]*)" of required type ${name} was not provided\\.`),
    ([a, b]) => `Le champ « ${a} » (« ${b} ») est à donner.`,
  ],
  [sentence(`Field ${name} is not defined by type ${name}\\.`), ([a, b]) => `« ${b} » n'a pas de champ « ${a} ».`],
  [sentence(`Expected non-nullable type ${name} not to be null\\.`), ([a]) => `il faut une valeur de type « ${a} ».`],
  [sentence(`Expected type ${name} to be an object\\.`), ([a]) => `il faut un objet « ${a} ».`],
  [sentence(`Expected type ${name}\\.\\s?(.*)`), ([a, why]) => valueText(a, why)],
  [
    sentence(`Expected value of type ${name}, found (.*?)(?:; (.*))?\\.?`),
    ([a, b, why]) => `${b} n'est pas une valeur de type « ${a} ».${because(why)}`,
  ],
  [
    sentence(`Value ${name} does not exist in ${name} enum\\.`),
    ([a, b]) => `« ${a} » n'est pas une valeur de « ${b} ».`,
  ],
  [
    sentence(`Enum ${name} cannot represent non-(?:enum|string) value: (.*)\\.`),
    ([a, b]) =>
      `${b} n'est pas une valeur de « ${a} » : écrivez-la sans guillemets dans une question, entre guillemets dans une variable.`,
  ],
  [
    sentence("(Int|Float|String|Boolean|ID) cannot represent [^:]*: (.*)"),
    ([a, b = ""]) => `${b} n'est pas une valeur de type « ${a} ».`,
  ],
];

const valueText = (type: string | undefined, why: string | undefined): string =>
  `il faut une valeur de type « ${type} ».${because(why)}`;
const because = (why: string | undefined): string => (why ? ` ${inFrench(why)}` : "");

const ofSyntax: readonly (readonly [RegExp, French])[] = [
  [
    sentence("Syntax Error: Unexpected <EOF>\\."),
    () => "La requête est vide, ou s'arrête trop tôt : une accolade ou une parenthèse n'est pas fermée.",
  ],
  [
    sentence("Syntax Error: Expected (.*), found <EOF>\\."),
    ([a = ""]) => `La requête s'arrête trop tôt : il manque ${tokenText(a)}.`,
  ],
  [
    sentence("Syntax Error: Expected (.*), found (.*)\\."),
    ([a = "", b = ""]) => `Il faut ${tokenText(a)} là où il y a ${tokenText(b)}.`,
  ],
  [sentence("Syntax Error: Unterminated string\\."), () => "Un texte n'a pas son guillemet fermant."],
  [
    sentence("Syntax Error: Unexpected single quote character \\('\\), did you mean to use a double quote \\(\"\\)\\?"),
    () => "Un texte se met entre guillemets droits doubles, et non entre apostrophes.",
  ],
  [
    sentence("Syntax Error: (?:Unexpected|Invalid) character: (.*)\\."),
    ([a]) => `Le caractère ${a} n'a pas sa place ici.`,
  ],
  [
    sentence("Syntax Error: Invalid number, (?:unexpected digit after 0|expected digit but got): (.*)\\."),
    ([a]) => `Ce nombre est mal écrit, à ${a}.`,
  ],
  [
    sentence("Syntax Error: Unexpected variable (.*) in constant value\\."),
    ([a]) => `La variable ${a} n'a pas sa place dans une valeur fixe.`,
  ],
  [sentence("Syntax Error: Unexpected (.*)\\."), ([a = ""]) => `${tokenText(a)} n'a pas sa place ici.`],
  [sentence("Syntax Error: (.*)"), ([a]) => `Faute d'écriture : ${a}`],
];

const tokenText = (token: string): string => {
  const [kind = "", rest = ""] = /^(Name|String|Int|Float)(.*)$/s.exec(token)?.slice(1) ?? [];
  const words: Readonly<Record<string, string>> = {
    Name: "un nom",
    String: "un texte",
    Int: "un nombre",
    Float: "un nombre",
  };
  return kind ? `${words[kind]}${rest && ` (${rest.trim()})`}` : `« ${token.replaceAll('"', "")} »`;
};

const sentences = [...ofFields, ...ofDocuments, ...ofValues, ...ofSyntax];
