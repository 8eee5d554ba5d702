library(testthat)
library(pactehub)
test_check("pactehub")
