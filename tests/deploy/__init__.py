"""What stands in deploy/, docs/operations*.md and SECURITY.md, held against the code."""
