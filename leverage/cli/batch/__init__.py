"""``leverage batch``: thin; what it does stands in ``leverage.portfolio``, what it writes in ``leverage.report.portfolio``."""
