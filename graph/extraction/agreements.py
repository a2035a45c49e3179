"""Agreements: whether a text reports one, how many, and each one's type and status.

A *part* is one agreement with the stretch of the text that tells of it. Contracts, guest books, hopes and the former
version of what is renewed make no part.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from citypact.graph.extraction.agreement_features import agreement_features
from citypact.graph.extraction.agreement_types import type_of
from citypact.graph.extraction.apart import further_papers, told_apart
from citypact.graph.extraction.background_ties import background_ties, without_background
from citypact.graph.extraction.bulletins import bulletin_items
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.earlier_documents import earlier_documents
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.firm_documents import FOUNDING, bars, counted, firm, window
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.numbered_documents import Stretch, enumerated_stretches, numbered_stretches
from citypact.graph.extraction.older_ties import is_older, region, tied_before, told_one_by_one, told_today
from citypact.graph.extraction.status_signs import status_signs
from citypact.graph.extraction.statuses import status_of, told_status
from citypact.graph.extraction.thai_grounds import headed
from citypact.graph.extraction.tie_lists import tie_lists

__all__ = ["Part", "main_documents", "parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """One agreement and where the text tells of it."""

    start: int
    end: int
    documents: tuple[Document, ...]
    type: Found[str]
    status: Found[str]
    instrument: Found[str] | None = None
    older: bool = False  # told beside today's agreement
    named: tuple[Document, ...] = ()  # words for relations in its stretch that may mean another one
    numbered: bool = False  # one of several documents of one ceremony
    features: frozenset[str] = frozenset()  # what is said around the documents
    without: tuple[tuple[int, int], ...] = ()  # stretches within it that tell of older ones
    former: tuple[tuple[int, int], ...] = ()  # and of earlier documents of the same partners
    again: bool = False  # a further paper of the same partners
    beside: frozenset[str] = frozenset()  # whether it brings a partner, where it is told beside another one

    @property
    def anchor(self) -> Document:
        """The document that the rest is read around."""
        return self.documents[0]

    @property
    def live(self) -> bool:
        """Whether a signing is told, past or to come."""
        return self.status.value in _LIVE

    @property
    def stand(self) -> str:
        """Whether its signing is ahead or done, or only the tie is told as standing."""
        status = self.status.value
        return "ahead" if status == "planned" else "standing" if status in ("in_force", "ended") else "done"


_LIVE = frozenset({"signed", "renewed", "planned"})
_MOST = 200  # mentions of documents that are looked at: an article has a handful


@dataclass(frozen=True, slots=True)
class _Told:
    """The documents of a text: numbered ones, those of today's agreements, those of older ties."""

    open: list[Document]  # all that are the article's
    numbered: list[Stretch]
    enumerated: bool  # numbered in one sentence, which says for all how they stand
    main: list[Document]
    older: list[Document]


def _told(mentions: Mentions) -> _Told:
    rows = [(ties.start, ties.end) for ties in tie_lists(mentions) if ties.stands]  # each a tie of its own
    open_ = [
        document
        for document in mentions.documents[:_MOST]
        if not bars(mentions, document) and not any(start <= document.start < end for start, end in rows)
    ]
    said = [document for document in open_ if firm(mentions, document) or tied_before(mentions, document)]
    listed = numbered_stretches(mentions, said)
    enumerated = [] if listed else enumerated_stretches(mentions, said)
    listed = listed or enumerated
    older = [document for document in said if is_older(mentions, document)]
    if listed:
        begin = max(end for _, end, _ in listed)
        return _Told(
            open_, listed, bool(enumerated), [], [document for document in older if document.start >= begin]
        )
    main = [document for document in said if document not in older]
    if mentions.english and not any(told_today(mentions, document) for document in main):
        main, older = said, []  # the one agreement of the text is the one that stands
    elif older and not mentions.english and main and all(headed(mentions, document) for document in main):
        main, older = [], said  # the headline tells of the one that stands
    regions = {region(mentions, document) for document in older}
    main = [document for document in main if not any(start <= document.start < end for start, end in regions)]
    return _Told(open_, [], False, main, older)


def main_documents(mentions: Mentions) -> list[Document]:
    """The documents of today's agreements, where they are not numbered."""
    return _told(mentions).main


def parts(mentions: Mentions) -> list[Part]:
    """The agreements that a text reports, in its order; none for a visit, a festival, a contract or a wish."""
    told = _told(mentions)
    if not (told.numbered or told.main or told.older):
        hoped = told.open and not any(ties.stands for ties in tie_lists(mentions))
        return [_part(mentions, told.open, 0, len(mentions.text), firm=False)] if hoped else []
    if not (told.numbered or told.main or told_one_by_one(mentions, told.older)):
        return [_part(mentions, told.older, 0, len(mentions.text))]
    if told.main and not told.numbered and (items := bulletin_items(mentions, told.main)):
        return [_part(mentions, inside, start, end, numbered=True) for start, end, inside in items]
    found = [_part(mentions, inside, start, end, numbered=True) for start, end, inside in told.numbered]
    if told.enumerated:
        found = [replace(part, status=found[0].status) for part in found]
    if told.main:
        found += _one_or_more(mentions, told.main, told.older)
    older = _older(mentions, told.older)
    regions = tuple((part.start, part.end) for part in older)
    regions += tuple((ties.start, ties.end) for ties in tie_lists(mentions) if ties.stands)
    return [replace(part, without=regions) for part in found] + older if regions else found


def _older(mentions: Mentions, older: list[Document]) -> list[Part]:
    """One part for the older documents of each stretch."""
    merged: list[list[Document]] = []
    for document in older:
        if document.relation and not (
            mentions.english or FOUNDING.search(window(mentions, document, 60, 60))
        ):
            continue
        if merged and region(mentions, document) == region(mentions, merged[-1][0]):
            merged[-1].append(document)
        else:
            merged.append([document])
    return [_part(mentions, group, *region(mentions, group[0]), older=True) for group in merged]


def _one_or_more(mentions: Mentions, main: list[Document], older: list[Document]) -> list[Part]:
    """Today's agreement, and those that the text tells apart from it."""
    beside = background_ties(mentions, main)
    apart_from = {document for document, *_ in beside}
    main = [document for document in main if document not in apart_from]
    others = told_apart(mentions, main)
    apart = [document for *_, inside in others for document in inside]
    rest = [document for document in main if document not in apart]
    end = len(mentions.text)
    if others:
        start, line = others[0][0], mentions.line(others[0][2][0].start)[0]
        before = [document.start for document in rest if document.start < start]
        end = line if before and line and max(before) < line else start
    earlier = [*beside, *earlier_documents(mentions, rest)]
    former = [document for document, *_ in earlier]
    today = _part(
        mentions,
        [document for document in rest if document not in former],
        0,
        end,
        former=former,
        beside=bool(beside),
        apart_from=frozenset() if mentions.english else {region(mentions, document) for document in older},
    )
    if earlier:
        today = replace(today, former=tuple((begin, stop) for _, begin, stop in earlier))
    found = [
        today,
        *(_part(mentions, inside, start, stop, numbered=True) for start, stop, inside in others),
    ]
    if mentions.english and not others:
        found += [
            replace(_part(mentions, [document], start, stop, numbered=True), again=True)
            for document, start, stop in further_papers(mentions, today.documents)
        ]
    return found


def _part(
    mentions: Mentions,
    said: list[Document],
    start: int,
    end: int,
    *,
    older: bool = False,
    numbered: bool = False,
    firm: bool = True,
    former: Sequence[Document] = (),
    beside: bool = False,
    apart_from: Collection[tuple[int, int]] = (),
) -> Part:
    said = sorted(said, key=lambda document: (document.start < mentions.article.body, document.start))
    past = {document.type for document in former} - {document.type for document in said}
    named = tuple(
        document
        for document in mentions.documents[:_MOST]
        if document.relation
        and start <= document.start < end
        and document not in said
        and document.type not in past
        and not bars(mentions, document)
        and not counted(mentions, document)
    )
    named = without_background(mentions, named, said)
    kind, instrument = type_of(mentions, said, named)
    votes, seen = told_status(mentions, said, apart_from, None if mentions.english else (start, end))
    features = agreement_features(
        mentions,
        said,
        [(status, where) for status, where in votes],
        stretch=(start, end),
        firm=firm,
        older=older,
    )
    status = status_of(
        features,
        votes,
        seen,
        said,
        status_signs(mentions, said, (start, end), older=older, numbered=numbered, beside=beside),
    )
    anchor = next((document for document in said if not document.relation), said[0])
    ordered = (anchor, *(document for document in said if document is not anchor))
    brings = frozenset(_partners(mentions, start, end) if older or numbered else ())
    return Part(
        start,
        end,
        ordered,
        kind,
        status,
        instrument,
        older,
        named,
        numbered,
        features=frozenset(features),
        beside=brings,
    )


def _partners(mentions: Mentions, start: int, end: int) -> set[str]:
    """Whether what is told beside the first agreement brings a body that the text has not named before."""
    told = {body.name for body in mentions.bodies if body.start < start}
    told |= {bare.name for bare in mentions.bare if bare.start < start}
    here = [body for body in mentions.bodies if start <= body.start < end]
    new = {body.name for body in here} | {bare.name for bare in mentions.bare if start <= bare.start < end}
    return {"partner.new" if new - told else "partner.told", f"partners.{min(len(new), 3)}"}
