"""A supervisory rating in every medium."""
