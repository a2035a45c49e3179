"""Types: the relation that an agreement founds, else its document's own kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.contexts import context
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions

__all__ = ["type_candidates", "type_of"]

PAPERS = frozenset({"mou", "moa", "loi"})


def type_of(
    mentions: Mentions, said: Sequence[Document], named: Sequence[Document]
) -> tuple[Found[str], Found[str] | None]:
    """The type of an agreement, and its instrument where that differs; ``named`` are relations only spoken of."""
    decide = judge("types").probability
    judged = {
        kind: (decide(own), document)
        for kind, (document, own) in type_candidates(mentions, said, named).items()
    }
    best = max(judged, key=lambda kind: (judged[kind][0], kind))
    if mentions.english and best == "other" and all(document.type == "ceremony" for document in said):
        best = "mou"  # what is signed has no name
    if (
        mentions.english
        and best in _MAY_FOUND
        and (founded := _founds(mentions, said, named) or _of_friends(mentions, said))
    ):
        judged.setdefault(founded.type, (judged[best][0], founded))
        best = founded.type
    sure, document = judged[best]
    total = sum(probability for probability, _ in judged.values())
    rule = f"type.{'relation' if document.relation else 'document' if best in PAPERS else 'other'}"
    found = Found(best, document.start, document.end, rule, sure / total if total else 0.0)
    return found, _instrument(mentions, said) if document.relation else None


_MAY_FOUND = frozenset({"mou", "moa", "other"})
# "a document on the establishment of friendship-city relations", "an MOU to become sister cities"
_FOUNDS = expression(
    r"[ ]?(?:\([^()\n]{1,30}\)[ ]?)?(?:on|for|to|of|that|which|about)?[ ]?(?:the |will )?"
    r"(?:establish|becom|form|creat|found|set|launch|build|forg|enter)\w*"
    r"(?: up| into)?[ ](?:of )?(?:the |a |an |as |their )?(?:new )?\Z"
)


def _founds(mentions: Mentions, said: Sequence[Document], named: Sequence[Document]) -> Document | None:
    """The relation that a paper is told to found, right behind its name."""
    text = mentions.text
    papers = [document for document in said if not document.relation]
    return next(
        (
            relation
            for relation in sorted({*said, *named}, key=lambda document: document.start)
            if relation.relation
            for paper in papers
            if 0 < relation.start - paper.end < _RIGHT_BEHIND
            and _FOUNDS.match(text[paper.end : relation.start])
        ),
        None,
    )


_RIGHT_BEHIND = 60
_FRIENDSHIP = expression(r"(?i:\b(?:friendship|friendly)[ ](?:city[ ])?)\Z")


def _of_friends(mentions: Mentions, said: Sequence[Document]) -> Document | None:
    """A memorandum that is called one of friendship: "a friendship MOU"."""
    text = mentions.text
    for paper in said:
        friendly = (
            _FRIENDSHIP.search(text, max(0, paper.start - 20), paper.start) if paper.type == "mou" else None
        )
        if friendly:
            return replace(paper, start=friendly.start(), type="friendship", relation=True)
    return None


def type_candidates(
    mentions: Mentions, said: Sequence[Document], named: Sequence[Document]
) -> dict[str, tuple[Document, set[str]]]:
    """The types that an agreement may have, each with the document that says so and its features."""
    body = mentions.article.body
    direct: dict[str, list[Document]] = {}
    text = mentions.text
    for document in [each for each in said if not _left_behind(text, each)] or said:
        kind = document.type if document.relation or document.type in PAPERS else "other"
        direct.setdefault(kind, []).append(document)
    for document in named:
        if not _left_behind(text, document):
            direct.setdefault(document.type, []).append(document)
    told = list(direct)
    for kind in ("mou", "other"):  # an agreement called no more than that is the one or the other
        direct.setdefault(kind, [])
    words = {document.type for document in said if not document.relation}
    soft = {document.type for document in named} - {document.type for document in said}
    only_other = told in ([], ["other"])
    found = {}
    for kind, documents in direct.items():
        first = min(documents or said, key=lambda document: (document.start < body, document.start))
        own = {f"is.{kind}", f"{kind}.told.{min(len(documents), 3)}"}
        own.update([f"{kind}.among.{word}" for word in words])
        own.update([f"{kind}.beside.{other}" for other in told if other != kind])
        if kind in soft:
            own.update(("soft", f"{kind}.soft"))
        if documents:
            if any(document.start < body for document in documents):
                own.update(("title", f"{kind}.title"))
            if first is said[0]:
                own.update(("first", f"{kind}.first"))
            before, after = context("documents", text, first.start, first.end)
            side = "relation" if first.relation else "paper"
            own.update((f"{side}.before.{before}", f"{side}.after.{after}"))
        if only_other:
            own.add(f"{kind}.only-other")
        if mentions.english:
            own.add(f"{kind}.english")
        found[kind] = (first, own)
    return found


def _left_behind(text: str, document: Document) -> bool:
    """Whether a relation is what the partners were before: "จากเมืองคู่มิตรสู่เมืองพี่เมืองน้อง"."""
    return (
        document.relation
        and _FROM.search(text, max(0, document.start - 16), document.start) is not None
        and _TO.match(text, document.end) is not None
    )


_FROM = expression(r"จาก(?:การเป็น|ความสัมพันธ์|ระดับ)?[ ]?[“\"]?\Z")
_TO = expression(r"[”\"]?[ ]?(?:ไป|มา|ขึ้น)?(?:สู่|เป็น)")


def _instrument(mentions: Mentions, said: Sequence[Document]) -> Found[str] | None:
    """The document by which a relation is founded."""
    papers = [document for document in said if not document.relation and document.type != "ceremony"]
    for kind in ("moa", "mou", "loi", "declaration"):
        if written := next((paper for paper in papers if paper.type == kind), None):
            return _found(written, kind, "instrument.document")
    if papers:
        return _found(papers[0], "other", "instrument.agreement", 0.8)
    called = _called_agreement(mentions, [document for document in said if document.relation])
    return _found(called, "other", "instrument.agreement", 0.75) if called else None


_CALLED = expression(
    r"(?i:[^.;\n]{0,12}\b(?:agreement|pact|accord|charter|treaty|compact|document|protocol)\b)|[^\n]{0,16}(?:ข้อตกลง|ความตกลง)"
)
_CALLS = expression(
    r"(?i:\b(?:agreement|pact|accord|charter|treaty)\b[^.;\n]{0,40})\Z|(?:ข้อตกลง|ความตกลง)[^\n]{0,30}\Z"
)


def _called_agreement(mentions: Mentions, relations: Sequence[Document]) -> Document | None:
    """The relation whose own words call its document an agreement: a sister city agreement."""
    text = mentions.text
    return next(
        (
            relation
            for relation in relations
            if _CALLED.search(text[relation.start : relation.end])
            or _CALLED.match(text, relation.end)
            or _CALLS.search(text[max(0, relation.start - 60) : relation.start])
        ),
        None,
    )


def _found(document: Document, value: str, rule: str, confidence: float = 0.93) -> Found[str]:
    return Found(value, document.start, document.end, rule, confidence)
