"""leads: whom to call, about what, before when, and what to offer."""

__version__ = "0.1.0"
