from __future__ import annotations

import copy
import subprocess
import sys

import pytest

from citypact.graph.extraction.expressions import expression

_COUNT = """
import re._compiler, sys
told, compiled = re._compiler.compile, []
def noted(pattern, flags=0):
    made_for = sys._getframe(2)
    while made_for.f_code.co_filename.endswith(("re/__init__.py", "extraction/expressions.py")):
        made_for = made_for.f_back
    if "/extraction/" in made_for.f_code.co_filename:
        compiled.append(pattern)
    return told(pattern, flags)
re._compiler.compile = noted
from citypact.graph.extraction import extract
imported = len(compiled)
extract("เทศบาลนครสายลมลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลนครดอกหญ้า", id="invented")
print(imported, len(compiled))
"""


def test_an_expression_does_what_a_compiled_one_does() -> None:
    signed = expression("(?P<word>ลงนาม|signed)", 2)
    assert signed.pattern == "(?P<word>ลงนาม|signed)"
    found = signed.search("has SIGNED")
    assert found is not None and found["word"] == "SIGNED"
    assert signed.groupindex == {"word": 1} and signed.sub("x", "Signed") == "x"


def test_what_an_expression_has_not_is_refused_as_of_any_object() -> None:
    with pytest.raises(AttributeError, match="matches"):
        _ = expression("a").matches  # type: ignore[attr-defined]
    assert copy.copy(expression("a")).search("ba") is not None


def test_importing_compiles_next_to_none_of_the_expressions_and_reading_compiles_those_it_needs() -> None:
    """Compiling the thousand that there are took longer than reading a hundred releases."""
    done = subprocess.run([sys.executable, "-c", _COUNT], capture_output=True, text=True, check=True)
    imported, read = map(int, done.stdout.split())
    assert imported < 10 < read
