"""The send ledger: one SQLite file that remembers what was mailed to whom.

Which state may follow which, and who takes the step (`steps.py` is this table):

| from | to | when |
|---|---|---|
| planned | dialog | before the first word about it to the server |
| | held | the ledger lost its memory and this may have been sent; its bytes are damaged |
| | expired | its meeting has begun |
| | cancelled | its meeting was cancelled or moved |
| dialog | planned | nothing was handed over: no connection, dropped before the dot, a crash, the deadline |
| | deferred, refused | the server's word on the recipient |
| | committing | everything but the dot is told; on the disk before the dot goes out |
| committing | accepted, deferred, refused | the server's word on the message |
| | unknown | no word came: the line broke, or a crash |
| | planned | the dot surely did not go out |
| deferred | dialog, held, expired, cancelled | as for planned |
| unknown | held | the rule: a person decides |
| | planned | the same bytes again, where the configuration wants that |
| | accepted | the witness knows, or a person |
| held | accepted, cancelled | a person says so; accepted: or the witness |
| | planned | a person sends it |
| refused | planned | a person sends it: the server surely does not have it |

Nothing follows accepted, expired and cancelled. A message can go out only from planned and deferred, and of what a
server may have, only a person, or the configuration, makes a planned one.
"""

from sheetsync.adapters.ledger.sqlite import SqliteLedger

__all__ = ["SqliteLedger"]
