# The hub that the repository's tests start (test/clients.test.ts), and a server beside it that is busy, cut off or partial on demand.
real <- function() {
  said <- Sys.getenv("PACTE_HUB_TEST")
  if (said == "") testthat::skip("no hub is running here (PACTE_HUB_TEST): test/clients.test.ts starts one")
  jsonlite::fromJSON(said)
}

verdun <- "200049187"

# A reader of that server, who waits without waiting.
scripted <- function(scenario, ...) {
  hub <- pacte_hub(paste0(real()$script, "/", scenario), ...)
  hub$waits <- numeric()
  hub$sleep <- function(seconds) hub$waits <- c(hub$waits, seconds)
  hub
}

refusal_of <- function(code) tryCatch(code, pacte_refusal = function(refusal) refusal)
