"""``leverage app``: what the command takes, and what it hands to the page (``leverage/app``)."""
