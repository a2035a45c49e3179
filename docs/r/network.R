# From the csv export to a network and its measures, in R.
#
#   citypact export csv --out tables
#   Rscript docs/r/network.R tables
#
# Needs the package igraph. Writes nothing; prints what it found. จากตาราง csv ไปเป็นเครือข่ายใน R
suppressPackageStartupMessages(library(igraph))

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments)) arguments[[1]] else "tables"
if (!file.exists(file.path(folder, "edges.csv"))) {
  stop(folder, ": no edges.csv there; make the tables with: citypact export csv --out ", folder, call. = FALSE)
}

# an apostrophe in front of a text keeps spreadsheets from running it: taken away, every text is as it was
table <- function(name) {
  rows <- read.csv(file.path(folder, name), encoding = "UTF-8", colClasses = "character", na.strings = "")
  rows[] <- lapply(rows, function(column) sub("^'", "", column))
  rows
}

nodes <- table("nodes.csv")
edges <- table("edges.csv")
edges$weight <- as.numeric(edges$weight)
edges$year <- as.integer(edges$year)

# the first two columns of edges.csv are the ends, the first of nodes.csv is the name
network <- graph_from_data_frame(edges, directed = FALSE, vertices = nodes)
cat("bodies:", vcount(network), "\n")
cat("ties:", ecount(network), "\n")
cat("agreements:", length(unique(E(network)$agreement)), "\n")

# partners: parallel agreements of one pair count once
pairs <- simplify(network, edge.attr.comb = list(weight = "sum", "ignore"))
partners <- sort(setNames(degree(pairs), V(pairs)$Label), decreasing = TRUE)
cat("components:", components(pairs)$no, "\n")
cat("most partners:", unname(partners[[1]]), "\n")
cat("communities:", length(cluster_louvain(pairs)), "\n")
print(head(partners, 5))

# new ties by year; agreements without a date have none
cat("years:", paste(range(edges$year, na.rm = TRUE), collapse = " to "), "\n")
print(tail(aggregate(agreement ~ year, edges, function(each) length(unique(each))), 5), row.names = FALSE)
