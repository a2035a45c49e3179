from __future__ import annotations

import pytest

from citypact.graph.citation import apa, bibtex
from citypact.graph.folder import BuildInfo

INFO = BuildInfo(
    id="0123456789ab",
    version="0.1.0",
    collection="ชุดตัวอย่าง · An example",
    as_of="2026-11-23",
    base="https://w3id.org/citypact/id/",
)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_citation_names_the_build(language: str) -> None:
    for written in (bibtex(INFO, language), apa(INFO, language)):
        assert INFO.id in written
        assert INFO.version in written
        assert ("ชุดตัวอย่าง" in written) == (language == "th")


def test_the_year_is_that_of_the_readers_calendar() -> None:
    assert "(2026)" in apa(INFO, "en")
    assert "(2569)" in apa(INFO, "th")


def test_bibtex_is_balanced_whatever_the_title_holds() -> None:
    odd = BuildInfo(id="a", version="1", collection="a{b\\c}}", as_of=None, base="https://x/")
    written = bibtex(odd)
    assert written.count("{") == written.count("}")
    assert "year" not in written
    assert "(n.d.)" in apa(odd)
