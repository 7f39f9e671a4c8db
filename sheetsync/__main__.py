"""`sheetsync` and `python -m sheetsync`."""

from sheetsync.cli import cli


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
