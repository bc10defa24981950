"""Supervisory rating: a company's scorecard → score, grade, and what the grade brings. Chongqing 2025 is the one scheme held."""
