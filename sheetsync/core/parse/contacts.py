"""Phones and e-mails, a whole column at a time: what each text holds, in one canonical form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.parse.faults import Oddity, Read


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Per text the one number or address that it holds, null where it holds none or more than one; by place, what is
    odd about the texts that hold something else.
    """

    values: pa.StringArray
    odd: dict[int, Oddity] = field(default_factory=dict)

    def usable(self) -> npt.NDArray[np.bool_]:
        """Which texts hold at least one number or address that can be reached."""
        usable = np.array(pc.is_valid(self.values), dtype=np.bool_)
        usable[[place for place, oddity in self.odd.items() if oddity.kind.endswith("_many")]] = True
        return usable


def read_rest(
    texts: pa.StringArray, values: pa.StringArray, places: npt.NDArray[np.intp], read: Callable[[str], Read[str]]
) -> Contacts:
    """The contacts of a column whose usual texts are understood already; those at `places` are read one by one."""
    reads = [read(text) for text in texts.take(pa.array(places)).to_pylist()]
    if len(places):
        chosen = np.zeros(len(texts), dtype=np.bool_)
        chosen[places] = True
        values = pc.replace_with_mask(values, pa.array(chosen), pa.array([one.value for one in reads], pa.string()))
    odd = {place: one.oddity for place, one in zip(places.tolist(), reads, strict=True) if one.oddity is not None}
    return Contacts(values, odd)
