# What a reader may rely on when the hub is busy, silent, or refuses.

test_that("a busy hub is asked again when it says", {
  hub <- scripted("busy")
  expect_equal(pacte_query(hub, "{ x }")$code, "55")
  expect_equal(hub$waits, c(5, 30, 4))
})

test_that("a pause longer than patience is a refusal that says how long", {
  hub <- scripted("spent")
  refusal <- refusal_of(pacte_query(hub, "{ x }"))
  expect_s3_class(refusal, "pacte_limit")
  expect_equal(refusal$retry_after, 600)
  expect_match(refusal$todo, "moins de territoires")
  expect_equal(hub$waits, numeric())
})

test_that("a cut line is mended for a table only", {
  expect_equal(pacte_query(scripted("cut"), "{ x }")$code, "55")
  expect_s3_class(refusal_of(pacte_ask(scripted("cutAct"), "mutation { x }")), "pacte_busy")
})

test_that("nobody there says so after all retries", {
  hub <- pacte_hub("http://127.0.0.1:9", retries = 2)
  waits <- numeric()
  hub$sleep <- function(seconds) waits <<- c(waits, seconds)
  expect_equal(refusal_of(pacte_ask(hub, "{ x }"))$code, "UNREACHABLE")
  expect_equal(waits, c(1, 2))
})

test_that("a token that no header can hold is never repeated", {
  refusal <- refusal_of(pacte_query(scripted("elsewhere", token = "first\nsecond"), "{ x }"))
  expect_equal(refusal$code, "TOKEN_MALFORMED")
  expect_false(grepl("second", conditionMessage(refusal)))
})

test_that("a token goes to this hub only, and is not shown", {
  expect_equal(refusal_of(pacte_query(pacte_hub("http://hub.example", token = "secret"), "{ x }"))$code, "INSECURE_ADDRESS")
  expect_equal(refusal_of(pacte_query(scripted("elsewhere", token = "secret"), "{ x }"))$code, "NOT_A_HUB")
  expect_false(any(grepl("secret", capture.output(print(pacte_hub(token = "secret"))))))
})

test_that("a token that is over is asked for once more", {
  tokens <- c("first", "second")
  given <- function() {
    token <- tokens[1]
    tokens <<- tokens[-1]
    token
  }
  expect_equal(pacte_query(scripted("signedIn", token = given), "{ x }")$code, "55")
  expect_s3_class(refusal_of(pacte_query(scripted("signedIn", token = "first"), "{ x }")), "pacte_sign_in")
})

test_that("a partial table warns and keeps its refusals", {
  expect_warning(table <- pacte_query(scripted("partial"), "{ caf { id } }"), "La CAF se tait", class = "pacte_partial")
  expect_equal(pacte_refusals(table)[[1]]$institution, "caf")
  expect_equal(nrow(table), 1)
})

test_that("codes keep their zeros and a list of one stays a list", {
  rows <- pactehub:::rows_in('{"code":"01004","value":null,"status":"WITHHELD"}\n{"code":"55","value":1,"status":null}\n')
  expect_equal(rows$code, c("01004", "55"))
  expect_equal(rows$value, c(NA, 1))
  expect_s3_class(rows$status, "factor")
  body <- pactehub:::question("{ x }", list(codes = pactehub:::listed("55"), from = NULL))
  expect_equal(as.character(jsonlite::toJSON(body, auto_unbox = TRUE)), '{"query":"{ x }","variables":{"codes":["55"]}}')
  expect_equal(pactehub:::instant_of("Mon, 30 Nov 2026 08:00:00 GMT"), "2026-11-30T08:00:00Z")
})

test_that("an address that is not whole is refused at once", {
  for (url in c("127.0.0.1:5500", "hub.example", "", "ftp://hub.example")) {
    expect_match(refusal_of(pacte_hub(url))$sentence, "n'est pas une adresse", fixed = TRUE)
  }
})
