"""The world: files, templates, the clock, an invented company."""
