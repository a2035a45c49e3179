"""What ``citypact query`` makes of the file that it is given."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from citypact.asking import ask
from citypact.errors import SourceError
from citypact.queries import Askable


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x7fELF" + bytes(range(256)) * 40, "no text in UTF-8"),
        (b"\x00\x01\x02\x03" * 400, "a binary file"),
    ],
)
def test_a_file_that_is_no_query_is_told_with_what_to_put_into_it(
    content: bytes, said: str, tmp_path: Path
) -> None:
    """The next steps were those for a press release."""
    file = tmp_path / "asked.rq"
    file.write_bytes(content)
    nobody = cast(Askable, None)  # the file is read before any graph is asked
    with pytest.raises(SourceError) as told:
        ask(
            nobody,
            what=str(file),
            sparql=None,
            params=(),
            format="csv",
            out=None,
            timeout=1,
            limit=None,
            allow_service=False,
        )
    assert said in str(told.value)
    assert str(told.value).endswith("; write a SPARQL query into it, as UTF-8 text")
