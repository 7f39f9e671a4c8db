"""A sign of life to a dead man's switch: whoever runs it raises the alarm when the signs stop."""

from __future__ import annotations

import requests

SECONDS = 5.0


def ping(url: str) -> str:
    """Send one; "" if it was heard, else why not. It never holds the service up for more than a few seconds."""
    try:
        answer = requests.get(url, timeout=SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        return type(error).__name__
    return "" if answer.ok else f"HTTP {answer.status_code}"
