"""The phrases by area; `saying.py` lists them."""
