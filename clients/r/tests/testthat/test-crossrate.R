# The hub's own rule, computed again: the vectors are written by the rule itself.
vectors_file <- function() Sys.getenv("PACTE_HUB_VECTORS", testthat::test_path("..", "..", "..", "contract", "crossRate.json"))

test_that("every vector gives what the rule gives", {
  skip_if_not(file.exists(vectors_file()), "the vectors are in the repository (clients/contract/crossRate.json)")
  vectors <- jsonlite::fromJSON(vectors_file(), simplifyVector = FALSE)
  expect_gt(length(vectors), 150)
  of <- function(given, default) if (is.null(given)) default else given
  absent <- function(number) if (is.null(number)) NA_real_ else as.numeric(number)
  for (vector in vectors) {
    rule <- vector[[3]]
    expected <- vector[[4]]
    found <- pacte_cross_rate(
      vector[[1]], vector[[2]],
      per = of(rule$per, 100), is_part = of(rule$isPart, FALSE), decimals = of(rule$decimals, 2)
    )
    wanted <- list(
      value = absent(expected$value),
      bounds = c(absent(expected$bounds$min), absent(expected$bounds$max)),
      status = expected$status,
      comparability = expected$comparability
    )
    if (!identical(found, wanted)) fail(paste("differs:", jsonlite::toJSON(vector, auto_unbox = TRUE)))
  }
  succeed()
})

row_of <- function(period, value, code = verdun, ...) {
  data.frame(
    code = code, name = "CA du Grand Verdun", level = "EPCI", period = period, value = value, unit = "PERSON",
    status = if (is.na(value)) NA else "PUBLISHED", bounds_min = value, bounds_max = value, coverage_present = 1,
    coverage_expected = 1, release_measure = "STOCK", release_regime = NA, ...
  )
}

test_that("rows of two series are one table of rates", {
  rate <- pacte_cross_rates(row_of("2021-12", 50), row_of("2021-Q4", 200))
  expect_equal(c(rate$value, rate$bounds_min, rate$bounds_max), c(25, 25, 25))
  expect_equal(as.character(rate$status), "PUBLISHED")
  expect_match(rate$comparability, "Un chiffre de 2021-12", fixed = TRUE)
})

test_that("no row is left out", {
  several <- rbind(row_of("2020", 200), row_of("2021", 210))
  expect_error(pacte_cross_rates(row_of("2019", 50), several), class = "pacte_refusal")
  expect_equal(nrow(pacte_cross_rates(row_of("2019", 50), several, periods = c("2019" = "2020"))), 1)
  silent <- row_of(NA_character_, NA_real_)
  expect_true(is.na(pacte_cross_rates(row_of("2019", 50), silent)$value))
  expect_true(is.na(pacte_cross_rates(silent, several)$status))
  expect_error(pacte_cross_rates(row_of("2021", 50, sex = "FEMALE"), row_of("2021", 200)), class = "pacte_refusal")
})

test_that("a number too large for an exact quotient is not rounded", {
  expect_error(pactehub:::quotient(2^53, 3), "calcul exact")
})
