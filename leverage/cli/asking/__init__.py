"""``check --ask`` and ``--answers``: what is open written as a workbook (``ask``), and what came back held against the input (``answers``)."""
