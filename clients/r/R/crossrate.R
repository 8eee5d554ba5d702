# The ratio of one institution's figure to another's: the hub's own rule (schema/rules/crossRate.ts of the repository), to the
# last decimal. Tested against vectors that the rule itself writes.

# Below, one case moves the rate too much for it to mean anything.
least_cases <- 20
strictness <- c(
  "PUBLISHED", "ROUNDED", "PARTIAL", "NOT_APPLICABLE", "NOT_COLLECTED", "WITHHELD", "EMBARGOED", "WITHDRAWN"
)

pacte_cross_rate <- function(numerator, denominator, per = 100, is_part = FALSE, decimals = 2) {
  above <- term_of(numerator)
  below <- term_of(denominator)
  c(rate_of(above, below, per, is_part, decimals), list(comparability = comparability(above, below)))
}

pacte_cross_rates <- function(numerators, denominators, periods = NULL, ...) {
  denominator_places <- places_in(numerators, periods_between(numerators, denominators, periods))
  at <- match(denominator_places, places_in(denominators))
  # An institution that did not answer leaves a row without period and status.
  silent <- is.na(numerators$status) | (is.na(at) & numerators$code %in% denominators$code[is.na(denominators$status)])
  at[silent] <- NA
  if (anyNA(at[!silent])) {
    row <- numerators[which(is.na(at) & !silent)[1], ]
    refuse("UNMATCHED", sentence("UNMATCHED", code = row$code, period = row$period))
  }
  rows <- lapply(seq_along(at), function(i) {
    if (silent[i]) row_of_silence(numerators[i, ]) else row_of_rate(numerators[i, ], denominators[at[i], ], ...)
  })
  rates <- do.call(rbind, rows)
  rates$status <- factor(rates$status, levels = status_codes())
  structure(rates, refusals = c(pacte_refusals(numerators), pacte_refusals(denominators)))
}

row_of_rate <- function(row, denominator, ...) {
  rate <- pacte_cross_rate(as.list(row), as.list(denominator), ...)
  sentences <- vapply(rate$comparability, function(caution) caution$sentence, "")
  data.frame(
    place_in(row),
    denominator_period = denominator$period,
    value = rate$value,
    status = rate$status,
    bounds_min = rate$bounds[1],
    bounds_max = rate$bounds[2],
    comparability = if (length(sentences) > 0) paste(sentences, collapse = " | ") else NA_character_,
    numerator = row$value,
    denominator = denominator$value,
    row.names = NULL
  )
}

row_of_silence <- function(row) {
  data.frame(
    place_in(row),
    denominator_period = NA_character_,
    value = NA_real_,
    status = NA_character_,
    bounds_min = NA_real_,
    bounds_max = NA_real_,
    comparability = NA_character_,
    numerator = NA_real_,
    denominator = NA_real_,
    row.names = NULL
  )
}

place_in <- function(row) row[intersect(c("code", "name", "level", dimension_columns(), "period"), names(row))]

# Of the same territory and breakdown.
places_in <- function(table, periods = character()) {
  period <- ifelse(table$period %in% names(periods), periods[table$period], table$period)
  do.call(paste, c(list(table$code, period), table[intersect(dimension_columns(), names(table))], sep = "\r"))
}

# The denominator's period by the numerator's: the same, unless given, or the only one of each table.
periods_between <- function(numerators, denominators, periods) {
  if (!is.null(periods)) return(periods)
  above <- unique(stats::na.omit(numerators$period))
  below <- unique(stats::na.omit(denominators$period))
  if (length(above) == 1 && length(below) == 1) stats::setNames(below, above) else character()
}

# A row of a table, or a figure as the graph answers it.
term_of <- function(figure) {
  release <- if (is.list(figure$release)) figure$release else list()
  of_release <- function(name) {
    for (word in list(release[[name]], figure[[paste0("release_", name)]], figure[[name]])) {
      if (!is.null(word)) return(if (is.na(word)) NULL else as.character(word))
    }
  }
  bounds <- if (is.list(figure$bounds)) unlist(figure$bounds[c("min", "max")]) else c(figure[["bounds_min"]], figure[["bounds_max"]])
  coverage <- if (is.list(figure$coverage)) figure$coverage else {
    list(present = figure[["coverage_present"]], expected = figure[["coverage_expected"]])
  }
  missing <- coverage$expected - coverage$present
  list(
    period = as.character(figure$period),
    value = if (is.null(figure[["value"]]) || is.na(figure[["value"]])) NULL else figure[["value"]],
    status = as.character(figure$status),
    bounds = if (length(bounds) == 2 && !anyNA(bounds)) as.numeric(bounds),
    missing = if (length(missing) == 1 && !is.na(missing)) missing else 0,
    unit = of_release("unit"),
    measure = of_release("measure"),
    regime = of_release("regime")
  )
}

no_bounds <- c(NA_real_, NA_real_)

rate_of <- function(above, below, per, is_part, places) {
  is_too_few <- (if (is.null(below$bounds)) 0 else below$bounds[1]) < least_cases
  bounds <- if (is_too_few) no_bounds else bounds_of(above, below, per, is_part, places)
  status <- strictness[max(match(c(above$status, below$status), strictness))]
  if (is.null(above$value) || is.null(below$value)) return(list(value = NA_real_, bounds = bounds, status = status))
  if (!is.null(below$bounds) && below$bounds[2] == 0) {
    return(list(value = NA_real_, bounds = no_bounds, status = "NOT_APPLICABLE"))
  }
  ratio <- quotient(above$value, below$value)
  if (is.null(ratio) || is_too_few) return(list(value = NA_real_, bounds = no_bounds, status = "TOO_FEW"))
  if (is_part) ratio <- at_most_one(ratio)
  list(value = nearest(ratio, per, places), bounds = bounds, status = status)
}

bounds_of <- function(above, below, per, is_part, places) {
  if (is.null(above$bounds) || is.null(below$bounds)) return(no_bounds)
  low <- quotient(above$bounds[1], below$bounds[2])
  high <- quotient(above$bounds[2], below$bounds[1])
  if (is_part) {
    low <- at_most_one(if (is.null(low)) c(0, 1) else low)
    high <- at_most_one(if (is.null(high)) c(1, 1) else high)
  }
  if (is.null(low) || is.null(high)) return(no_bounds)
  most <- steps_of(high, per, places)
  c(steps_of(low, per, places)$steps, most$steps + (most$remainder > 0)) / 10^places
}

comparability <- function(above, below) {
  caution <- function(code, above_value, below_value, words = code) {
    list(code = code, sentence = sentence(words, one = above_value, other = below_value, of = "cautions"))
  }
  units <- of_contract("sentences")$units
  measures <- of_contract("sentences")$measures
  cautions <- list()
  inhabitants <- below$unit == "INHABITANT"
  if (above$unit != below$unit && !(above$unit == "PERSON" && inhabitants)) {
    differing <- caution("UNITS_DIFFER", units[[above$unit]], units[[below$unit]])
    if ("HOUSEHOLD" %in% c(above$unit, below$unit)) {
      differing$sentence <- paste0(differing$sentence, sentence("HOUSEHOLD", of = "cautions"))
    }
    cautions <- c(cautions, list(differing))
  }
  if (above$measure != below$measure && !inhabitants) {
    words <- measures[[above$measure]]
    words <- paste0(toupper(substr(words, 1, 1)), substring(words, 2))
    cautions <- c(cautions, list(caution("MEASURES_DIFFER", words, measures[[below$measure]])))
  }
  if (above$period != below$period) {
    words <- if (inhabitants) "POPULATION" else "PERIODS_DIFFER"
    cautions <- c(cautions, list(caution("PERIODS_DIFFER", above$period, below$period, words)))
  }
  if (above$missing != below$missing) cautions <- c(cautions, list(caution("COVERAGE_DIFFERS", above$missing, below$missing)))
  regimes <- unique(c(above$regime, below$regime))
  c(cautions, lapply(regimes, function(regime) list(code = "PARTIAL_REGIME", sentence = regime)))
}
