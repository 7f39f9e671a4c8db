"""How the demo company fares: its planted story, and the same company without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sheetsync.adapters.demo.story import (
    CHANNELS,
    COMPETITOR,
    EXPENSIVE,
    MANAGERS,
    NO_DECIDER,
    POSTPONED,
    SEGMENTS,
    STOPPED,
    WRONG_PHONE,
    Channel,
    Manager,
    Month,
    Reason,
)

Chances = Mapping[bool | None, float]
"""How often something is so, by the lead's verdict: target, non-target, not judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """What differs between a company with a story and one without.

    `unasked`: the part of the leads that aren't target whose verdict hangs on a blank; `check_reached`: the average
    check against the planned one; `waits`: days until the first contact, by weight;
    `depth`: by verdict, how many leads that don't buy get no step, one, two or three; `reasons`: by the number of
    steps, those of leads that fitted; `never_closed`: the part that nobody closes; `patience`: the fewest and most days
    until a lead is given up; `marketing_says`, `sales_says`: how often either department calls a lead target; `ahead`:
    how many months it lives on unseen, so that leads of the last days are on their way to sales of later ones.
    """

    channels: tuple[Channel, ...]
    months: tuple[Month, ...]
    managers: tuple[Manager, ...]
    unasked: float
    check_reached: float
    waits: Mapping[int, float]
    depth: Mapping[bool | None, Sequence[float]]
    reasons: Sequence[Mapping[Reason, float]]
    never_closed: float
    patience: tuple[int, int]
    marketing_says: Chances
    sales_says: Chances
    ahead: int = 0


PLANTED = Plot(
    channels=CHANNELS,
    months=(
        Month(0.88, 1.00, 0.16, 0.99, ramp=0.30),
        Month(0.91, 1.00, 0.18, 0.94, ramp=0.85),
        Month(0.94, 1.01, 0.22, 0.90),
        Month(0.96, 1.03, 0.26, 0.86),
        Month(0.98, 1.05, 0.34, 0.78),
        Month(1.00, 1.08, 0.40, 0.70),
        Month(1.00, 1.08, 0.41, 0.72),
    ),
    managers=MANAGERS,
    unasked=0.08,
    check_reached=0.98,
    waits={0: 0.36, 1: 0.30, 2: 0.14, 3: 0.09, 5: 0.07, 8: 0.04},
    depth={True: (0.15, 0.41, 0.26, 0.18), False: (0.17, 0.66, 0.13, 0.04), None: (0.40, 0.47, 0.11, 0.02)},
    reasons=(
        {STOPPED: 0.55, POSTPONED: 0.25, WRONG_PHONE: 0.12, COMPETITOR: 0.08},
        {POSTPONED: 0.27, NO_DECIDER: 0.24, COMPETITOR: 0.20, STOPPED: 0.19, EXPENSIVE: 0.10},
        {EXPENSIVE: 0.32, COMPETITOR: 0.27, POSTPONED: 0.20, NO_DECIDER: 0.07, STOPPED: 0.14},
        {EXPENSIVE: 0.41, COMPETITOR: 0.31, POSTPONED: 0.17, STOPPED: 0.11},
    ),
    never_closed=0.06,
    patience=(2, 26),
    marketing_says={True: 0.93, False: 0.42, None: 0.42},
    sales_says={True: 0.84, None: 0.4, False: 0.07},
)
"""The story that `sheetsync demo` shows; six whole months, then the running one."""


def _alike(channel: Channel) -> Channel:
    """The channel with everybody's leads: as many target ones as planned, of the planned segments, phones that work."""
    small, middle, large = (segment.plan_share for segment in SEGMENTS)
    campaigns = tuple(replace(campaign, wrong_phones=0.02, segment=None) for campaign in channel.campaigns)
    return replace(
        channel,
        campaigns=campaigns,
        target_share=0.435,
        segments=(small, middle, large),
        luck=1.0,
        other=0.2,
        noisy=False,
    )


HEALTHY = Plot(
    channels=tuple(map(_alike, CHANNELS)),
    months=(Month(1.0, 1.0, 0.0, 1.03, ramp=0.35), Month(1.0, 1.0, 0.0, 1.03, ramp=0.9))
    + (Month(1.0, 1.0, 0.0, 1.03),) * 8,
    managers=tuple(replace(manager, silent=0.02, slow=0.0) for manager in MANAGERS),
    unasked=0.01,
    check_reached=1.0,
    waits={0: 0.85, 1: 0.15},
    depth={True: (0.02, 0.50, 0.28, 0.20), False: (0.03, 0.80, 0.13, 0.04), None: (0.05, 0.82, 0.11, 0.02)},
    reasons=(
        {POSTPONED: 0.45, COMPETITOR: 0.40, WRONG_PHONE: 0.15},
        {POSTPONED: 0.34, NO_DECIDER: 0.34, COMPETITOR: 0.32},
        {EXPENSIVE: 0.34, COMPETITOR: 0.34, POSTPONED: 0.32},
        {EXPENSIVE: 0.34, COMPETITOR: 0.34, POSTPONED: 0.32},
    ),
    never_closed=0.0,
    patience=(1, 5),
    marketing_says={True: 0.99, False: 0.01, None: 0.4},
    sales_says={True: 0.99, False: 0.01, None: 0.4},
    ahead=2,
)
"""The same company without the story: channels alike, the plan met, leads called and judged as agreed. It is three
months older, so that the last six whole ones have leads of earlier ones to win."""
