"""How people write the key of a lead."""

from __future__ import annotations

from tests.messy.catalogue.calendar import NBSP, ZERO_WIDTH
from tests.messy.cells import Cell, Formula, Link
from tests.messy.fault import Catalogue, Hand


def lettered(write: str) -> object:
    """For ids such as L-00012: `write` with prefix {0} and number {1}."""

    def written(key: str | int, hand: Hand) -> Cell:
        if isinstance(key, int):
            return None
        prefix, _, number = key.partition("-")
        return write.format(prefix, number, prefix.lower())

    return written


_ids = Catalogue("leads.lead_id", "deals.lead_id")
_ids.exact("id in lower case", lettered("{2}-{1}"))  # type: ignore[arg-type]
_ids.exact("id padded", lambda k, h: h.one(f" {k}", f"{k} ", f"{NBSP}{k}", f"{k}{NBSP}", f"\t{k}", f"{k}\n"))
_ids.exact("id with zero width", lambda k, h: h.one(f"{ZERO_WIDTH}{k}", f"{k}\ufeff", f"{k}\u200e"))
_ids.exact("id with spaces inside", lettered("{0} - {1}"))  # type: ignore[arg-type]
_ids.exact("id with en dash", lettered("{0}–{1}"))  # type: ignore[arg-type]
_ids.exact("id with em dash", lettered("{0}—{1}"))  # type: ignore[arg-type]
_ids.exact("id with no-break hyphen", lettered("{0}‑{1}"))  # type: ignore[arg-type]
_ids.exact("id with minus", lettered("{0}−{1}"))  # type: ignore[arg-type]
_ids.exact("id with soft hyphen", lettered("{0}-\u00ad{1}"))  # type: ignore[arg-type]
_ids.exact("id lower case, padded, dashed", lettered(" {2} – {1} "))  # type: ignore[arg-type]
_ids.exact("id as text", lambda k, h: str(k) if isinstance(k, int) else None)
_ids.exact("id as float", lambda k, h: f"{k}.0" if isinstance(k, int) else None)
_ids.exact(
    "id by formula", lambda k, h: Formula(f'="{k}"', str(k)) if isinstance(k, str) else Formula(f"={k - 1}+1", k)
)
_ids.exact("id as link", lambda k, h: Link(str(k), f"https://crm.example.com/lead/{k}"))
_ids.open("id with a sign before", lambda k, h: h.one("№ ", "#", "№") + str(k), fits="deals.lead_id")
_ids.flag(
    "id with Cyrillic O", lambda k, h: str(k).replace("0", "О", 1) if "0" in str(k) else None, fits="deals.lead_id"
)
_ids.flag("id with a remark", lambda k, h: f"{k} {h.one('(повтор)', '?', 'см. ниже')}", fits="deals.lead_id")
_ids.lost("id missing in a lead", lambda k, h: " ", fits="leads.lead_id")
_ids.lost("id missing in a deal", lambda k, h: h.one(" ", "-", "—", NBSP), fits="deals.lead_id")
_ids.lost(
    "id error",
    lambda k, h: h.one(Formula("=#REF!", "#REF!"), Formula("=VLOOKUP(1,A1:A2,9,0)", "#N/A")),
    fits="deals.lead_id",
)
_ids.lost("id error in a lead", lambda k, h: h.one(Formula("=#REF!", "#REF!"), "#N/A"), fits="leads.lead_id")
_ids.lost("id without result", lambda k, h: Formula(f'="{k}"', None) if h.in_file else None, fits="deals.lead_id")

FAULTS = tuple(_ids.faults)
