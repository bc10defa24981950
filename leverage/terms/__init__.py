"""The words of the field, in no particular rule: channels, denominators, facts, places, money, dates, errors, texts in two languages.

Start with ``channels`` and ``denominators``: the glossary. Nothing here imports from anywhere else in the program.
"""
