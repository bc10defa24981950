"""What ``leverage compare`` does over time; the comparison of one day stands in ``compare``."""
