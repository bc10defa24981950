"""Many companies, many months: files and tables read in parallel, judged by the rules as dataframe expressions, and told as one result.

Start reading at ``batch.py``; ``engine/`` holds the rules as expressions, each answer equal to that of ``assessment``.
"""
