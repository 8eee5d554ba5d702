# What all clients of the hub share (clients/contract of the repository): documents, statuses, kinds of refusals, sentences.

contract_text <- function(...) {
  path <- system.file("contract", ..., package = "pactehub", mustWork = TRUE)
  paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

contract_json <- function(name) {
  jsonlite::fromJSON(contract_text(paste0(name, ".json")), simplifyVector = TRUE, simplifyDataFrame = FALSE)
}

document <- function(name) contract_text("operations", paste0(name, ".graphql"))

# For the field of an institution: both are names that the hub's own catalogue gives.
series_document <- function(name, institution, field) {
  gsub("FIELD", field, gsub("INSTITUTION", institution, document(name), fixed = TRUE), fixed = TRUE)
}

# Read once a session.
contract <- new.env(parent = emptyenv())
of_contract <- function(name) {
  if (is.null(contract[[name]])) assign(name, contract_json(name), envir = contract)
  contract[[name]]
}

status_codes <- function() names(of_contract("vocabulary")$statuses)
dimension_columns <- function() unlist(of_contract("vocabulary")$dimensions)

sentence <- function(name, ..., of = "errors") {
  text <- of_contract("sentences")[[of]][[name]]
  for (word in names(list(...))) {
    text <- gsub(paste0("{", word, "}"), as.character(list(...)[[word]]), text, fixed = TRUE)
  }
  text
}
