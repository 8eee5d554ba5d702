# The hub, as one reader asks it.

pacte_hub <- function(url = "http://127.0.0.1:4000", token = NULL, as_of = NULL, purpose = NULL,
                      timeout = 60, retries = 3, patience = 60) {
  if (!grepl("^https?://[^/]", url)) refuse("INVALID_ADDRESS", sentence("INVALID_ADDRESS", place = url))
  hub <- new.env(parent = emptyenv())
  hub$root <- sub("/graphql$", "", sub("/+$", "", url))
  hub$token <- token
  hub$as_of <- as_of
  hub$purpose <- purpose
  hub$timeout <- timeout
  hub$retries <- retries
  hub$patience <- patience
  hub$sleep <- Sys.sleep
  structure(hub, class = "pacte_hub")
}

# Neither token nor key is ever shown.
print.pacte_hub <- function(x, ...) {
  cat("<pacte_hub> ", x$root, if (!is.null(x$token)) " (jeton)", if (!is.null(x$as_of)) paste0(" au ", x$as_of), "\n", sep = "")
  invisible(x)
}

pacte_catalogue <- function(hub, origin = "REAL") {
  table <- pacte_query(hub, document("catalogue"), list(origin = origin))
  of <- pacte_dimensions(hub)
  of <- unique(of[!is.na(of$dimension_code), c("institution", "dataset_id", "dimension_code")])
  named <- tapply(of$dimension_code, paste(of$institution, of$dataset_id, sep = ":"), paste, collapse = " | ")
  table$dimensions <- unname(as.character(named[paste(table$institution, table$id, sep = ":")]))
  table
}

pacte_dimensions <- function(hub) pacte_query(hub, document("dimensions"))

pacte_rates <- function(hub) pacte_query(hub, document("rates"))

pacte_territories <- function(hub, level = NULL, name = NULL) {
  pacte_query(hub, document("territories"), list(level = level, name = name))
}

pacte_series <- function(hub, dataset, territories = NULL, level = NULL, from = NULL, to = NULL, by = NULL,
                         origin = "REAL") {
  place <- place_of(hub, dataset)
  # The levels would be mixed, and a sum of them wrong.
  if (is.null(territories) && is.null(level)) refuse("PLACE_NEEDED", sentence("PLACE_NEEDED"))
  variables <- list(codes = listed(territories), level = level, from = from, to = to, by = listed(by), origin = origin)
  variables <- variables[!vapply(variables, is.null, TRUE)]
  pacte_query(hub, series_document(place$document, place$institution, place$field), variables)
}

pacte_query <- function(hub, document, variables = list(), sheet = NULL) {
  search <- addressed(c(list(format = "ndjson"), feuille = sheet))
  body <- question(document, variables)
  response <- request(hub, "POST", paste0("/graphql?", search), body)
  table_of(response, function() answered(hub, body), document, variables)
}

pacte_ask <- function(hub, document, variables = list()) {
  answer <- answered(hub, question(document, variables), repeatable = FALSE)
  refusals <- refusals_in(answer$errors)
  if (is.null(answer$data)) {
    first <- c(refusals, list(list(code = "NOT_A_HUB", message = sentence("NOT_A_HUB", status = 200))))[[1]]
    refuse(first$code, first$message, refusals = refusals)
  }
  warn_partial(refusals)
  structure(answer$data, refusals = refusals)
}

pacte_saved <- function(hub, name, ..., key = NULL, sheet = NULL) {
  search <- addressed(c(list(...), feuille = sheet))
  path <- paste0("/q/", utils::URLencode(name, reserved = TRUE))
  response <- request(hub, "GET", paste0(path, ".ndjson?", search), key = key)
  table_of(response, function() parsed(request(hub, "GET", paste0(path, ".json?", search), key = key)))
}

pacte_citation <- function(hub, asked, variables = list()) {
  of_table <- is.data.frame(asked)
  if (of_table && is.null(attr(asked, "document"))) refuse("NOT_CITABLE", sentence("NOT_CITABLE"))
  body <- if (of_table) question(attr(asked, "document"), attr(asked, "variables")) else question(asked, variables)
  instant <- if (of_table && is.null(hub$as_of)) attr(asked, "answered_at")
  parsed(request(hub, "POST", "/citations", body, instant = instant, repeatable = FALSE))$citation
}

pacte_open_citation <- function(hub, link) {
  answer <- parsed(request(hub, "GET", sub("^[a-z]+://[^/]+", "", link)))
  c(answer$verdict, list(citation = answer$citation))
}

# Document, field of the institution and field of the figures of a dataset or a rate; read once.
place_of <- function(hub, dataset) {
  places <- if (is.null(hub$places)) read_places(hub) else hub$places
  place <- places[dataset == places$id | dataset == paste(places$institution, places$id, sep = ":"), ]
  if (nrow(place) == 0) {
    distances <- utils::adist(dataset, places$id)
    hint <- if (any(distances <= nchar(dataset) / 3)) sentence("NEAREST", nearest = places$id[which.min(distances)])
    refuse("UNKNOWN_DATASET", paste0(sentence("UNKNOWN_DATASET", dataset = dataset), hint))
  }
  list(document = place$document[1], institution = place$series[1], field = place$field[1])
}

read_places <- function(hub) {
  columns <- c("institution", "id", "series", "field")
  datasets <- pacte_query(hub, document("catalogue"))
  rates <- pacte_query(hub, document("rates"))
  listed_places <- rbind(cbind(document = "series", datasets[columns]), cbind(document = "rate", rates[columns]))
  places <- listed_places[!is.na(listed_places$id) & !is.na(listed_places$field), ]
  # What a silent institution has is asked for again.
  if (length(c(pacte_refusals(datasets), pacte_refusals(rates))) == 0) hub$places <- places
  places
}

answered <- function(hub, body, repeatable = TRUE) {
  accept <- "application/graphql-response+json, application/json;q=0.9"
  parsed(request(hub, "POST", "/graphql", body, accept = accept, repeatable = repeatable))
}

request <- function(hub, method, path, body = NULL, key = NULL, accept = "application/json, */*;q=0.1",
                    instant = NULL, repeatable = TRUE) {
  refuse_insecure(hub, key)
  for (again in c(FALSE, TRUE)) {
    headers <- c(
      accept = accept,
      if (is.null(key)) bearer(hub$token) else basic(key),
      "hub-as-of" = if (is.null(instant)) hub$as_of else instant,
      "hub-purpose" = hub$purpose
    )
    response <- send(hub, method, path, headers, body, repeatable)
    # A token lasts minutes: whoever gives them is asked for another, once.
    if (response$status != 401 || again || !is.null(key) || !is.function(hub$token)) break
  }
  if (response$status < 200 || response$status >= 300) refuse_response(response)
  response
}

bearer <- function(token) {
  text <- if (is.function(token)) token() else token
  text <- if (is.null(text)) "" else trimws(text)
  if (text == "") return(NULL)
  # What no header can hold is never repeated.
  if (!grepl("^[\\x21-\\x7e]+$", text, perl = TRUE)) refuse("TOKEN_MALFORMED", sentence("TOKEN_MALFORMED"))
  c(authorization = paste("Bearer", text))
}

# HTTP Basic: a key's id is the name, its secret the password; never in an address.
basic <- function(key) {
  encoded <- jsonlite::base64_enc(charToRaw(paste0(key[["id"]], ":", key[["secret"]])))
  c(authorization = paste("Basic", gsub("\n", "", encoded, fixed = TRUE)))
}

# Credentials would be read on their way: HTTP without TLS, other than to this machine.
refuse_insecure <- function(hub, key) {
  here <- grepl("^http://(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?(/|$)", hub$root)
  if ((is.null(hub$token) && is.null(key)) || here || startsWith(hub$root, "https://")) return(invisible())
  refuse("INSECURE_ADDRESS", sentence("INSECURE_ADDRESS", place = hub$root))
}
