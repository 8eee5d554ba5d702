# Tables as the hub flattens them: data frames with French labels, statuses and intervals.

table_of <- function(response, as_json, document = NULL, variables = list()) {
  refusals <- list()
  codes <- strsplit(c(response$headers[["hub-errors"]], "")[[1]], ", ", fixed = TRUE)[[1]]
  if (length(codes) > 0) {
    # A table has no place for sentences beside its rows: the same question in JSON gives them.
    refusals <- Filter(function(refusal) refusal$code %in% codes, refusals_in(as_json()$errors))
    explained <- vapply(refusals, function(refusal) refusal$code, "")
    unexplained <- lapply(setdiff(codes, explained), function(code) list(code = code, message = sentence("UNEXPLAINED")))
    refusals <- c(refusals, unexplained)
    warn_partial(refusals)
  }
  structure(
    rows_in(response$text),
    refusals = refusals,
    document = document,
    variables = variables,
    answered_at = instant_of(response$headers[["date"]])
  )
}

# One JSON object a line: a text is never read as a number, so that codes keep their zeros.
rows_in <- function(ndjson) {
  rows <- jsonlite::fromJSON(paste0("[", gsub("\n", ",", trimws(ndjson), fixed = TRUE), "]"))
  if (!is.data.frame(rows)) return(data.frame())
  for (name in intersect(c("value", "bounds_min", "bounds_max"), names(rows))) rows[[name]] <- as.numeric(rows[[name]])
  if ("status" %in% names(rows)) rows$status <- factor(rows$status, levels = status_codes())
  rows
}

# ISO 8601, of an HTTP date, in whatever language this machine writes its months.
instant_of <- function(date) {
  if (is.null(date)) return(NULL)
  parts <- strsplit(date, " ", fixed = TRUE)[[1]]
  month <- match(parts[[3]], c("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
  sprintf("%s-%02d-%sT%sZ", parts[[4]], month, parts[[2]], parts[[5]])
}

question <- function(document, variables) {
  variables <- variables[!vapply(variables, is.null, TRUE)]
  list(query = document, variables = if (length(variables) == 0) structure(list(), names = character()) else variables)
}

# A list of one stays a list.
listed <- function(values) if (!is.null(values)) I(as.character(values))

# Variables as an address writes them.
addressed <- function(variables) {
  variables <- variables[!vapply(variables, is.null, TRUE)]
  encoded <- vapply(variables, function(value) {
    text <- if (is.logical(value)) tolower(as.character(value)) else as.character(value)
    utils::URLencode(enc2utf8(paste(text, collapse = ",")), reserved = TRUE)
  }, "")
  paste(names(variables), encoded, sep = "=", collapse = "&")
}
