"""Texts that XML can hold: without the characters that XML 1.0 (section 2.2) does not allow."""

from __future__ import annotations

import re

__all__ = ["xml_text"]

# RDF/XML and GraphML break on U+000B; a parser turns CR LF and CR into LF (section 2.11)
_NOT_ALLOWED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""The text with forbidden characters replaced by U+FFFD, and line ends as LF.

    >>> xml_text("a\x0bb\r\n")
    'a\ufffdb\n'
    """
    return _NOT_ALLOWED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
