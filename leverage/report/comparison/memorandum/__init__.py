"""The parts of a memorandum, each by what it tells: the question and its answer, contested clauses, what was not seen, the clauses, changes over time."""
