"""How a sentence opens that says in so many words that it judges."""

import re

OPENING = re.compile(
    r"(?:(?:Overall|Therefore|However|Thus|Hence|Nevertheless|Accordingly|On balance|In sum|In"
    r" short|In conclusion"
    r"|Taken together|Given (?:this|that|these)[^,.]{0,60}|At this (?:stage|point)|In our"
    r" (?:view|opinion|judge?ment|assessment))"
    r",? )?(?:"
    r"(?:Our|our) (?:\w+ )?(?:assessment|judge?ment|view|opinion|analysis|conclusion|estimate"
    r"|bottom line)\b"
    r"(?: (?:is|remains|holds|suggests|finds)\b|:)"
    r"|(?:We|we|I|The authors?|This (?:author|paper|report|brief|analysis|assessment))"
    r" (?:\w+ly |also |still |therefore )?"
    r"(?:assess(?:es)?|believes?|judges?|feel|estimates?|conclude[sd]?|argues?|think|consider"
    r"|expect|anticipate|doubt)\b"
    r"(?! (?:in|it is the case)\b)"
    r")"
    r"|(?:In|in) (?:our|my|the authors?[’']s?) (?:view|opinion|judge?ment|assessment|estimation)\b"
    r"|It is (?:our|my) (?:view|assessment|judge?ment|opinion)\b"
    r"|(?:We|we|I) (?:are|am|remain) (?:\w+ )?(?:confident|convinced|sceptical|skeptical"
    r"|optimistic|pessimistic|of the opinion)\b"
    r"|(?:Key (?:judge?ments?|assessments?)|Assessment|Bottom line|(?:Our|The) take"
    r"|Outlook)\s?[:—–]",
)
HEADING = re.compile(
    r"\W{0,3}(?:our |the )?(?:assessment|outlook and assessment|analyst comment|our (?:view"
    r"|take)|bottom line|key judge?ments?)\W{0,3}$",
    re.IGNORECASE,
)
CONTINUED = re.compile(
    r"\b(?:we|our|could|may|might|must|should|would|likely|unlikely|appears?|seems?|need(?:s"
    r"|ed)? to|will)\b",
    re.IGNORECASE,
)
