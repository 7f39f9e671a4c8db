"""The manual; some of its pages are made from the declarations in the code."""
