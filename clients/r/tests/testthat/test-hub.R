# Against the real hub that the repository's tests start: open data of the Meuse.

test_that("the catalogue says what there is", {
  hub <- pacte_hub(real()$url)
  catalogue <- pacte_catalogue(hub)
  row <- catalogue[catalogue$institution == "caf" & catalogue$id == "rsa-households", ]
  expect_equal(row$unit_label, "Foyer allocataire")
  expect_match(row$periods, "2021-12", fixed = TRUE)
  expect_match(row$levels, "COMMUNE", fixed = TRUE)
  expect_equal(row$dimensions, "HOUSEHOLD_TYPE")
  expect_true("SEX" %in% pacte_dimensions(hub)$dimension_code)
})

test_that("a series is a data frame with labels, statuses and intervals", {
  hub <- pacte_hub(real()$url)
  households <- pacte_series(hub, "rsa-households", territories = verdun, from = "2021-12", to = "2021-12")
  expect_equal(households[c("code", "name", "period")], data.frame(code = verdun, name = "CA du Grand Verdun", period = "2021-12"))
  expect_equal(c(households$value, households$bounds_min, households$bounds_max), c(1260, 1246, 1326))
  expect_equal(as.character(households$status), "ROUNDED")
  expect_equal(households$unit_label, "Foyer allocataire")
  communes <- pacte_series(hub, "caf:rsa-households", level = "COMMUNE", from = "2021-12", to = "2021-12")
  expect_equal(nrow(communes), 499)
  expect_type(communes$code, "character")
  rate <- pacte_series(hub, "rsa-share-of-claimants", territories = verdun, from = "2021-12", to = "2021-12")
  expect_true(rate$bounds_min < rate$value && rate$value < rate$bounds_max)
})

test_that("two institutions make a rate with its interval", {
  hub <- pacte_hub(real()$url)
  households <- pacte_series(hub, "rsa-households", territories = verdun, from = "2021-12", to = "2021-12")
  jobseekers <- pacte_series(hub, "jobseekers", territories = verdun, from = "2021-Q4", to = "2021-Q4")
  rate <- pacte_cross_rates(households, jobseekers)
  expect_equal(rate$value, 55.02)
  expect_true(rate$bounds_min < 55.02 && 55.02 < rate$bounds_max)
  expect_match(rate$comparability, "rapport entre deux", fixed = TRUE)
})

test_that("any document is a table, and what is missing is said", {
  hub <- pacte_hub(real()$url)
  document <- 'query ($code: ID!) { territory(code: $code) { caf { rsaHouseholds(from: "2021-12") { value } } } }'
  expect_equal(pacte_query(hub, document, list(code = verdun))$value[1], 1260)
  expect_true("citation" %in% unlist(pacte_query(hub, document, list(code = verdun), sheet = "Sources")[[1]]))
  expect_equal(pacte_ask(hub, document, list(code = verdun))$territory$caf$rsaHouseholds[[1]]$value, 1260)
  partial <- '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } }
    department { orientations { value } } } }'
  expect_warning(table <- pacte_query(hub, partial), class = "pacte_partial")
  expect_gt(length(pacte_refusals(table)), 0)
  expect_false(all(is.na(table$value)))
})

test_that("a refusal says what to do", {
  hub <- pacte_hub(real()$url)
  expect_match(refusal_of(pacte_series(hub, "rsa-household"))$sentence, "rsa-households", fixed = TRUE)
  expect_equal(refusal_of(pacte_series(hub, "rsa-households"))$code, "PLACE_NEEDED")
  reversed <- refusal_of(pacte_series(hub, "rsa-households", level = "EPCI", from = "2021-12", to = "2020-12"))
  expect_equal(reversed$code, "PERIOD_REVERSED")
  expect_s3_class(refusal_of(pacte_series(hub, "rsa-households", level = "EPCI", by = "SEX")), "pacte_absent")
  expect_s3_class(refusal_of(pacte_series(hub, "rsa-households", territories = "99999")), "pacte_absent")
  expect_s3_class(refusal_of(pacte_query(hub, "{ territoires { code } }")), "pacte_question")
  long <- "{ territories { caf { rsaHouseholds(by: HOUSEHOLD_TYPE, origin: DEMONSTRATION) { value }
    claimantHouseholds(by: HOUSEHOLD_TYPE, origin: DEMONSTRATION) { value } } } }"
  expect_s3_class(refusal_of(pacte_query(hub, long)), "pacte_limit")
  expect_s3_class(refusal_of(pacte_citation(hub, "{ caf { id } }")), "pacte_sign_in")
})

test_that("a saved query is read by its key", {
  hub <- pacte_hub(real()$url)
  saved <- real()$saved
  expect_equal(pacte_saved(hub, saved$name, key = saved$key, epci = verdun)$value, c(1260, 2290))
  wrong <- list(id = saved$key$id, secret = "wrong")
  expect_s3_class(refusal_of(pacte_saved(hub, saved$name, key = wrong, epci = verdun)), "pacte_sign_in")
})

test_that("a table is cited, and its citation answers the same", {
  hub <- pacte_hub(real()$url, token = function() real()$token)
  households <- pacte_series(hub, "rsa-households", territories = verdun, from = "2021-12", to = "2021-12")
  citation <- pacte_citation(hub, households)
  expect_match(citation$reference, citation$link, fixed = TRUE)
  verdict <- pacte_open_citation(hub, citation$link)
  expect_equal(verdict$kind, "IDENTICAL")
  expect_equal(verdict$citation$hash, citation$hash)
})
