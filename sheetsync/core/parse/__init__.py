"""Cells as people type them, read one distinct value at a time: numbers, dates, words, phones, e-mails."""
