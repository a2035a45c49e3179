"""From a stored text to a record: every value with the span, the rule and the confidence that it was read with.

The passages, mentions and agreements are found by the modules beside this one; here they are put together.
"""

from __future__ import annotations

from typing import Any

from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.issuers import issuer_of
from citypact.graph.extraction.languages import language_of
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.officials import officials
from citypact.graph.extraction.passages import Article, article
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.told_agreements import told_agreements
from citypact.graph.extraction.view import View
from citypact.graph.extraction.visions import visions
from citypact.graph.garbage import not_sought
from citypact.graph.markers import marked
from citypact.graph.reading import stored
from citypact.graph.records import Record, record_from

__all__ = ["extract"]


def extract(
    text: str,
    *,
    id: str,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    issuer: str | None = None,
    **given: Any,
) -> Record:
    """The record of one text: what it says about cooperation, with evidence for every value.

    ``text`` is the stored text (``citypact.graph.reading``); spans count its code points. What is known of the source
    (url, publisher ...) is handed through, further fields of a record too; only a known day of publication is used in
    reading, for dates without a year. Any text has a record: where nothing is found, the record says nothing.

    >>> record = extract("เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU ด้านการศึกษา", id="invented")
    >>> [party.name for party in record.agreements[0].parties], record.agreements[0].domains
    (['เทศบาลนครสายลม', 'เทศบาลนครดอกหญ้า'], ('education',))
    """
    known = {"url": url, "title": title, "publisher": publisher, "published": published, **given}
    with not_sought():
        text = stored(text)
        view = View(text)
        page = article(view.text)
        data: dict[str, Any] = {"id": id, "lang": language_of(page.text)}
        data |= {**marked(text).fields, **{key: value for key, value in known.items() if value is not None}}
        with held(page.text):
            data |= _read(page, Ledger(view), published, issuer)
        return record_from(data, place=id)


def _read(page: Article, ledger: Ledger, published: str | None, issuer: str | None) -> dict[str, Any]:
    """What the article says, as plain data, with the evidence that the ledger has noted."""
    mentions = Mentions.of(page, published=published)
    told = told_agreements(mentions, ledger, published=published)
    data: dict[str, Any] = {"agreements": told, "officials": officials(mentions, ledger, told)}
    if issuer is not None:
        data["issuer"] = issuer
    elif speaking := issuer_of(mentions, data["agreements"]):
        data["issuer"] = ledger.keep("/issuer", speaking)
    noted = [
        {
            "name": ledger.keep(f"/bodies/{number}/name", body),
            "vision": ledger.keep(f"/bodies/{number}/vision", vision),
        }
        for number, (body, vision) in enumerate(visions(mentions))
    ]
    if noted:
        data["bodies"] = noted
    if ledger.spans:
        data["evidence"] = ledger.spans
    return data
