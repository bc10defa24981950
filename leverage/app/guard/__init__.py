"""What is answered at all, and with which headers: host, secret, origin, size and time of every request.

Start reading at ``guard.py``; ``door.py`` holds the secret of the run, ``streams.py`` what may come in and go out, ``refusals.py`` what a refusal says.
"""
