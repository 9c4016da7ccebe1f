"""leads: whom to call, about what, before when, and what to offer."""

__version__ = "0.1.0"
ROBOT = "leads"
"""The name by which sites know the program: in `User-Agent`, in robots.txt (the product token of
RFC 9309 §2.2.1) and in rules for robots on their pages."""
