"""config.toml as a frozen value; every key carries its documentation (docs/configuration.md is made from it)."""

from sheetsync.config.file import load, parse
from sheetsync.config.whole import Config

__all__ = ["Config", "load", "parse"]
