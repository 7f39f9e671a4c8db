"""The order of mailing: rule by rule, crash by crash, and over long histories of faults."""
