# Exact quotients of published figures, in whole numbers that a double holds exactly (below 2^53); beyond, it stops rather than round.

most_exact <- 2^53

exactly <- function(number) {
  if (abs(number) >= most_exact) stop("pactehub: nombre trop grand pour un calcul exact", call. = FALSE)
  number
}

# Numerator and denominator as whole numbers without a common power of ten; NULL: nothing is divided by zero, nor by less.
# A published figure has six decimals at most.
quotient <- function(over, under) {
  digits <- vapply(c(over, under), function(figure) {
    nchar(sub("0+$", "", sub("^[^.]*\\.", "", sprintf("%.6f", figure))))
  }, 1L)
  integers <- round(c(over, under) * 10^max(digits))
  if (integers[2] <= 0) return(NULL)
  c(exactly(integers[1]), exactly(integers[2]))
}

at_most_one <- function(ratio) if (ratio[1] > ratio[2]) c(1, 1) else ratio

# How many whole steps of 1/10^places lie under `per` times a ratio, and what is left of `under` parts: a division by hand, so
# that no product grows beyond what is exact.
steps_of <- function(ratio, per, places) {
  under <- ratio[2]
  at <- divided(ratio[1], under)
  for (factor in c(per, rep(10, places))) {
    next_at <- divided(exactly(at$remainder * factor), under)
    at <- list(steps = exactly(at$steps * factor) + next_at$steps, remainder = next_at$remainder)
  }
  c(at, under = under)
}

# Whole quotient and what is left, from 0 to less than `under`: a quotient of doubles may be one off where it is nearly whole.
divided <- function(over, under) {
  steps <- floor(over / under)
  remainder <- over - steps * under
  off <- if (remainder < 0) -1 else if (remainder >= under) 1 else 0
  list(steps = steps + off, remainder = remainder - off * under)
}

# Halves away from zero: the one place where a derived number is rounded.
nearest <- function(ratio, per, places) {
  sign <- if (ratio[1] < 0) -1 else 1
  nearest_steps <- steps_of(c(abs(ratio[1]), ratio[2]), per, places)
  sign * (nearest_steps$steps + (2 * nearest_steps$remainder >= nearest_steps$under)) / 10^places
}
