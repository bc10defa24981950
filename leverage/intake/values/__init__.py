"""Amounts, dates, periods and units as people and spreadsheets write them.

Start with ``amounts``. Nothing here knows where on a sheet a text stands.
"""
