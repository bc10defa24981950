"""What must agree before a figure is trusted.

Start with ``trust`` (the sheet by itself) and ``reconcile`` (the sheet and the ledger).
"""
