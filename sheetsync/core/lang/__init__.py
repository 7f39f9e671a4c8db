"""Every word a person reads, in English and Russian."""

from sheetsync.core.lang.saying import all_phrases, say
from sheetsync.core.lang.words import LANGS, Lang, Words

__all__ = ["LANGS", "Lang", "Words", "all_phrases", "say"]
