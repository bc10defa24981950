"""``leverage plan``: what would become of a company, and what it takes. ``command`` reads the options, ``output`` prints and writes the answer."""
