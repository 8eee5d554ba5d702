import type { TextFinding } from "./finding.ts";
import { afflicted, callings, marked } from "./people.ts";
import { wholeWord, words } from "./reading.ts";
import { civilities, commonFamilyNames, sensitive } from "./words.ts";

/** Whoever holds one is known where they live: what is said of the office is said of somebody. */
const offices =
  "presidente?|vice-presidente?|maire|adjointe?|directeur|directrice|prefet|prefete|sous-prefete?|conseill(?:er|ere)|secretaire|tresorier|tresoriere|chef|cheffe|deputee?|senateur|senatrice|ministre|delegue|deleguee|responsable|abbe|cure|docteure?|professeure?|maitre|notaire|colonel|capitaine|lieutenant|adjudante?|brigadier|commissaire|principale?|proviseure?|inspecteur|inspectrice|juge|procureure?|animateur|animatrice|benevole|encadrante?|educateur|educatrice|referente?|coordinateur|coordinatrice|formateur|formatrice|agente?|gerant|assistante?";
/** What an office is more exactly, before a name. */
const kinds =
  "(?: (?:[dD]epartementale?|[rR]egionale?|[mM]unicipale?|[aA]djointe?|[tT]echnique|[gG]enerale?|[cC]ommunautaire|[sS]ociale?|[dD]eleguee?))*";
const office = words(`${offices}|${callings}`);
const officeHeld = `(?:l'|(?:le|la|notre|cet|cette|ce|son|sa) )(?:ancien |ancienne |ex-|actuel |actuelle |nouveau |nouvelle |jeune )?${office}`;

/** What tells of whom they are: "du village", "de l'association", "qui"; a clause of others ends it. */
const complement = "(?:,? (?!qu[e']|dont |ou |quand |si |lorsque |et |mais )[\\p{L}'-]+){0,7}";
const benefit = "(?:le |la |l'|du |de l'|son |une? )?(?:rsa|rmi|aah|apl|ass|chomage|minimum vieillesse|aide sociale)";
const intimate = [
  `(?:est|etait|serait|reste|redevient|devient)(?: (?!sur |dans |pour )\\p{L}+){0,2} ${words(`${afflicted}|${marked}|malade|surendettee?|endettee?|divorcee?|homosexuel|homosexuelle|depressif|depressive`)}`,
  "(?:est|etait|serait) (?:(?:au|allocataire du|beneficiaire du) (?:rsa|rmi|chomage)|aux restos du coeur|sous (?:tutelle|curatelle|antidepresseurs|mandat de depot)|en (?:cure|depression|prison|garde a vue))",
  `(?:touche|touchait|percoit|percevait|recoit|recevait|vit (?:du|avec|de)|vivait (?:du|avec|de)) ${benefit}`,
  `(?:souffre|souffrait) (?:de|d'|du) ?(?:la |l'|une? )?(?:\\p{L}+ )?${words(sensitive)}`,
  "(?:est|etait) (?:poursuivie? en justice|mise? en examen|incarceree?)",
  "(?:boit|buvait|se drogue|se droguait)(?! (?:un|une|du|de))",
  "(?:a|avait) (?:une dette|des dettes|un cancer|une maladie|une liaison|le vih|ete (?:condamnee?|internee?|hospitalisee?|incarceree?))",
];
const predicate = wholeWord(
  `${officeHeld}(?:${complement},?(?: et)? (?:${intimate.join("|")})|${complement}, (?:${words(`${afflicted}|malade|surendettee?|endettee?|divorcee?`)}))`,
);

/** No name after an office: what the office is of. */
const noName =
  "Generale?s?|Adjointe?|Departementale?|Departementaux|Regionale?|Territoriale?|Communautaire|Municipale?|Academique|Executif|Executive|Technique|Delegue|Deleguee|Honoraire|Directeur|Directrice|Pole|Insertion|Emploi|Enfance|Famille|Solidarites?|Sante|Logement|Formation|Autonomie|Action|Cohesion|Developpement|Ressources|Pacte|Meuse|Mission|Maison|Service|Conseil|Region|Etat|Departement|Prefecture|Association|Centre|Caisse|Agence|Le|La|Les|Et|Du|De|Des|En|Par|Pour|Qui|Que";
const afterCivility = wholeWord(
  `(?:${civilities}|monsieur|madame|mme|mlle|mr) (?:le |la |l')(?:ancien |ancienne |[Vv]ice-|[Ss]ous-)?(?:${office}|${office.replace(/(\(\?:|\|)(\p{L})/gu, (_, bar, letter) => `${bar}${letter.toUpperCase()}`)})${kinds} (?!(?:${noName})(?![\\p{L}]))\\p{Lu}\\p{Ll}[\\p{L}'-]+`,
  "u",
);
const afterOffice = wholeWord(
  `(?:l'|(?:le|la|notre|du|au) |de l'|a l')(?:ancien |ancienne |ex-)?${office}${kinds} ${words(commonFamilyNames)}`,
);

/** An office with what is nobody's business of its holder, or with its holder's name. */
export function officesIn(sentence: string): readonly TextFinding[] {
  if (afterCivility.test(sentence) || afterOffice.test(sentence)) return [{ verdict: "REFUSED", kind: "NAME" }];
  return predicate.test(sentence) ? [{ verdict: "REFUSED", kind: "PORTRAIT" }] : [];
}
