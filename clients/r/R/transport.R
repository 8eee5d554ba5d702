# HTTP to the hub: no redirection is followed, and what is worth asking again is asked again.

# Of the hub, or of a proxy before it while it starts.
busy_statuses <- c(429L, 502L, 503L, 504L)

# The answer, whatever its status is, once no retry would change it; refuses when there is none.
# repeatable: it changes nothing, so that it may be sent twice when a line is cut.
send <- function(hub, method, path, headers, body = NULL, repeatable = TRUE) {
  for (attempt in seq_len(hub$retries + 1)) {
    last <- attempt > hub$retries
    response <- tryCatch(send_once(hub, method, path, headers, body, repeatable), pacte_cut = function(cut) cut)
    if (inherits(response, "pacte_cut")) {
      if (last || !is_worth_repeating(response, repeatable)) stop(response$refusal)
      pause <- 0
    } else {
      pause <- if (is.null(response$retry_after)) 0 else response$retry_after
      if (last || !is_busy(response, repeatable) || pause > hub$patience) return(response)
    }
    hub$sleep(max(pause, 2^(attempt - 1)))
  }
}

send_once <- function(hub, method, path, headers, body, repeatable) {
  handle <- curl::new_handle()
  # A redirection would carry the reader's token elsewhere.
  curl::handle_setopt(handle, customrequest = method, followlocation = 0L, accept_encoding = "gzip")
  # On a connection that it used before, curl sends again by itself what got no answer: what may be an act has a new one.
  curl::handle_setopt(handle, timeout_ms = as.integer(hub$timeout * 1000), fresh_connect = as.integer(!repeatable))
  if (!is.null(body)) {
    bytes <- charToRaw(enc2utf8(jsonlite::toJSON(body, auto_unbox = TRUE, null = "null", digits = NA)))
    curl::handle_setopt(handle, post = 1L, postfieldsize = length(bytes), postfields = bytes)
    headers <- c(headers, "content-type" = "application/json")
  }
  curl::handle_setheaders(handle, .list = as.list(headers))
  answer <- tryCatch(
    curl::curl_fetch_memory(paste0(hub$root, path), handle = handle),
    error = function(error) stop(cut_line(hub, conditionMessage(error)))
  )
  headers_received <- curl::parse_headers_list(answer$headers)
  names(headers_received) <- tolower(names(headers_received))
  seconds <- headers_received[["retry-after"]]
  text <- rawToChar(answer$content)
  Encoding(text) <- "UTF-8"
  list(
    status = answer$status_code,
    headers = headers_received,
    text = text,
    # The hub writes no date there.
    retry_after = if (!is.null(seconds) && grepl("^[0-9]+$", seconds)) as.numeric(seconds)
  )
}

# No answer came.
cut_line <- function(hub, why) {
  late <- grepl("timed out|timeout", why, ignore.case = TRUE)
  refusal <- if (late) {
    refusal_condition("LATE", sentence("LATE", place = hub$root))
  } else {
    refusal_condition("UNREACHABLE", sentence("UNREACHABLE", place = hub$root, why = why))
  }
  before_sending <- grepl("connect to|resolve host|connection refused", why, ignore.case = TRUE) && !late
  structure(
    class = c("pacte_cut", "error", "condition"),
    list(message = why, call = NULL, refusal = refusal, before_sending = before_sending)
  )
}

# What was too long for its reader would be so again, and cost the hub as much.
is_worth_repeating <- function(cut, repeatable) {
  cut$before_sending || (repeatable && cut$refusal$code != "LATE")
}

is_busy <- function(response, repeatable) {
  if (!response$status %in% busy_statuses) return(FALSE)
  answer <- tryCatch(parsed(response), pacte_refusal = function(refusal) NULL)
  codes <- vapply(refusals_in(answer$errors), function(refusal) refusal$code, "")
  busy <- of_contract("refusals")$BUSY
  # Said before anything is done: an act too may be sent again.
  if (!repeatable) return(any(codes %in% busy$beforeExecution))
  length(codes) == 0 || any(codes %in% c(busy$codes, busy$beforeExecution))
}

# The body, read as JSON; a proxy may answer in a page of its own.
parsed <- function(response) {
  # Evaluated before the handlers stand: a refusal of the request itself is none of theirs.
  force(response)
  tryCatch(
    jsonlite::fromJSON(response$text, simplifyVector = FALSE),
    error = function(error) {
      code <- if (response$status %in% busy_statuses) "UNREACHABLE" else "NOT_A_HUB"
      refuse(code, sentence("NOT_A_HUB", status = response$status), status = response$status)
    }
  )
}

refuse_response <- function(response) {
  refusals <- refusals_in(parsed(response)$errors)
  if (length(refusals) == 0) refuse("NOT_A_HUB", sentence("NOT_A_HUB", status = response$status), status = response$status)
  first <- refusals[[1]]
  refuse(first$code, first$message, response$status, response$retry_after, refusals)
}
