"""The send ledger."""
