import type { ActionStatus } from "../model/action.ts";
import type { CommitteeActKind } from "../model/committeeAct.ts";
import type { ContributionKind, ContributionStatus } from "../model/contribution.ts";
import { departmentInService } from "../model/department.ts";
import type { PactRefusal } from "../model/pactRefusal.ts";
import { partnerOf } from "../model/partner.ts";
import type { Referred } from "../model/referred.ts";
import { largestAmount } from "./acts/amounts.ts";
import { hintText } from "./nearest.ts";

/** The sentence a steward sees when a register of the Pact refuses their act. */
export function explainPact(refusal: PactRefusal): string {
  switch (refusal.code) {
    case "UNKNOWN_REFERENCE":
      return `${referred[refusal.what]} « ${refusal.id} » n'est pas au registre.${refusal.hint ? hintText(refusal.hint) : ""}`;
    case "INVALID_TEXT":
      return `${refusal.field} : un texte de 1 à ${refusal.longest} caractères est attendu.`;
    case "INVALID_AMOUNT":
      return faultOfAmount(refusal.amount);
    case "TWO_AXES":
      return `Les préconisations ${refusal.recommendations.join(", ")} ne sont pas d'un seul axe.`;
    case "OUTSIDE_THE_PACT":
      return `${refusal.year} n'est pas une année du Pacte${spanOf(refusal.years)}.`;
    case "DAYS_REVERSED":
      return `Le ${refusal.next} précède le ${refusal.first}, qui doit venir avant.`;
    case "ENDS_BEFORE_START":
      return `La convention finirait le ${refusal.end}, avant de commencer le ${refusal.start}.`;
    case "INVALID_MOVE":
      return `L'action « ${refusal.action} » est « ${status[refusal.from]} » : elle ne peut pas devenir « ${status[refusal.to]} »${mayBe(refusal.may)}.`;
    case "ACTION_OVER":
      return `L'action « ${refusal.action} » est « ${status[refusal.status]} » : elle ne demande plus rien.`;
    case "EVALUATION_NEEDED":
      return `L'action « ${refusal.action} » n'est évaluée que par une évaluation : pertinence, efficacité, efficience.`;
    case "BLOCKING_POINT_NEEDED":
      return `L'action « ${refusal.action} » n'est bloquée, ou débloquée, que par un point de blocage, qui nomme la ressource manquante.`;
    case "ALREADY_SOLVED":
      return `Le point de blocage « ${refusal.point} » est déjà levé.`;
    case "ALREADY_REQUESTED":
      return `« ${refusal.funder} » est déjà sollicité pour l'action « ${refusal.action} » en ${refusal.budgetYear}.`;
    case "REQUEST_WITHDRAWN":
      return `La demande « ${refusal.request} » a été retirée le ${refusal.on} : elle n'attend plus rien.`;
    case "REQUEST_ADDRESSED":
      return `La demande « ${refusal.request} » s'adresse à « ${refusal.funder} » pour ${refusal.budgetYear} : retirez-la pour en porter une autre.`;
    case "ALREADY_DECIDED":
      return `La demande « ${refusal.request} » a déjà sa décision pour ${refusal.budgetYear} : son financeur la remplace en donnant la version lue et un motif.`;
    case "ALREADY_RENEWED":
      return `La demande « ${refusal.request} » est déjà reprise par une autre, qui la remplace.`;
    case "NOT_REFUSED":
      return `La demande « ${refusal.request} » n'est pas refusée par « ${refusal.funder} » : changez-la plutôt que d'en porter une autre.`;
    case "WITHDRAWAL_ASKED":
      return `Le retrait de la demande « ${refusal.request} » est demandé à « ${refusal.funder} » depuis le ${refusal.on} : il vaut quand ce financeur a dit par quelle décision il y consent.`;
    case "DECISION_TAKEN":
      return `La demande « ${refusal.request} » a sa décision depuis le ${refusal.on} : elle peut être remplacée par une autre, non redevenir en attente.`;
    case "DECIDED_ON_ANOTHER_LINE":
      return `La demande « ${refusal.request} » porte sur la ligne « ${refusal.line} » : elle ne se décide pas sur « ${refusal.other} ».`;
    case "GRANTED_ABOVE_REQUEST":
      return `La demande « ${refusal.request} » est de ${refusal.asked} € : ${refusal.granted} € ne peuvent pas y être accordés.`;
    case "INSTALMENTS_DIFFER":
      return `Les versements font ${refusal.sum} € et la décision ${refusal.amount} € : ils doivent être égaux, en ${refusal.most} versements au plus.`;
    case "NOTHING_GRANTED":
      return `Rien n'est accordé sur la demande « ${refusal.request} » : conditions et versements n'accompagnent qu'une décision qui accorde.`;
    case "LINE_OF_ANOTHER":
      return `La ligne de crédits « ${refusal.line} » n'est pas de celles que « ${refusal.funder} » attribue.`;
    case "LINE_CLOSED":
      return `La ligne de crédits « ${refusal.line} » n'est pas ouverte en ${refusal.year} (${refusal.first ?? "…"} à ${refusal.last ?? "…"}).`;
    case "FUNDED_WITHOUT_GRANT":
      return `L'action « ${refusal.action} » n'est pas financée : aucune de ses demandes qui tiennent n'est accordée, ni adressée à un financeur qui décide sous son nom.`;
    case "FUNDER_KNOWN_BY_CODE":
      return `Un financeur de nature ${refusal.kind} ne s'inscrit pas par son nom : un signataire l'est déjà, un EPCI est « epci:SIREN » et une commune « commune:INSEE ».`;
    case "NOT_THE_FUNDER":
      return `La demande « ${refusal.request} » n'est pas adressée à « ${refusal.funder} » : chaque financeur décide seul de ses crédits.`;
    case "FUNDER_DECIDES_ITSELF":
      return `« ${refusal.funder} » inscrit lui-même ses décisions, sous son nom (${partnerOf(refusal.partner).name}) : nul ne les déclare à sa place.`;
    case "NOT_A_MEMBER":
      return `« ${refusal.institution} » n'a pas de siège dans « ${refusal.committee} » : inscrivez-la parmi les invités, qui sont bienvenus et ne votent pas.`;
    case "VOTER_ABSENT":
      return `« ${refusal.institution} » n'est pas inscrite comme présente : elle n'a pas pu voter.`;
    case "SAME_LEVEL":
      return `« ${refusal.from} » et « ${refusal.to} » ne sont pas à deux niveaux : une note monte ou descend.`;
    case "NOTE_ANSWERED":
      return `La note « ${refusal.note} » lui répond : ses deux instances ne changent plus.`;
    case "ALREADY_SIGNED":
      return `« ${refusal.party} » a déjà signé « ${refusal.convention} » : corrigez sa signature, ou inscrivez un avenant.`;
    case "NOT_SIGNED_YET":
      return `« ${refusal.party} » n'a pas signé « ${refusal.convention} » : elle ne peut encore ni la modifier, ni la renouveler, ni y mettre fin.`;
    case "PARTY_HAS_LEFT":
      return `« ${refusal.party} » a mis fin à « ${refusal.convention} » le ${refusal.on} : elle n'en dit plus rien.`;
    case "NOT_A_PARTY":
      return `« ${refusal.party} » n'est pas partie à « ${refusal.convention} ».`;
    case "PARTY_TWICE":
      return `« ${refusal.party} » est deux fois parmi les parties de « ${refusal.convention} ».`;
    case "PARTY_HAS_SIGNED":
      return `« ${refusal.party} » a signé « ${refusal.convention} » au registre du Département : elle en reste partie, jusqu'à ce qu'elle y mette fin.`;
    case "TERM_IS_SIGNED":
      return `« ${refusal.party} » a signé « ${refusal.convention} » : son intitulé, sa nature, son champ, ses parties et ses jours restent ceux qu'elle a signés. Un avenant s'inscrit comme une autre convention, ses jours se prolongent par un renouvellement de chaque partie.`;
    case "SIGNED_AGAINST_STATUS":
      return `« ${refusal.convention} » serait signée (${refusal.signed}) et ${refusal.status} : une convention signée est en vigueur ou échue.`;
    case "PARTIES_SIGN_THEMSELVES":
      return `« ${refusal.convention} » n'est signée, puis en vigueur, que par l'acte de chacune de ses parties (le Département déclare celles qui n'ont pas de voix ici) : inscrivez-la en attente de signature, sans jour de signature.`;
    case "EXPIRED_WITHOUT_END":
      return `« ${refusal.convention} » serait échue sans dernier jour : donnez-le (end).`;
    case "SIGNED_TOO_EARLY":
      return `« ${refusal.convention} » ne peut être signée en ${refusal.on} : au plus tôt le ${refusal.earliest}, un an avant qu'elle ne commence, ou le premier jour du Pacte.`;
    case "PARTY_SIGNS_ITSELF":
      return `« ${refusal.party} » signe elle-même, sous son nom (${partnerOf(refusal.partner).name}) : nul ne le déclare à sa place.`;
    case "NOT_THE_PROMISOR":
      return `« ${refusal.promisor} » n'a pas pris l'engagement « ${refusal.commitment} » : seul en rend compte qui l'a pris (${refusal.promisors.join(", ")}).`;
    case "PROMISOR_REPORTS_ITSELF":
      return `« ${refusal.promisor} » rend compte elle-même de ses engagements, sous son nom (${partnerOf(refusal.partner).name}) : nul ne le déclare à sa place.`;
    case "RENEWAL_NEEDS_END":
      return `« ${refusal.convention} » : un renouvellement dit son nouveau dernier jour (until), et lui seul en dit un.`;
    case "DAY_TO_COME":
      return `Le ${refusal.on} est à venir : un registre dit ce qui a eu lieu.`;
    case "NO_VOICE":
      return `« ${refusal.institution} » n'a pas de place dans le Pacte : seuls y parlent ses signataires, les EPCI ${departmentInService.of} et les structures.`;
    case "TOO_MANY_WAITING":
      return `« ${refusal.institution} » a déjà ${refusal.most} apports qui attendent une réponse : attendez-la, ou retirez-en.`;
    case "CONTRIBUTION_INCOMPLETE":
      return `${contributed[refusal.kind]} dit ${refusal.missing}.`;
    case "CONTRIBUTION_CLOSED":
      return `L'apport « ${refusal.contribution} » est ${contributionStatus[refusal.status]} : il n'attend plus rien.`;
    case "DECLINED_WITHOUT_REASON":
      return `L'apport « ${refusal.contribution} » n'est écarté qu'avec un motif, que son auteur lira.`;
    case "NOT_THE_AUTHOR":
      return `L'apport « ${refusal.contribution} » n'est pas de votre institution : elle seule le retire.`;
    case "NOT_ITS_ROLE":
      return `Le Pacte ne donne pas à « ${refusal.committee} » de ${committeeRole[refusal.kind]} : c'est un rôle du comité de pilotage, réuni lui-même.`;
    case "NOTHING_DECIDED":
      return `Il manque ce dont la décision dispose : ${committeeObject[refusal.kind]}, et cela seul.`;
    case "SEAT_IS_CLEAR":
      return `Le siège de « ${refusal.institution} » dans « ${refusal.committee} » n'est pas ambigu : le Pacte le nomme.`;
    case "INVALID_PRESENCE":
      return `« ${refusal.seat} » : présents, excusés et absents se comptent en entiers, de 1 à ${refusal.most} en tout.`;
    case "INVALID_PLAN":
      return `Un plan a de 1 à ${refusal.most} lignes.`;
    case "ACTION_ELSEWHERE":
      return `L'action « ${refusal.action} » ne met pas en œuvre ${refusal.recommendation} sur le territoire ${refusal.territory}.`;
    case "NOT_IN_THE_YEAR":
      return `« ${refusal.when} » n'est pas un mois, un trimestre ou l'année ${refusal.year} du plan : écrivez « ${refusal.year}-Q2 ».`;
    case "ALREADY_ENTERED":
      return `« ${refusal.id} » est déjà au registre : donnez la version que vous avez lue pour la changer.`;
    case "REAL_ENTRY":
      return `« ${refusal.id} » est une ligne réelle : cette base est de démonstration, et nul personnage inventé n'y change ce qui est réel.`;
  }
}

function faultOfAmount(amount: number): string {
  if (amount > largestAmount) return `${amount} est un montant trop grand : ${largestAmount} € au plus.`;
  if (amount > 0) return `${amount} est plus fin qu'un montant : des euros, et deux décimales au plus.`;
  return `${amount} n'est pas un montant : il faut des euros, plus que zéro, et seulement pour une décision qui accorde.`;
}

/** " (2017 à 2021)"; nothing where a Pact has no year. */
const spanOf = (years: readonly number[]): string =>
  years.length === 0 ? "" : ` (${Math.min(...years)} à ${Math.max(...years)})`;

const mayBe = (may: readonly ActionStatus[]): string =>
  may.length === 0
    ? ", ni autre chose"
    : `, seulement ${may.map((next) => `« ${status[next]} » (${next})`).join(", ")}`;

const status: Readonly<Record<ActionStatus, string>> = {
  PROPOSED: "proposée",
  SEEKING_FUNDS: "en recherche de financements",
  FUNDED: "financée",
  RUNNING: "en cours",
  BLOCKED: "bloquée",
  FINISHED: "terminée",
  EVALUATED: "évaluée",
  ABANDONED: "abandonnée",
};

const committeeRole: Readonly<Record<CommitteeActKind, string>> = {
  VALIDATES: "valider les orientations et les préconisations",
  PRIORITISES: "déterminer les priorités d'action",
  SEATS: "dire qui y siège",
};

const committeeObject: Readonly<Record<CommitteeActKind, string>> = {
  VALIDATES: "des orientations ou des préconisations",
  PRIORITISES: "des préconisations, dans l'ordre",
  SEATS: "un signataire (institution), et s'il siège (seated)",
};

const contributed: Readonly<Record<ContributionKind, string>> = {
  PROPOSAL: "Une proposition d'action",
  BLOCKING_POINT: "Un point de blocage",
  NOTE: "Une note",
};

const contributionStatus: Readonly<Record<ContributionStatus, string>> = {
  SUBMITTED: "apporté",
  TAKEN_UP: "repris",
  DECLINED: "écarté",
  WITHDRAWN: "retiré",
};

const referred: Readonly<Record<Referred, string>> = {
  ACTION: "L'action",
  RECOMMENDATION: "La préconisation",
  INSTITUTION: "L'institution",
  TERRITORY: "Le territoire",
  REQUEST: "La demande",
  CREDIT_LINE: "La ligne de crédits",
  BLOCKING_POINT: "Le point de blocage",
  COMMITTEE: "L'instance",
  WORKING_GROUP: "Le groupe de travail",
  DECISION: "La décision de cette réunion de rang",
  MEETING: "La réunion",
  NOTE: "La note",
  PARTY: "La partie",
  CONVENTION: "La convention",
  COMMITMENT: "L'engagement",
  YEAR: "Le sous-programme",
  PACT: "Le Pacte",
  AXIS: "L'axe",
  STRUCTURE: "La structure",
  AGENCY: "L'agence",
  RELEASE: "La publication",
  CONTRIBUTION: "L'apport",
  COMMITTEE_ACT: "L'acte de l'instance",
  ORIENTATION: "L'orientation",
  SEAT: "Le siège",
  EPCI: "L'EPCI",
  CONVENTION_KIND: "La nature de convention",
  CONVENTION_SCOPE: "Le champ de convention",
  SIGNATURE: "La dernière parole de la partie",
};
