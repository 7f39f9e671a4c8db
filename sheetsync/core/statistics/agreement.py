"""Whether two judges of the same cases agree: a 2 × 2 table and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, nan, sqrt

import numpy as np

from sheetsync.core.statistics.normal import critical
from sheetsync.core.statistics.proportions import wilson


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two judges answered the same yes-or-no question: `both` and `neither` are the cases they agree on, `first`
    those to which only the first said yes, `second` those to which only the second did.
    """

    both: int
    first: int
    second: int
    neither: int

    @property
    def n(self) -> int:
        """Cases that both judged."""
        return self.both + self.first + self.second + self.neither

    @property
    def agreed(self) -> int:
        """Cases to which both said the same."""
        return self.both + self.neither

    def kappa(self) -> float:
        """Cohen's kappa (1960); nan if chance alone would make them agree always, or without cases."""
        if not self.n:
            return nan
        yes, also = (self.both + self.first) / self.n, (self.both + self.second) / self.n
        chance = yes * also + (1 - yes) * (1 - also)
        return (self.agreed / self.n - chance) / (1 - chance) if chance < 1 else nan

    def ac1(self) -> float:
        """Gwet's first-order agreement coefficient (2008); nan without cases. Unlike kappa it keeps its meaning where
        nearly all cases are of one kind.
        """
        if not self.n:
            return nan
        return (self.agreed / self.n - self._by_chance()) / (1 - self._by_chance())

    def ac1_interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Limits of AC1 by Gwet's variance (2008, formula 16), the cases being a sample; (nan, nan) below two cases.

        They are laid around the logarithm of 1 − AC1, for near full agreement the estimate leans to one side. Where
        all agree there is no variance to go by: then Wilson's lower limit of the agreement gives that of AC1.
        """
        if self.n < 2:
            return nan, nan
        short = 1 - self.ac1()
        if not short:
            share, chance = float(wilson(self.agreed, self.n, confidence)[0]), self._by_chance()
            return (share - chance) / (1 - chance), 1.0
        reach = exp(critical(confidence) * sqrt(self._variance()) / short)
        return max(1 - short * reach, -1.0), 1 - short / reach

    def mcnemar(self) -> float:
        """The exact two-sided p-value (McNemar 1947, by the binomial distribution) that neither judge says yes more
        often than the other; 1 if they agree on all cases.
        """
        differing, rarer = self.first + self.second, min(self.first, self.second)
        counts = np.arange(rarer, dtype=np.float64)
        # Each binomial term is the one before times (n − i) / (i + 1); as logarithms they hold for any n.
        terms = np.cumsum(np.log((differing - counts) / (counts + 1)))
        tail = np.exp(np.append(0.0, terms) - differing * log(2)).sum()
        return min(1.0, float(2 * tail))

    def _variance(self) -> float:
        """The variance of AC1: every case weighs by its own agreement and its own part of the agreement by chance."""
        share, chance, ac1 = self._prevalence(), self._by_chance(), self.ac1()
        spread = 0.0
        for count, agrees, said in ((self.both, 1, 1.0), (self.neither, 1, 0.0), (self.first + self.second, 0, 0.5)):
            own_chance = share * (1 - said) + (1 - share) * said
            own = (agrees - chance) / (1 - chance) - 2 * (1 - ac1) * (own_chance - chance) / (1 - chance)
            spread += count * (own - ac1) ** 2
        return spread / (self.n * (self.n - 1))

    def _by_chance(self) -> float:
        """The share on which two who guess would agree."""
        return 2 * self._prevalence() * (1 - self._prevalence())

    def _prevalence(self) -> float:
        """The share of yes among all answers."""
        return (2 * self.both + self.first + self.second) / (2 * self.n)
