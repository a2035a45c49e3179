"""The table of facts: provinces, countries and city municipalities as CSV; README.md names their sources."""
