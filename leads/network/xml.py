"""Text that XML 1.0 can hold (section 2.2: some characters may not stand in it at all)."""

import re

from leads.text import one_line

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: str) -> str:
    """One line without what XML forbids; not escaped."""
    return _FORBIDDEN.sub("", one_line(value))
