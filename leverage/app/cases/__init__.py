"""What a tab works on: a file or a form, what was answered and edited beside it, and the same judging as the command line's. Values only.

Start reading at ``case.py``; the other modules turn the fields of a form into a changed case, or into an error beside a field.
"""
