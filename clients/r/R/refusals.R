# Refusals are conditions: "pacte_refusal" with a class of its kind (pacte_limit, pacte_busy, pacte_sign_in, pacte_not_open,
# pacte_absent, pacte_silent, pacte_question). Each has the hub's stable code, its French sentence, and what to change.

kind_of <- function(code) {
  kinds <- of_contract("refusals")
  of_code <- Filter(function(kind) code %in% unlist(kinds[[kind]]$codes), names(kinds))
  if (length(of_code) > 0) of_code[[1]] else "QUESTION"
}

refuse <- function(code, message, status = NULL, retry_after = NULL, refusals = list()) {
  stop(refusal_condition(code, message, status, retry_after, refusals))
}

refusal_condition <- function(code, message, status = NULL, retry_after = NULL, refusals = list()) {
  kind <- kind_of(code)
  todo <- of_contract("refusals")[[kind]]$todo
  structure(
    class = c(paste0("pacte_", tolower(kind)), "pacte_refusal", "error", "condition"),
    list(
      message = paste0("[", code, "] ", message, "\n", todo),
      call = NULL,
      code = code,
      sentence = message,
      todo = todo,
      status = status,
      retry_after = retry_after,
      refusals = refusals
    )
  )
}

# Errors of a GraphQL answer; the same refusal of several places is one.
refusals_in <- function(errors) {
  refusals <- lapply(errors, function(error) {
    code <- error$extensions$code
    list(
      code = if (is.null(code)) "INTERNAL" else code,
      message = if (is.null(error$extensions$sentence)) error$message else error$extensions$sentence,
      path = unlist(error$path),
      institution = error$extensions$institution
    )
  })
  refusals[!duplicated(lapply(refusals, function(refusal) refusal[c("code", "message", "institution")]))]
}

warn_partial <- function(refusals) {
  if (length(refusals) == 0) return(invisible())
  lines <- vapply(refusals, function(refusal) paste0("[", refusal$code, "] ", refusal$message), "")
  warning(structure(
    class = c("pacte_partial", "warning", "condition"),
    list(message = sentence("PARTIAL", refusals = paste(lines, collapse = " ; ")), call = NULL, refusals = refusals)
  ))
}

pacte_refusals <- function(table) {
  refusals <- attr(table, "refusals")
  if (is.null(refusals)) list() else refusals
}
