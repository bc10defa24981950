"""What the page keeps while it runs, all of it bounded: companies on the desk, received files, files made for download, the private folder.

Start reading at ``desk.py``. Nothing outlives the program.
"""
