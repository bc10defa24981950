"""Supplements on the command line: ``options`` is what every command shares that judges by the law; ``command`` is ``leverage supplement``."""
