"""A believable company that doesn't exist, and its workbook: what `sheetsync demo` shows."""

from sheetsync.adapters.demo.place import demo_config, write_demo

__all__ = ["demo_config", "write_demo"]
