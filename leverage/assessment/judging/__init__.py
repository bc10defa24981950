"""Judging one rule against one company, a module for each kind of rule. Start with ``case`` (what all of them ask), then ``limit``."""
