"""Faults by the thousand: real kills, every time zone. `SHEETSYNC_CHAOS=1` runs all of them, else a sample."""
