"""What an English text says outright of how an agreement stands: signed already, to be signed, ended, kept, extended."""

from __future__ import annotations

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_names import MONTHS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.seeking import Sought

__all__ = [
    "done_already",
    "over_in_wishes",
    "signed_in_other_words",
    "signed_outright",
    "signing_ahead",
    "told_over",
    "told_to_go_on",
    "told_to_stay",
]


def done_already(text: str, start: int, position: int, end: int) -> bool:
    """Whether what is told like a plan was done: "flew to Hill to sign", "agreed to become twins at a ceremony"."""
    return text.startswith("to ", position) and (
        _WENT.search(text, max(start, position - 90), position) is not None
        or (
            _AGREED.search(text, max(start, position - 24), position) is not None
            and _HELD.match(text, position, end) is not None
        )
    )


_WENT = expression(
    r"\b(?:flew|travell?ed|came|went|gathered|met|visited|arrived|assembled|attended|(?:was|were) in|"
    r"(?<!be )held(?= (?:an?|the)\b)|(?:ceremony|meeting|event) (?:was held|took place))\b[^.;\n]*\Z"
)
_AGREED = expression(r"\b(?:agreed|agree|decided|elected)(?: [a-z]+ly)?[ ]\Z")
_HELD = expression(
    r"[^.;\n]{0,160}?\b(?:at an? (?:[a-z]+[ ]){0,3}(?:ceremony|signing|meeting)|(?:held|signed|signing|yesterday|today)\b|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def told_over(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text says outright of a tie that it is ended, and not that somebody wishes or ponders it."""
    text = mentions.text
    for document in said[:_MOST]:
        start = max(mentions.line(document.start)[0], document.start - _NEAR)
        ends = _ENDS.search(text, start, document.start)
        if ends and not _PONDERED.search(text, start, ends.start()):
            return True
    return False


_MOST = 8  # documents that are looked at
_ENDS = expression(
    r"(?i:\b(?:terminat|suspend|sever|dissolv|discontinu|revok|rescind|scrap|cancel|end|cut|drop|ax)"
    r"(?:e|es|s|ed|d|ped|ing|ting|ping|led)? (?:off )?"
    r"(?:(?:its|the|their|our|all|a|of|long-standing|formal|official|symbolic|[a-z0-9-]+-year-old|\d+-year|"
    r"[a-z-]+ly|40-year|city’s|town’s|city's|town's|council’s|council's|(?-i:[A-Z][a-z]+)(?:’s|'s)?)[’']? ){0,6}[“\"‘]?\Z)"
)
_PONDERED = expression(
    r"(?i:\b(?:call(?:s|ed|ing)?|urg\w+|propos\w+|consider\w*|motions?|petition\w*|demand\w*|wants?|wanted|plan(?:s|ned)?|may|might|"
    r"could|should|would|whether|threat\w*|not|never|refus\w+|debat\w+|ask(?:s|ed)?|pressure|review\w*|recommend\w*|reject\w*|"
    r"if|calls|against|oppos\w+|discuss\w*|vote on|(?:will|to|would) vote|option|no|without|push\w*|bid|mull\w*|weigh\w*|"
    r"(?<!approved a )(?<!approved the )(?<!passed a )(?<!passed the )(?<!adopted a )(?<!adopted the )resolution)\b"
    r"(?:(?!\b(?:voted|decided|agreed|approved|backed|passed)\b)[^.;\n]){0,70}\Z)"
)


def signed_outright(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text says outright that somebody signed the paper it tells of, and not long ago."""
    text = mentions.text
    for document in said[:_MOST]:
        if document.relation:
            continue
        start, end = english_sentence(mentions, document.start)
        signed = _HAS_SIGNED.search(text, max(start, document.start - _NEAR), document.end)
        if signed and not _NOT_NOW.search(text, start, end):
            return True
    return False


_HAS_SIGNED = expression(
    r"(?<!had )(?<!been )(?<!be )(?<!not )(?<!yet )(?<!never )\b(?:signed|inked)"
    r"(?:[ ](?:the|an?|their|this|its|both|two))?(?:[ ][\w“”’'-]+){1,7}\Z"
)
_NOT_NOW = Sought(
    r"(?i:\b(?:(?:in|since) (?:[a-z]+ )?(?:19|20)\d\d|last (?:year|month|week)|earlier|previous(?:ly)?|ago|already|before|"
    r"once|if|will|would|could|should|shall|may|might|expected|hop(?:es?|ed|ing)|propos\w+|until|unless|whether|plans?|planned|similar|other)\b)"
)


def over_in_wishes(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text tells of the end of a tie only as what somebody calls for or what is to be voted on."""
    if told_over(mentions, said):
        return False
    text = mentions.text
    wished = False
    for document in said[:_MOST]:
        start, end = mentions.line(document.start)
        if _IS_OVER.match(text, document.end, end):
            return False
        ends = _ENDS.search(text, max(start, document.start - _NEAR), document.start)
        wished = wished or ends is not None
    return wished


_IS_OVER = expression(
    r"(?i:[^.;\n]{0,60}?\b(?:is|are|was|were|has been|have been|had been) (?:now |officially |formally )?"
    r"(?:ended|terminated|suspended|dissolved|severed|over|cut|scrapped|dropped|revoked|rescinded))\b"
)


def signed_in_other_words(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text tells of officials who put their names to a paper of any sort that is no guest book."""
    return any(document.relation for document in said) and _PAPER_SIGNED.search(mentions.text) is not None


_PAPER_SIGNED = Sought(
    r"(?i:\b(?:put (?:their|his|her) (?:signatures?|names?|pens?) (?:to|on|under) (?:an?|the) (?:[a-z-]+ ){0,3}"
    r"|(?:signed|inked) (?:an? |the )(?:official |formal |joint |ceremonial |city |mayoral |two )?)"
    r"(?:proclamations?|scrolls?|parchments?|resolutions?|certificates?|papers|documents|pledge|oath|deed))\b"
)


def told_to_go_on(mentions: Mentions) -> bool:
    """Whether an English text says at its head that partners go on with their work for some more years."""
    return _GOES_ON.search(mentions.text, 0, mentions.article.body + _HEAD) is not None


def told_to_stay(mentions: Mentions) -> bool:
    """Whether an English text says at its head that a council keeps a tie which others would end."""
    return _KEPT.search(mentions.text, 0, mentions.article.body + _HEAD) is not None


_KEPT = Sought(
    r"(?i:\b(?:vot(?:e[sd]?|ing)|decid\w+|agreed|opted|chose|resolved) [^.;\n]{0,30}?to (?:retain|keep|maintain|preserve|"
    r"uphold|"
    r"stand by|stick with|continue with) (?:[\w’'-]+ ){0,5}?(?:sister|twin|friend|partner|tie|link|relation|agreement)|"
    r"\b(?:reject(?:s|ed)|vot(?:es|ed) (?:down|against)|defeat(?:s|ed)|throws? out|threw out) (?:[\w’'-]+ ){0,6}?"
    r"(?:end|cut|sever|scrap|drop|terminat|suspend)\w* [^.;\n]{0,40}?(?:sister|twin|friend|partner|tie|link|relation|"
    r"agreement))"
)
_HEAD = 500
_GOES_ON = Sought(
    r"(?i:\b(?:extend|renew|prolong)(?:s|ed|ing)? (?:their|its|the) (?:[a-z-]+ ){0,4}"
    r"(?:co-?operation|partnership|collaboration|relationship|friendship|agreement|pact|mou|memorandum|ties)\b[^.;\n]{0,60}?"
    r"\b(?:for (?:another|a further|(?:one|two|three|four|five|ten|\d+) (?:more|further))|until|to|through) [a-z0-9-]+|"
    r"\b(?:revived|rekindled|reactivated|resurrected|revitali[sz]ed) (?:their|its|the|a) (?:[a-z-]+ ){0,4}"
    r"(?:agreement|pact|ties|link|relationship|relations|partnership|twinning))"
)


def signing_ahead(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text tells of a signing to come, beside one of the documents."""
    return _ADVISORY.search(mentions.text) is not None or any(
        not _MAY_SIGN.search(mentions.text, max(start, ahead.start() - _OVER), ahead.start())
        and not done_already(mentions.text, start, ahead.start(), end)
        and not _of_another(mentions, said, ahead.end())
        for document in said
        for start, end in [mentions.line(document.start)]
        for ahead in _AHEAD.finditer(
            mentions.text, max(start, document.start - _NEAR), min(end, document.end + _NEAR)
        )
        if not mentions.text.endswith(("yet ", "still "), 0, ahead.start())
    )


def _of_another(mentions: Mentions, said: list[Document], position: int) -> bool:
    """Whether what is to be signed is a paper of another kind than the one that the text tells first."""
    first = min(said, key=lambda document: document.start)
    coming = next(
        (document for document in mentions.documents if position <= document.start < position + _NEXT), None
    )
    return coming is not None and {first.type, coming.type} <= _KINDS_OF_PAPER and coming.type != first.type


_NEXT = 40
_KINDS_OF_PAPER = frozenset({"mou", "moa", "loi"})
_NEAR = 200
_OVER = 70
# "approved a resolution authorising the mayor to sign": nobody has said when
_MAY_SIGN = expression(
    r"(?i:\b(?:authori[sz]\w+|empower\w*|allow\w*|permi\w+|let(?:s|ting)?|direct(?:s|ed|ing)|request\w*|recommend\w*|propos\w+|power|"
    r"mandate[sd]?|consent\w*|go-ahead|nod|green light|asks?|urges?|urged|want(?:s|ed)?|hop(?:es|ed|ing))\b[^.;\n]{0,50}\Z)"
)
_ADVISORY = Sought(r"(?i:media advisory|save the date|invitation to the (?:press|media))")
_AHEAD = Sought(
    r"(?i:\b(?:will|shall|(?:is|are|due|set|going|expected|plans?|ready|prepar\w+|about|to be|to) to|to|to be|scheduled)"
    r"(?: [a-z]+){0,3} (?:re-?)?(?:sign|ink|seal|exchange)(?:ed|ing)?\b|upcoming signing|"
    r"(?:will|is to|are to) be (?:[a-z]+ly )?(?:held|formali[sz]ed|conclud(?:ed|ing)|entering into|made official|twinned)|"
    r"preparations?\b[^.\n]{0,60}\bsigning|prepar(?:es|ing)\b[^.\n]{0,40}\bsigning|date (?:of|for) the signing|"
    r"(?:when|where) (?:an?|the|their|its) [^.\n]{0,60} (?:is|are) (?:to be )?signed|"
    r"signing (?:ceremony )?(?:is |will be )?(?:set|scheduled|planned|to take place|will)|"
    rf"(?:this|next|coming) (?:week|month|year|{MONTHS})(?: and| to| will)* signs?\b)"
)
