"""Tables and answers of endpoints, read into records row by row by a map that a person can read and mend."""
