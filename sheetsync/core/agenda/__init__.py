"""Which memo is due: a pure function of the Reviews tab, of what was sent, and of the hour.

What happens when the service was off, or looks late:

| it was off, and comes back | the memo |
|---|---|
| before the memo's hour | is sent at its hour |
| within an hour after it | is sent, and isn't called late |
| later, before the meeting | is sent at once, marked late |
| later, at night, with time before the meeting in the morning | is sent when the night ends, marked late |
| later, at night, without | is sent at once, marked late |
| after the meeting began, nothing was sent | is missed, and told so |
| after the meeting began, some recipients were left | expires for those |
| when several memos are late | the newest goes, older ones to no other people are missed, and told so |
| for the first time, its hour has passed, the meeting is to come | is sent, marked late |
| for the first time, the meeting has begun | was never its business: not sent, not told |

And when the tab changed meanwhile:

| the row | the memo that was frozen |
|---|---|
| added after its hour | is sent at once, marked late; missed, if the same people have a later meeting's for an hour |
| moved by at most 12 hours | stays; whom it hasn't reached when the meeting begins is left out |
| moved by more, seen before the old start | is cancelled for those it hasn't reached; revision 2 has its own hour |
| moved by more, its new hour comes after the old start | is cancelled, too; the meeting counts as a new one |
| gone, or moved far into the past | is cancelled for those it hasn't reached |
"""

from sheetsync.core.agenda.decision import Decision, Due, decide, memo_key, next_due, standing_starts
from sheetsync.core.agenda.hours import LEFT_TO_READ, PUNCTUAL, Rules, due_at
from sheetsync.core.agenda.matching import Known
from sheetsync.core.agenda.reviews import Meeting, meetings

__all__ = [
    "LEFT_TO_READ",
    "PUNCTUAL",
    "Decision",
    "Due",
    "Known",
    "Meeting",
    "Rules",
    "decide",
    "due_at",
    "meetings",
    "memo_key",
    "next_due",
    "standing_starts",
]
