import type { Unit } from "@pacte-hub/schema/model/release";

/** Words of grammar, as they are written; those that leave out or set a bound ("non", "sans", "seuls", "plus") are not among them. */
export const grammarWords: ReadonlySet<string> = new Set(
  "les des une aux par sur pour dans avec dont parmi chez vers selon ont est sont ayant qui que leur leurs ses son ces cette chaque tout toute tous toutes compris comprise comprises inclus incluant ainsi".split(
    " ",
  ),
);

/**
 * Words of titles that leave what a dataset counts as it is, without accents: how tables are called, where and when they are of,
 * who made them. Where one of them changes the count all the same ("moyenne"), another rule has judged the text before.
 */
export const neutralWords: readonly string[] = [
  // Counts and tables.
  "nombre nbre effectif total totaux ensemble somme valeur chiffre compte comptage denombrement volume stock flux cumul moyenne moyen brut detail detaille synthese global globale general generale complet complete",
  "tableau table liste fichier feuille onglet annexe figure graphique carte donnee statistique stat indicateur serie bilan observation observatoire tendance evolution repartition ventilation distribution historique chronologique titre intitule libelle code nom numero identifiant colonne ligne source champ perimetre unite note lecture precision methode arrondi dizaine pres cles base reference univers jeu type tri plat multiple applique portrait recapitulatif referentiel marge recul secret definition provisoire estime estimation lissage un deux trois quatre cinq six dix douze",
  // Who is counted, whatever the dataset calls it: other units and benefits are judged before.
  "foyer menage famille allocataire beneficiaire titulaire dossier personne individu prestation allocation droit percevant percu beneficiant couvert payable relevant concerne recense denombre present observe paye verse servi decision prononce signe solidarite",
  // Where.
  "commune communal departement departemental region regional france francais national territoire territorial geographie geographique local localite epci intercommunalite intercommunal communaute agglomeration canton cantonal arrondissement bassin zone lieu implantation domicile residence residant habitant insee cog ape naf officiel grand metropole metropolitaine",
  // When.
  "annee annuel annuelle mois mensuel mensuelle trimestre trimestriel trimestrielle jour journee date periode millesime exercice situation cours actuel actualise courant janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fevr avr juil sept oct nov dec",
  // Who made it, and what with.
  "caisse caf cnaf cnam drees dares insee asp acoss urssaf dreets direccte ddets ddetspp dgefp dgcs conseil prefecture etat gouvernement direction service bureau agence delegation secretariat comite reunion attention convention cadre loi decret article casf prospective evaluation analyse pilotage public pdi pti open data opendata gouv datagouv allstat fileas stmt",
  // What was done with the file.
  "extrait extraction export exporte import importe envoi envoye transmis transmission livraison livre commande requete copie version final definitif mis mise maj publication publie diffusion edition produit archive sauvegarde classeur document rapport resultat format utf csv xls xlsx excel sas tmp temp hub pacte",
]
  .join(" ")
  .split(" ");

/** The same in the names of files, which also say what their owner did with them. */
export const neutralInNames: readonly string[] =
  "valide verifie relu revu corrige correction revise traite traitement nettoye propre converti modifie prepare sortie depot depose reponse dernier derniere bon partage commun ancien mai suivi demande fin".split(
    " ",
  );

/** How what a dataset counts is also called, by its unit. */
export const wordsOfUnit: Readonly<Partial<Record<Unit, string>>> = {
  PERSON: "population habitants individus",
  ADULT: "population adultes personnes individus",
  PERCENT: "taux part pourcentage proportion",
  EURO: "montants euros",
  FTE: "postes",
  STRUCTURE: "etablissements organismes employeurs",
};

const months = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre";
const of = "(de l|de la|d|des|de|du|pour l|pour la|pour le)";

/** Phrases that change nothing, of words which alone would. */
export const neutralPhrases: RegExp = new RegExp(
  `\\b(${[
    "ou non|non corrigee?s?( des variations saisonnieres)?|(caf|regime general) (seulement|uniquement|seule?)",
    "(hors|sans) (la )?(msa|regime agricole)|(caf et msa|msa et caf)|tous regimes|regime general|hors frais de gestion",
    `depuis (le )?(1er |1 )?(${months}|20\\d\\d)( 20\\d\\d)?|((en|a la) )?fin (de |du |d |d un )?(mois|trimestre|annee|periode|${months}|20\\d\\d)`,
    "(donnees|chiffres|resultats|version|fichiers?) (semi )?(valide|verifie|consolide|revise|corrige|relu|controle|definitive)(e?s)?",
    "(reponse a (la |une |votre )?)?demande (du departement|du conseil|de la caf|n \\d+)|a (trois|six|douze) mois",
    "suivi (mensuel|annuel|trimestriel|du|de|des)|series? longues?|tableaux? de bord|mise a jour|a jour|droit commun",
    "au moins (un|une|deux|trois|\\d+)|(conjoints?|enfants?)( (et )?(conjoints?|enfants?|autres personnes))* a charge|primo \\w+ et re\\w+",
    "depuis le debut de l annee|dans les structures|population couverte|marche du travail|aides? personnelles? au logement|toutes prestations confondues|prestations legales|secret statistique",
    "et (leurs?|des|les) (enfants?|conjoints?|autres)|minima sociaux|minimum social|zones? d emploi|bassins? d emploi|pole emploi|france travail",
    `(direction|service|observatoire|pole|bureau|mission|pacte|programme|plan|schema|ministere|cellule|unite|departement)( (departementale?|territoriale?|generale?))? ${of} \\w+( et ${of} \\w+)?`,
    "(pacte|programme|plan|schema) (departemental|territorial)|((pole|mission) )?(etudes?|statistiques?)( et statistiques?)?|caisses? (nationale )?d(es)? allocations familiales|tou(te)?s (les )?situations familiales",
  ].join("|")})\\b`,
  "g",
);

/** What says nothing of the figures: where a document is from, or who wrote it. */
export const isOfTheDocument = (text: string): boolean =>
  /^\s*(contact|auteur|rédig|édité|imprimé|généré|créé|tél|courriel|mail|mél\b|url|https?|licence|copyright|©|page\b)/i.test(
    text,
  ) || /@|https?:/.test(text);

/** "Champ : …" says who is counted, before the table as after it. */
export const isOfTheScope = (text: string): boolean =>
  /^\W*(champ|périmètre|perimetre|population)\b\s*[:-]/i.test(text);
