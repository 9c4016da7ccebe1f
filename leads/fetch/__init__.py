"""The only HTTP: conditional, polite, bounded, guarded."""

from leads.fetch.fetcher import Fetcher
from leads.fetch.headers import user_agent

__all__ = ["Fetcher", "user_agent"]
