// Written by clients/generate.mjs from clients/contract and the supergraph: do not edit.
export const documents = {
  "catalogue": "query catalogue($origin: Origin! = REAL) {\n  caf {\n    ...Datasets\n  }\n  department {\n    ...Datasets\n  }\n  poleEmploi {\n    ...Datasets\n  }\n  siae {\n    ...Datasets\n  }\n}\n\nfragment Datasets on Publisher {\n  institution: id\n  institutionName: name\n  datasets {\n    id\n    title\n    definition\n    unit\n    measure\n    regime\n    levels\n    periodicity\n    periods(origin: $origin)\n    producer\n    field\n    nextPublication {\n      on\n      sentence\n    }\n  }\n}\n",
  "dimensions": "query dimensions {\n  caf {\n    ...Dimensions\n  }\n  department {\n    ...Dimensions\n  }\n  poleEmploi {\n    ...Dimensions\n  }\n  siae {\n    ...Dimensions\n  }\n}\n\nfragment Dimensions on Publisher {\n  institution: id\n  dataset: datasets {\n    id\n    title\n    dimension: dimensions {\n      code: dimension\n      title: label\n      isPublished\n      values {\n        code\n        label\n        isPossible\n      }\n    }\n  }\n}\n",
  "rate": "query rate($level: Level, $codes: [ID!], $from: String, $to: String, $by: [Dimension!], $origin: Origin! = REAL) {\n  territories(level: $level, codes: $codes) {\n    code\n    name\n    level\n    INSTITUTION {\n      FIELD(from: $from, to: $to, by: $by, origin: $origin) {\n        period\n        value\n        unit\n        per\n      }\n    }\n  }\n}\n",
  "rates": "query rates {\n  caf {\n    ...Rates\n  }\n  department {\n    ...Rates\n  }\n  poleEmploi {\n    ...Rates\n  }\n  siae {\n    ...Rates\n  }\n}\n\nfragment Rates on Publisher {\n  institution: id\n  dataset: datasets {\n    id\n    rates {\n      id\n      definition\n      unit\n      per\n      numerator\n      denominator\n      leastDenominator\n      dimensions\n      field\n    }\n  }\n}\n",
  "series": "query series($level: Level, $codes: [ID!], $from: String, $to: String, $by: [Dimension!], $origin: Origin! = REAL) {\n  territories(level: $level, codes: $codes) {\n    code\n    name\n    level\n    INSTITUTION {\n      FIELD(from: $from, to: $to, by: $by, origin: $origin) {\n        period\n        value\n        release {\n          id\n          unit\n          measure\n          regime\n        }\n      }\n    }\n  }\n}\n",
  "territories": "query territories($level: Level, $name: String) {\n  territories(level: $level, name: $name) {\n    code\n    name\n    level\n    population\n    parent {\n      code\n      name\n    }\n  }\n}\n"
} as const;

export const refusalKinds = {
  "LIMIT": {
    "codes": [
      "QUERY_TOO_COSTLY",
      "BUDGET_SPENT",
      "ANSWER_TOO_LARGE",
      "TABLE_TOO_LONG",
      "TABLE_CELL_TOO_LONG",
      "BODY_TOO_LARGE",
      "URI_TOO_LONG",
      "HEADERS_TOO_LARGE",
      "INVALID_LENGTH",
      "NOT_PLANNABLE",
      "SAVED_QUERIES_FULL"
    ],
    "todo": "Demandez moins à la fois : moins de territoires, de périodes ou de ventilations. Chaque limite est à /docs/limites, à l'adresse du hub."
  },
  "BUSY": {
    "codes": ["PLANNERS_BUSY", "ANSWER_INTERRUPTED", "OVERLOADED", "HUB_UNAVAILABLE", "STORE_UNAVAILABLE", "UNREACHABLE", "LATE"],
    "beforeExecution": ["PLANNERS_BUSY", "BUDGET_SPENT"],
    "todo": "Réessayez dans un instant."
  },
  "SIGN_IN": {
    "codes": [
      "UNAUTHENTICATED",
      "SIGN_IN_NEEDED",
      "ACCESS_KEY_NEEDED",
      "ACCESS_KEY_REFUSED",
      "TOKEN_NOT_EXCHANGED",
      "TOKEN_NOT_ACCEPTED",
      "TOKEN_MALFORMED"
    ],
    "todo": "Présentez-vous : le jeton de votre institution (token), ou la clé d'une requête enregistrée (key)."
  },
  "NOT_OPEN": {
    "codes": ["NOT_GRANTED", "DOOR_CLOSED", "UNAUTHORIZED_FIELD_OR_TYPE", "EMBARGOED", "WITHDRAWN"],
    "todo": "Demandez plus large, ou ce que l'institution vous ouvre : { caf { access { dataset decision finest reason } } } le dit."
  },
  "ABSENT": {
    "codes": [
      "NOT_PUBLISHED",
      "PERIOD_NOT_PUBLISHED",
      "LEVEL_NOT_PUBLISHED",
      "BREAKDOWN_NOT_PUBLISHED",
      "NOT_BROKEN_DOWN",
      "UNKNOWN_DATASET",
      "UNKNOWN_TERRITORY"
    ],
    "todo": "Le catalogue dit ce qui est publié (jeux, niveaux, périodes, ventilations), et la liste des territoires leurs codes."
  },
  "SILENT": {
    "codes": ["PARTNER_UNAVAILABLE", "PARTNER_ANSWER_INVALID", "JOURNAL_UNAVAILABLE"],
    "todo": "Une institution n'a pas répondu, les autres si : redemandez plus tard, ou dites le tableau partiel."
  },
  "QUESTION": {
    "codes": [],
    "todo": "Corrigez la question comme le dit la phrase ; /docs/codes, à l'adresse du hub, donne tous les codes."
  }
} as const;

export const sentences = {
  "UNREACHABLE": "Le hub ne se joint pas à {place} ({why}) : vérifiez l'adresse.",
  "LATE": "Le hub ({place}) n'a pas répondu à temps : demandez moins à la fois, ou augmentez timeout.",
  "NOT_A_HUB": "L'adresse ne répond pas comme le hub (HTTP {status}) : vérifiez-la.",
  "INSECURE_ADDRESS": "Un jeton ou une clé ne s'envoie pas en clair : écrivez l'adresse en https ({place}).",
  "TOKEN_MALFORMED": "Le jeton a un caractère qui ne se transmet pas, comme une fin de ligne en son milieu : recopiez-le entier, sur une ligne.",
  "UNKNOWN_DATASET": "« {dataset} » n'est ni un jeu ni un taux du catalogue.",
  "NEAREST": " Vouliez-vous dire « {nearest} » ?",
  "PLACE_NEEDED": "Dites où : des codes (territories), ou un niveau (level : DEPARTMENT, ARRONDISSEMENT, EPCI ou COMMUNE). Sans eux, les quatre niveaux se mêlent, et leur somme compte quatre fois les mêmes.",
  "INVALID_ADDRESS": "« {place} » n'est pas une adresse : écrivez-la entière, par exemple « https://hub.exemple.fr » ou « http://127.0.0.1:4000 ».",
  "UNMATCHED": "Le dénominateur n'a pas de ligne pour {code}, {period} : demandez les mêmes territoires et les mêmes ventilations des deux côtés, et dites les périodes qui se répondent (periods).",
  "NOT_CITABLE": "Ce tableau n'a pas de question : citez le document et ses variables.",
  "PARTIAL": "Réponse partielle : {refusals}",
  "UNEXPLAINED": "La phrase manque : /docs/codes, à l'adresse du hub, donne tous les codes."
} as const;

export const dimensionColumns: readonly string[] = ["structureKind","sex","age","householdType","category","pathway","delay","exitKind","sanctionLevel","rsaAtEntry","recommendation"];
