"""Lead ids in one spelling, so that they can be matched elsewhere by plain equality."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.export.columns import texts
from sheetsync.core.parse.strings import rewritten
from sheetsync.core.parse.text import plain

_UNTIDY = r"[^!-~]|\.0+$"
"""A sign that isn't a plain visible one, or a number that a program made a fraction."""
_WHOLE = re.compile(r"(\d+)\.0+")
_MOST = 0.5


def tidy_ids(written: pd.Series) -> pa.StringArray:
    """The ids of leads, each in plain signs; in one case where most of them are: "l – 01" is "L-01"."""
    ids = texts(written)
    untidy = np.flatnonzero(np.array(pc.match_substring_regex(ids, _UNTIDY), dtype=np.bool_))
    return _in_one_case(rewritten(ids, untidy, _tidy))


def _tidy(written: str) -> str:
    spelled = re.sub(" ?- ?", "-", plain(written))
    whole = _WHOLE.fullmatch(spelled)
    return whole[1] if whole else spelled


def _in_one_case(ids: pa.StringArray) -> pa.StringArray:
    """Ids are compared without case: the few that differ in it from the others are spelled as those are."""
    upper, lower = pc.utf8_upper(ids), pc.utf8_lower(ids)
    lettered = pc.not_equal(upper, lower)
    most = _MOST * (pc.sum(lettered).as_py() or 0)
    for cased in (upper, lower):
        if (pc.sum(pc.and_(lettered, pc.equal(ids, cased))).as_py() or 0) > most:
            return cased
    return ids
