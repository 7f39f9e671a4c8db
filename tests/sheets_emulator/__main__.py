"""`python -m tests.sheets_emulator`: run it by hand."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from .emulator import ROBOT, Emulator


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sheets_emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--key", type=Path, default=Path("key.json"), help="where to write a key that is accepted")
    parser.add_argument("--title", default="Funnel")
    parser.add_argument("--locale", default="en_US")
    parser.add_argument("--time-zone", default="Etc/GMT")
    parser.add_argument("--quotas", action="store_true", help="60 reads and 60 writes a minute")
    options = parser.parse_args()
    with Emulator(options.port, quotas=options.quotas) as google:
        key = google.key_file(options.key)
        book_id = google.add_spreadsheet(options.title, options.locale, options.time_zone, share={ROBOT: "writer"})
        lines = (
            f"key          {key} ({ROBOT})",
            f"spreadsheet  {book_id}",
            f"             https://docs.google.com/spreadsheets/d/{book_id}/edit",
            f"SHEETSYNC_API_ENDPOINT={google.base}",
        )
        print("\n".join(lines), flush=True)  # noqa: T201  this is the command line
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
