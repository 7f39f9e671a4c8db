"""Statistics on plain arrays: nothing here knows of leads, tabs or languages. Every formula names its source."""
