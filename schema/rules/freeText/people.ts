/** Words for somebody by what the law protects, in the singular: said so, they are one person and no public. */
export const afflicted =
  "sourde?|malentendante?|aveugle|malvoyante?|muette?|handicapee?|invalide|infirme|paraplegique|tetraplegique|amputee?|trisomique|autiste|schizophrene|bipolaire|depressif|depressive|psychotique|suicidaire|cancereux|cancereuse|diabetique|epileptique|seropositif|seropositive|obese|anorexique|alcoolique|toxicomane|toxico|droguee?|sevree?|enceinte|hospitalisee?|illettree?|analphabete|detenue?|incarceree?|condamnee?|ex-detenue?|delinquante?|battue?|violee?|maltraitee?|sans-papiers|clandestine?|refugiee?|immigree?|algerienn?e?|marocaine?|tunisienn?e?|turc|turque|syrienn?e?|afghane?|kosovare?|albanaise?|roumaine?|ukrainienn?e?|congolaise?|malienn?e?|senegalaise?|tchetchene|armenienn?e?|georgienn?e?|rom|tsigane|gitane?|irakienn?e?|iranienn?e?|erythreenn?e?|soudanaise?|guineenn?e?|ivoirienn?e?|bosniaque|serbe|russe|bulgare|musulmane?|juif|juive|voilee|homosexuelle?|lesbienne|transgenre|transsexuelle?|prostituee?|surendettee?|expulsee?|leucemique|dialysee?|demente?|alitee?|begue|nain|naine|mutique";

/** Somebody by a state that is not protected and yet tells them apart where they live. */
export const marked =
  "sdf|sans-abri|sans abri|clocharde?|marginale?|veuf|veuve|orpheline?|rousse|roux|rmiste|fille-mere";

/** Next of somebody. */
export const kin =
  "fils|fille|femme|mari|epouse|epoux|ex-femme|ex-mari|ex-compagne|ex-compagnon|soeur|frere|mere|pere|maman|papa|veuve|veuf|neveu|niece|cousine?|compagne|compagnon|conjointe?|oncle|tante|grand-mere|grand-pere|petit-fils|petite-fille|gendre|bru|belle-mere|beau-pere|belle-soeur|beau-frere|belle-fille|beau-fils|voisine?";

/** What somebody is known as where they live. */
export const callings =
  "maire|adjointe?|pharmacienn?e?|medecin|docteure?|boulangere?|bouchere?|epiciere?|cure|pasteur|imam|facteur|factrice|instituteur|institutrice|garde champetre|coiffeur|coiffeuse|garagiste|notaire|infirmiere?|cantonnier|veterinaire|buraliste|patronn?e?|gerante?|fermiere?|eleveur|eleveuse|macon|menuisier|plombier|ambulanciere?|pompier|gendarme|policiere?|professeure?|enseignante?|concierge|serveur|serveuse|caissiere?|cafetiere?|aubergiste|hoteliere?|restaurateur|restauratrice|dentiste|avocate?|kine|nourrice|sage-femme|directeur de l'ecole|directrice de l'ecole|president du club|presidente du club|conseiller municipal|conseillere municipale";
