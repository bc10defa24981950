"""A regulator's own form, filled in by a map of its cells."""
