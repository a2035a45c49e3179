from __future__ import annotations

from pathlib import Path

from citypact.graph.ties import Ties
from tests.small_world import TRIG, built, built_from

MOU = "https://w3id.org/citypact/id/agreement/morning-1-aa0001"


def test_the_sentences_of_an_agreement_hold_what_their_parts_say(tmp_path: Path) -> None:
    told = Ties(built(tmp_path / "graph").store).sentences[MOU]
    assert {sentence.source.rsplit("/", 1)[-1] for sentence in told} >= {"morning-1"}
    facts = {mark.fact for sentence in told for mark in sentence.marks}
    assert {"status", "date", "parties"} <= facts
    for sentence in told:
        assert len(sentence.text) <= 300 and "1333" not in sentence.text
        assert sentence.marks and all(
            0 <= mark.start < mark.end <= len(sentence.text) for mark in sentence.marks
        )
        assert all(mark.confidence is None or 0 < mark.confidence <= 1 for mark in sentence.marks)


def test_a_graph_without_quotes_has_no_sentences(tmp_path: Path) -> None:
    assert Ties(built_from("", tmp_path / "graph").store).sentences == {}


def test_a_mark_says_who_confirmed_it(tmp_path: Path) -> None:
    trig, span = TRIG.read_text("utf-8"), "pact:span <https://w3id.org/citypact/text/morning-1#char=40,46>"
    assert span in trig
    confirmed = trig.replace(span, f"prov:wasAttributedTo <https://w3id.org/citypact/id/agent/mali> ; {span}")
    told = Ties(built_from(confirmed, tmp_path / "graph").store).sentences[MOU]
    assert {mark.by for sentence in told for mark in sentence.marks} == {"", "mali"}
