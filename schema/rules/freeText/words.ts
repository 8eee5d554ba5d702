/**
 * The words by which a free text is seen to speak of a person or to give a figure: the rule is this file, and is read without
 * accents and in any case unless it says otherwise. French; a word is the beginning of those it stands for when it ends in "*".
 */

/** Figures of people that stand alone from this many on are only told; smaller ones may point at somebody. */
export const smallestGroup = 11;

/** Someone in particular, by their place in a family or by sex: "une femme". */
export const individuals =
  "femme|homme|dame|monsieur|fils|neveu|niece|cousin|cousine|demandeuse d'emploi|chomeuse|habitante|participante|usagere|salariee|apprentie|lyceenne|etudiante|candidate|agricultrice|ouvriere|travailleuse|detenue|refugiee|migrante|patiente|residante|collegienne|boulangere|boulanger|coiffeuse|coiffeur|infirmiere|facteur|factrice|mademoiselle|mere|pere|maman|papa|veuve|veuf|fille|garcon|adolescent|adolescente|gamin|gamine|grand-mere|grand-pere|epouse|epoux|mari|concubin|concubine|soeur|frere|fratrie|couple|jumeaux|jumelles|voisin|voisine|quinquagenaire|quadragenaire|trentenaire|sexagenaire|septuagenaire|octogenaire";

/** Someone by what they are to a service: also said of everybody ("la personne", "un allocataire"). */
export const members =
  "personne|famille|menage|foyer|allocataire|beneficiaire|demandeur d'emploi|demandeurs d'emploi|demandeuses d'emploi|chomeur|habitant|participant|usager|jeune|enfant|mineur|mineure|bebe|salarie|stagiaire|apprenti|eleve|lyceen|etudiant|candidat|retraite|retraitee|agriculteur|ouvrier|locataire|travailleur|detenu|refugie|migrant|malade|patient|senior|individu|residant|inscrit|inscrite|accompagne|accompagnee|beneficiaire du rsa|brsa|collegien|parent|aidant|aidante|victime";

/** What is told of health, family troubles, justice, origin, belief or life: data that the law protects. */
export const sensitive =
  "sourd*|burn-out|burn out|trans|main de justice|ecrou*|probation|malentendant*|aveugle*|malvoyant*|muet|muette|muets|muettes|handicap*|invalid*|paraplegi*|tetraplegi*|ampute*|fauteuil roulant|trisomi*|autis*|schizophren*|bipolaire*|depressi*|psychiatri*|psychotique*|suicid*|cancer*|diabet*|epilep*|vih|sida|seropositi*|hepatite*|sclerose|parkinson|alzheimer|obes*|anorexi*|alcooli*|toxicoman*|addict*|drogue*|sevrage|malade|malades|maladie*|enceinte*|avorte*|hospitalis*|operee|sous tutelle|sous curatelle|rqth|aah|illettre*|analphabet*|detenu*|incarcer*|sortant* de prison|sorti* de prison|condamn*|casier judiciaire|bracelet electronique|delinquan*|violence*|battue*|battus|viol|violee*|maltrait*|sans papiers|sans-papiers|clandestin*|refugie*|demandeu* d'asile|etranger|etrangere|etrangers|etrangeres|immigre*|algerien*|marocain*|tunisien*|turc|turque|turcs|turques|syrien*|afghan*|kosovar*|albanais*|roumain*|ukrainien*|congolais*|malien*|senegalais*|tchetchene*|armenien*|georgien*|rom|roms|tsigane*|gens du voyage|musulman*|catholique*|protestant*|juif|juive|juifs|juives|voilee|temoin* de jehovah|homosexuel*|lesbienne*|gay|transgenre*|transsexuel*|prostitue*|surendett*|expuls*|syndique*";

/** What tells someone apart without being protected: the fewer people a place has, the more it says. */
export const distinguishing =
  "seul|seule|isole*|veuve|veuf|divorce*|separe*|celibataire*|monoparental*|sans domicile|sans abri|sans-abri|sdf|heberge*|licencie*|chomeu*|sans permis|sans emploi|sans diplome|bachelier*|ancien|ancienne|anciens|anciennes|retraite*|age|agee|ages|agees|unique|orphelin*|adopte*|rousse|roux";

/** Nouns that count what came of an action. */
export const outcomes =
  "sorties|sortie|sorties positives|retours a l'emploi|retour a l'emploi|embauches|embauche|abandons|abandon|exclusions|droits ouverts|ouvertures de droits|sanctions|radiations|cdi|cdd|reorientations|placements|titularisations";

/** Numbers in letters, up to ten, and more roughly. */
export const numerals = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix";
export const roughNumerals =
  "une dizaine|une douzaine|une quinzaine|une vingtaine|une trentaine|une quarantaine|une cinquantaine|une soixantaine|une centaine|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent";

/** After a title, the name of a function is none of a person: "M. le Préfet", "Madame la Présidente", "Monsieur Insertion" is. */
export const civilities =
  "M\\.|Mr\\.?|Mme|Mmes|Mlle|Mlles|MM\\.|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|Dr\\.?|Docteur|Docteure|Me|Maitre|Pr\\.?|Professeur|Soeur|Pere|Abbe";
export const functions =
  "Prefet|Prefete|Maire|Maires|President|Presidente|Directeur|Directrice|Conseiller|Conseillere|Ministre|Sous-prefet|Sous-Prefet|Sous-Prefete|Vice-President|Vice-Presidente|Chef|Cheffe|Secretaire|Depute|Deputee|Senateur|Senatrice|Referent|Referente|Delegue|Deleguee";

/** First names that are also words of other use are names only before a surname. */
export const firstNames =
  "Adam|Adrien|Agathe|Ahmed|Aicha|Alain|Albert|Alex|Alexandre|Alexandra|Alexis|Alice|Alicia|Ali|Aline|Amandine|Amelie|Amina|Anais|Andre|Andrea|Angelique|Anne|Annie|Anthony|Antoine|Antoinette|Arnaud|Arthur|Audrey|Aurelie|Aurelien|Axel|Baptiste|Benjamin|Benoit|Bernadette|Bernard|Brigitte|Bruno|Camille|Carole|Caroline|Catherine|Cecile|Cedric|Celine|Chantal|Charlene|Charles|Charlotte|Chloe|Christelle|Christian|Christiane|Christine|Christophe|Clara|Claire|Claudine|Clemence|Clement|Colette|Coralie|Corinne|Cyril|Damien|Daniel|Daniele|David|Deborah|Delphine|Denis|Denise|Didier|Dominique|Dylan|Edouard|Eliane|Elisabeth|Elise|Elodie|Emilie|Emma|Emmanuel|Emmanuelle|Enzo|Eric|Estelle|Eva|Fabien|Fabienne|Fabrice|Fanny|Fatima|Fatou|Florence|Florian|Francis|Franck|Francois|Francoise|Frederic|Gabriel|Gaelle|Genevieve|Georges|Gerard|Ghislaine|Gilbert|Gilles|Ginette|Gregory|Guillaume|Guy|Hassan|Helene|Henri|Herve|Hugo|Hugues|Ibrahim|Ines|Isabelle|Jacqueline|Jacques|Jean|Jeanne|Jeannine|Jennifer|Jeremy|Jerome|Jessica|Jimmy|Joel|Joelle|Johnny|Jonathan|Jordan|Joseph|Josette|Josiane|Julie|Julien|Juliette|Justine|Karim|Karine|Katia|Kelly|Kevin|Khadija|Laetitia|Laura|Laure|Laurence|Laurent|Lea|Leila|Leo|Lionel|Loic|Louis|Louise|Luc|Lucas|Lucie|Ludovic|Lydie|Magali|Manon|Marc|Marcel|Margaux|Marie|Marina|Marine|Marion|Marjorie|Martine|Mathieu|Mathilde|Matteo|Maud|Maurice|Maxime|Medhi|Mehdi|Melanie|Melissa|Michael|Michel|Michele|Micheline|Mireille|Mohamed|Mohammed|Monique|Morgan|Morgane|Moussa|Muriel|Myriam|Nadege|Nadia|Nadine|Nathalie|Nathan|Nicolas|Nicole|Noemie|Odette|Odile|Olivia|Olivier|Oceane|Pascal|Pascale|Patrice|Patricia|Patrick|Paul|Paulette|Pauline|Philippe|Pierre|Pierrette|Quentin|Rachel|Rachid|Raphael|Raymond|Rebecca|Regine|Regis|Remi|Remy|Rene|Renee|Richard|Robert|Roger|Roland|Romain|Romane|Roxane|Sabine|Sabrina|Said|Samantha|Samir|Samuel|Sandra|Sandrine|Sarah|Sebastien|Severine|Simone|Sofia|Solange|Sonia|Sophie|Stephane|Stephanie|Steven|Suzanne|Sylvain|Sylvie|Tatiana|Theo|Therese|Thierry|Thomas|Tiffany|Tom|Valentin|Valerie|Vanessa|Veronique|Vincent|Virginie|Wendy|William|Xavier|Yann|Yannick|Yasmina|Yves|Yvette|Yvonne|Youssef|Zoe|Zohra";
/** Before these a first name is that of a place, a house or a street. */
export const namesOfPlaces =
  "saint|sainte|st|ste|college|lycee|ecole|espace|centre|residence|maison|fondation|association|place|square|stade|gymnase|salle|hopital|foyer|institut|rue|avenue|boulevard|quai|cite|quartier|hotel|prix|amphitheatre|mediatheque|bibliotheque|theatre|parc|clinique|ehpad|campus|universite|loi|plan|rapport|decret|groupe|ogec|aci|ehpad";
/** Family names common enough to make a first name in small letters a person. */
export const familyNames =
  "martin|bernard|dubois|thomas|robert|richard|petit|durand|leroy|moreau|simon|laurent|lefebvre|michel|garcia|david|bertrand|roux|vincent|fournier|morel|girard|andre|lefevre|mercier|dupont|lambert|bonnet|francois|martinez|legrand|garnier|faure|rousseau|blanc|guerin|muller|henry|roussel|nicolas|perrin|morin|mathieu|clement|gauthier|dumont|lopez|fontaine|chevalier|robin|masson|sanchez|gerard|nguyen|boyer|denis|lemaire|duval|joly|gautier|roger|roche|roy|noel|meyer|lucas|meunier|jean|perez|marchand|dufour|blanchard|marie|barbier|brun|dumas|brunet|schmitt|leroux|colas|fernandez|pierre|renard|arnaud|rolland|caron|aubert|giraud|leclerc|vidal|bourgeois|renaud|lemoine|picard|gaillard|philippe|leclercq|lacroix|fabre|dupuis|olivier|rodriguez|da silva|hubert|louis|charles|guillot|riviere|le gall|guillaume|adam|rey|moulin|gonzalez|berger|lecomte|menard|fleury|deschamps|carpentier|julien|benoit|paris|maillard|marchal|aubry|vasseur|le roux|renault|jacquet|collet|prevost|poirier|charpentier|royer|huet|baron|dupuy|pons|paul|laine|carre|breton|remy|schneider|perrot|guyot|barre|marty|cousin|dupond";
