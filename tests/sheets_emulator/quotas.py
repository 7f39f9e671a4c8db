"""Google's quotas: 60 reads and 60 writes a minute for an account, 300 and 300 for a project; a batch is one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from .wire import Refusal

MINUTE = 60.0
ACCOUNT_LIMIT, PROJECT_LIMIT = 60, 300
PROJECT = "123456789012"


class Quotas:
    """The moments of the requests of the last minute, by account and kind."""

    def __init__(self, now: Callable[[], float], *, on: bool) -> None:
        self.now, self.on = now, on
        self.used: dict[tuple[str, bool], deque[float]] = {}

    def spend(self, account: str, *, write: bool) -> None:
        """Count one request, or refuse it."""
        if not self.on:
            return
        now = self.now()
        counted = []
        for who, limit in ((account, ACCOUNT_LIMIT), ("", PROJECT_LIMIT)):
            used = self.used.setdefault((who, write), deque())
            while used and used[0] <= now - MINUTE:
                used.popleft()
            if len(used) >= limit:
                raise exceeded(limit, write=write, project=not who)
            counted.append(used)
        for used in counted:
            used.append(now)


def exceeded(
    limit: int = ACCOUNT_LIMIT, *, write: bool, project: bool = False, retry_after: float | None = None
) -> Refusal:
    kind = "Write" if write else "Read"
    per = "per minute" if project else "per minute per user"
    text = (
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests {per}' of service "
        f"'sheets.googleapis.com' for consumer 'project_number:{PROJECT}'."
    )
    details = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "service": "sheets.googleapis.com",
            "consumer": f"projects/{PROJECT}",
            "quota_location": "global",
            "quota_metric": f"sheets.googleapis.com/{kind.lower()}_requests",
            "quota_limit": f"{kind}RequestsPerMinutePer{'Project' if project else 'User'}",
            "quota_limit_value": str(limit),
            "quota_unit": "1/min/{project}" if project else "1/min/{project}/{user}",
        },
    }
    links = [
        {
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quota#requesting_higher_quota",
        }
    ]
    more = {"@type": "type.googleapis.com/google.rpc.Help", "links": links}
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    return Refusal(429, text, details, more, headers=headers)
