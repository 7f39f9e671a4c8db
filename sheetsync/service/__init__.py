"""What runs for months by itself: the tabs kept fresh, the memo mailed once before each meeting."""
