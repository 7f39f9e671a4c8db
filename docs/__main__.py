"""Write the generated pages, or with --check say which are stale: `python -m docs [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

from docs.pages import PAGES

HERE = Path(__file__).parent


def main(*, check: bool) -> int:
    """Exit code: 1 if a page is stale and wasn't to be written."""
    stale = []
    for name, build in PAGES.items():
        path = HERE / name
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        new = build(old)
        if old != new:
            stale.append(name)
            if not check:
                path.write_text(new, encoding="utf-8")
    if stale:
        verb = "stale; run `make docs`" if check else "written"
        sys.stderr.write(f"docs: {', '.join(stale)} {verb}\n")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
