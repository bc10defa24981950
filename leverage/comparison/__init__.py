"""Places side by side and over time: what each allows, ranked, filtered, and against the ratios once published."""
