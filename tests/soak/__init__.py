"""A month in the life of the service at high speed, over the wire: `python -m tests.soak`."""
