"""Told: what a page's script knows of bodies and agreements, for the card (told.js) by way of facts.js."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citypact.graph.sentences import Sentence
from citypact.graph.ties import Tie, Ties
from citypact.viz.facts import (
    AgreementFacts,
    BodyFacts,
    SourceFacts,
    beside_words,
    country_words,
    other_words,
    role_words,
    said_besides,
)
from citypact.viz.names import in_place, inert, plain
from citypact.viz.picture import Picture
from citypact.viz.words import called

__all__ = ["told_of", "told_sentence"]


def told_of(picture: Picture, numbers: Mapping[str, int], ties: Ties | None) -> dict[str, Any]:
    """The bodies and agreements of a picture, which name each other by their places in these lists.

    ``numbers`` gives the node that stands for a body or a thing; ``ties``, where they were read, the sentences and the roles.
    """
    shown = {party for facts in picture.agreements.values() for party in facts.parties}
    shown.update(iri for iri in picture.bodies if iri in picture.network)
    bodies = [body for iri, body in picture.bodies.items() if iri in shown]
    place = {body.iri: index for index, body in enumerate(bodies)}
    tie_of = {tie.iri: tie for tie in ties.agreements} if ties and picture.agreements else {}
    return {
        "bodies": [_body(body, numbers.get(body.iri)) for body in bodies],
        "things": _things(picture, numbers, place),
        "agreements": [
            {
                **_agreement(facts, place),
                **_people_and_roles(ties, tie_of.get(facts.iri), place),
                "sources": [
                    _source(source, ties.sentences.get(facts.iri, ()) if ties else None)
                    for source in facts.sources
                ],
            }
            for facts in picture.agreements.values()
        ],
    }


def _things(picture: Picture, numbers: Mapping[str, int], place: Mapping[str, int]) -> dict[int, Any]:
    """The cards of nodes that are no bodies; a value is words, or the place of a body."""
    order = {iri: index for index, iri in enumerate(picture.agreements)}
    return {
        numbers[iri]: {
            "kind": thing.kind,
            "terms": [
                [word, [place[value] if isinstance(value, str) else value for value in values]]
                for word, values in thing.terms
                if values
            ],
            "agreements": None if thing.agreements is None else [order[each] for each in thing.agreements],
            "notes": {order[each]: words for each, words in thing.notes.items() if each in order},
        }
        for iri, thing in picture.things.items()
    }


def _people_and_roles(ties: Ties | None, tie: Tie | None, place: Mapping[str, int]) -> dict[str, Any]:
    if ties is None or tie is None:
        return {"roles": {}, "beside": [], "others": []}
    return {
        **said_besides(tie),
        "roles": role_words(ties, tie, place),
        "beside": beside_words(ties, tie),
        "others": other_words(tie),
    }


def _body(body: BodyFacts, node: int | None) -> dict[str, Any]:
    return {
        "name": body.name,
        "iri": plain(body.iri),
        "level": [body.level, *inert(called("level", body.level))],
        "province": body.province,
        "country": [body.country, *country_words(body.country)] if body.country else None,
        "count": body.agreements,
        "node": node,
    }


def _agreement(facts: AgreementFacts, place: Mapping[str, int]) -> dict[str, Any]:
    return {
        "iri": plain(facts.iri),
        "name": facts.name,
        "type": facts.kind,
        "status": facts.status,
        "said": facts.status_words,
        "date": facts.date,
        "time": facts.time,
        "until": facts.until,
        "venue": facts.venue,
        "signatories": facts.signatories,
        "representatives": facts.representatives,
        "domains": facts.domains,
        "parties": [place[party] for party in facts.parties],
        "unlisted": facts.unlisted,
    }


def _source(source: SourceFacts, sentences: tuple[Sentence, ...] | None) -> dict[str, Any]:
    """A source with its sentences; where none were read, with the one that its attribution quotes."""
    quoted = (
        [[source.quote, []]]
        if sentences is None and source.quote
        else [told_sentence(each) for each in sentences or () if each.source == source.iri]
    )
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "known": source.known,
        "how": source.how,
        "witness": source.witness,
        "sentences": quoted,
    }


def told_sentence(sentence: Sentence) -> list[Any]:
    """A sentence as the card reads it: its text, and its marks as start, end, fact, confidence and, if so, who confirmed it."""
    marks = [
        [m.start, m.end, m.fact, m.confidence, *([plain(m.by, 200)] if m.by else ())] for m in sentence.marks
    ]
    return [in_place(sentence.text), marks]
