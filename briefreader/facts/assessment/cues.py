"""Words that show a judgement, by what they show and how much they weigh."""

import re
from dataclasses import dataclass

_QUALITY = (
    r"(?:important|significant|effective|efficient|essential|crucial|critical|vital|key|central"
    r"|fundamental|serious|grave|dangerous|urgent|pressing|difficult|challenging|complicated"
    r"|complex|powerful|promising|excellent|valuable|useful|helpful|encouraging|successful"
    r"|remarkable|fragile|contested|positive|negative|pivotal|major|big|great|best|worst"
    r"|noble(?:r)?|ambitious|perfect|appropriate|inadequate|insufficient|necessary)"
)
_GOOD_OR_BAD = (
    r"(?:understate|overstate|underestimate|overestimate|undermine|complicate|exacerbate|hinder"
    r"|hamper|impede|jeopardi[sz]e|threaten|weaken|strengthen|worsen|evolve|backfire|signal"
    r"|have (?:a |an )?(?:\w+ )?(?:impact|effect|consequences|implications|uncertainty|difficulty)"
    r"|prove|be (?:\w+ )?(?:difficult|costly|hard|misunderstood|inhospitable|insufficient"
    r"|inadequate|beneficial|mitigated))"
)
_EFFECT = (
    r"(?:encourage|discourage|deter|improve|lead to|result in|give rise to|raise|pose|extend"
    r"|affect|alter|become|remain|fail|reduce|increase|limit|delay|shape|indicate|reflect"
    r"|make (?:it|a)|help|create|cause|be (?:\w+ )?(?:able|effective|necessary|needed))"
)
_ADVERBS = r"(?:\w+ly |also |still |well |then |thereby |not |even ){0,3}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign of judgement, with its weight, and its weight where the author speaks as "we"."""

    pattern: re.Pattern[str]
    weight: float
    personal: float


def _cue(weight: float, personal: float, *parts: str) -> Cue:
    return Cue(re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)"), weight, personal)


CUES = (
    # how likely, how certain
    _cue(
        2,
        2,
        r"(?:is|are|was|were|remains?|seems?|appears?|looks?) (?:\w+ly |very |most "
        r"|also |still |not )?(?:likely|unlikely|poised|bound)"
        r"(?= (?:to|that|part|because|an?|the))",
        r"(?:highly|very|most|extraordinarily|increasingly|extremely) (?:likely|unlikely)",
        r"(?:do|does|did) not (?:\w+ly )?(?:appear|seem) to",
        r"(?:appears?|seems?) (?:to|that|likely|unlikely)",
        r"likely (?:reflects?|indicates?|intends?|seeks?|aims?|lacks?|remains?)",
        r"(?:is|are|remains?) (?:\w+ly )?(?:uncertain|unclear|doubtful|questionable|unresolved)",
        r"[Tt]here (?:can be|is) (?:no|little) (?:\w+ )?(?:doubt|debate|question)",
        r"(?:would|could) (?:very )?(?:likely|probably|surely|potentially)|likely would",
        r"(?:raises?|raised|leaves?) (?:\w+ )?(?:questions?|doubts?|the (?:question|possibility))",
        r"[Ii]t (?:is|remains) (?:\w+ )?possible that|(?:has|have) the potential to",
        r"[Uu]ndoubtedly|[Uu]nquestionably|[Ww]ithout (?:a |any )?(?:doubt|question)",
    ),
    _cue(
        1,
        2.5,
        r"(?<![Ww]hat )(?<![Ww]here )I (?:\w+ly |do |would |must |also )?(?:believe|submit"
        r"|contend|maintain|suspect|doubt)(?! in\b)",
        r", (?:as )?I (?:believe|think|feel|suspect|suggest|say)(?=,)|[Tt]his,? I (?:believe"
        r"|think)",
        r"I (?:must|have to|want to|should) (?:be (?:\w+ )?(?:honest|frank|candid)|confess|admit)",
        r"[Ii]n my (?:own )?(?:view|opinion|judge?ment|estimation|mind)|to my mind",
    ),
    # what something would bring about
    _cue(2, 2, rf"(?:could|might|may|would) {_ADVERBS}{_GOOD_OR_BAD}"),
    # what a speaker holds dear or not
    _cue(
        0.5,
        1,
        r"(?:is|are|was|were|remains?|been|be) (?:\w+ly |also |very |too |so |not |never |still"
        r" |as ){0,2}"
        r"(?:strong|good|true|right|wrong|just|unjust|great|noble|worthy|weak|bad|evil|sacred"
        r"|precious|better|worse|unacceptable|unfair|fair|impossible|indispensable|unique|foolish"
        r"|indefensible|intolerable|inevitable|inescapable|enough|hard|easy|simple|clear|sound)"
        r"(?= (?:and|but|for|to|that|as|enough|than|when|if|because)\b| ?[,.;]| ?--| ?[—–])",
    ),
    _cue(
        1,
        1.5,
        r"too (?:large|small|long|many|much|few|often|great|high|low|slow|late|little)(?= )",
        r"(?:deserves?|dare not|worthy of|worth (?:the|our|fighting)|(?:is|are) at stake)",
        r"[Ww]e (?:can|will|shall) (?:\w+ )?(?:succeed|prevail|overcome|not (?:fail|rest|tire|waver"
        r"|falter|permit|allow|be deterred))",
        r"is (?:not )?(?:just|merely|only) (?:an?|the|about)",
        r"(?:a|an|the) (?:\w+ )?(?:defining|historic|decisive|critical|crucial|pivotal|unique)"
        r" (?:hour|moment|turning point|opportunity|time|juncture|test|chance)",
    ),
    _cue(
        1,
        1.5,
        r"(?:do|does|did) not (?:have|need) to be",
        r"will (?:always|never|not|only|have to|inevitably) (?:be|have|remain|come|bring|work)",
        r"(?:can|will) (?:only |also )?(?:\w+ly )?(?:encourage|improve|foster|help|strengthen"
        r"|transform|reduce|mitigate|make (?:it|a|the)|be (?:mitigated|overcome|avoided|achieved))",
    ),
    _cue(
        1,
        1,
        rf"(?:could|might|may|would) {_ADVERBS}{_EFFECT}.{{3,200}} (?:could|might|may|would)"
        rf" {_ADVERBS}(?:{_EFFECT}|{_GOOD_OR_BAD})",
    ),
    _cue(1, 1.5, rf"(?:could|might|may|would) {_ADVERBS}{_EFFECT}"),
    # what ought to be
    _cue(
        1,
        2,
        r"(?:must|should|ought to) (?:not |never |also |always |now |at |once |\w+ly )*[a-z]+",
        r"(?:cannot|can never|can only|can be (?:\w+ )?only) (?:afford |be )?[a-z]+",
        r"needs? to (?:be )?[a-z]+",
        r"(?:is|are) (?:\w+ )?(?:needed|imperative|overdue)",
    ),
    _cue(
        0.5,
        2,
        r"(?:have|has) (?:the|an?|our|their|every) (?:\w+ )?(?:responsibility|duty|obligation"
        r"|opportunity|chance|reason) to (?!register|notify|report|pay|file)[a-z]+",
        r"(?<!when )[Tt]he time has (?:now |at last )?come (?:for|to)"
        r"|[Ii]t is the (?:\w+ )?(?:duty|task) of",
        r"[Oo]ne must [a-z]+",
    ),
    _cue(
        2,
        2,
        r"(?:[Cc]reat|[Pp]os|[Pp]resent|[Rr]ais|[Bb]ring)(?:e?s|ed"
        r"|ing) (?:\w+ ){0,2}(?:challenges?|risks?"
        r"|difficulties|problems|uncertainty|obstacles|complications)"
        r"(?= (?:for|to|about|as|in|of|that)\b| ?[,.;])",
        r"(?:teach(?:es)?|offers?|gives?|provides?|holds?|(?:is|are|remains?)) (?:us )?"
        r"(?:(?:an?|the|many|some|several|valuable|useful|important|clear|key) ){1,3}lessons?",
        r"(?:can|may|could|might) (?:help )?(?:determine|decide|shape|affect|influence) (?:how"
        r"|whether)",
        r"(?:the|our) (?:very )?(?:best|greatest|worst|gravest|noblest|finest|surest) [a-z]+"
        r"(?: [\w’'-]+){0,8} (?:is|are|was|has been)(?= (?:to|the|an?|that|our|not)\b)",
        r"(?:far|much|even) more (?:important|serious|significant|dangerous"
        r"|difficult)(?= (?:than|is)\b)",
    ),
    _cue(
        2,
        2,
        r"(?<!who )(?<!they )cannot (?:ever )?afford (?:to|not|any|another|a|more)",
        r"[Ww]e (?:simply |also |still |really )?(?:need|have) to",
        r"[Tt]here (?:is|are|can be) (?:simply )?no (?:substitute|excuse|alternative|room|place"
        r"|reason|higher|greater|better|nobler|more) (?:\w+)",
        r"[Ii]t is (?:\w+ly )?(?:not enough|time (?:to|for|that)|futile|vital|essential|imperative"
        r"|crucial|critical|important|necessary|clear|evident|obvious|apparent|doubtful|easy|hard"
        r"|difficult|high time)(?= (?:to|that|for|not))",
        r"(?:requires|demands|calls for|needs) (?:\w+ )?(?:attention|action|courage|vision"
        r"|leadership|care|cooperation|effort|commitment|unity|patience|investment|reform)",
        r"[Ww]e (?:therefore |strongly |also )?(?:recommend|urge|advise|propose)",
    ),
    # what something is worth
    _cue(
        2,
        2,
        rf"(?:[Tt]he|[Oo]ur|[Ii]ts|[Oo]ne of (?:the|our)) (?:\w+ )?(?:most|more|greatest|biggest)"
        rf" {_QUALITY}(?: [\w-]+){{1,5}} (?:is|are|was|were|remains?|includes?|included|of)",
        rf"(?:is|are|was|were|remains?|remained|be|been|taking|represents?|constitutes?|marks?)"
        rf" (?:one of )?(?:an?|the|our|its)"
        rf" (?:\w+ly |very |most |more )*{_QUALITY}"
        r"(?: [\w-]+){0,2} (?:steps?|challenges?|tasks?|tools?|problems?|threats?|risks?|assets?"
        r"|parts?|factors?|approach|obstacles?|concerns?|opportunit(?:y|ies)|elements?|reasons?"
        r"|mistakes?|responsibilit(?:y|ies)|sources?|questions?|issues?|examples?|models?|means)",
        rf"one of (?:the|our) (?:\w+ )?(?:most|more|greatest|biggest) (?:\w+ )?{_QUALITY}",
        r"(?:a|an) (?:[\w-]+ )?(?:team sport|waste|failure|success|disaster|mistake|missed"
        r" opportunity|step (?:in the right direction|forward|back(?:wards?)?)|risk)(?= ?[,.;—–-])",
        r"(?:the|our) (?:next|main|real|central|key|biggest|greatest|core) (?:\w+ )?(?:challenge"
        r"|question|problem|risk|task|obstacle|danger|threat|test) (?:is|are|remains|lies|will be)",
        r"underscor(?:e|es|ed|ing) (?:the|how|that)|highlight(?:s|ed)? the"
        r" (?:need|fragil\w+|importance|risk|danger|limits)",
        r"[Tt]he (?:truth|reality|lesson|problem|danger|point|fact|bottom line|best way|key) is",
        r"(?:[Ii]n (?:essence|short|sum)|[Oo]n balance|[Aa]ll in all|[Oo]n the whole|[Bb]y and"
        r" large)(?=,)",
        r"(?<!Table \d )(?<!Column \w )(?<!Figure \d )(?:indicates?|suggests?|demonstrates?"
        r"|signals?|indicating|suggesting|reflects?) (?:that|a"
        r" (?:growing|broader|wider|deeper|lack)|an? (?:effort|attempt|intent))",
    ),
    _cue(
        1,
        2,
        r"(?:had|have|has|received|brought|yielded) (?:\w+ )?(?:extraordinary|profound"
        r"|enormous|far-reaching|substantial|significant|little|limited|mixed|nontrivial)"
        r" (?:\w+ )?(?:benefits?|effects?|impact|success|consequences|results)",
        rf"(?:is|are|was|were|proved|proven|remains?|been) (?:\w+ly |also |very |too |so |quite"
        rf" |both )?{_QUALITY}(?= (?:in|to|for|and|but|because|that|at|as|if|when)\b| ?[,.;])",
        r"[Ww]e (?:have |both |all |also |quickly |soon )?(?:learned|learnt|agree|know"
        r"|reali[sz]ed|discovered) (?:that|the)",
        r"(?:I|we) (?:trust|hope|believe|think|find|feel|know) (?:that |the |this |our |it |we )",
        r"(?:more|less|better|worse|rather|stronger|safer) than (?:ever|before|not|necessarily)",
        r"(?:only (?:if|by|when|in)|not because|never be|no longer)",
        r"(?:will|would) (?:\w+ )?(?:improve|help|allow us|strengthen|foster|encourage|make)",
    ),
    # how well rules, means and rights worked
    _cue(
        2,
        2,
        r"(?:[Pp]enalt(?:y|ies)|[Pp]unishments?|[Rr]esources|[Ii]nspections?|[Ff]ines|[Ss]anctions"
        r"|[Ss]afeguards|[Mm]echanisms?|[Ll]aws?|[Oo]versight|[Ss]tandards|[Ff]unding|[Ss]taffing"
        r"|[Ee]nforcement|[Rr]emediation|[Ff]acilities|[Ss]ervices|[Tt]raining)"
        r"(?: [\w’'-]+){0,14} (?:was|were|is|are|remained) (?:\w+ly |also |not |often "
        r"|always ){0,2}"
        r"(?:sufficient|insufficient|adequate|inadequate|commensurate|effective|ineffective|weak"
        r"|lax"
        r"|lacking|limited|poor)",
        r"(?:remained|remains|was|were|is|are|continued to be) (?:\w+ly |highly |still ){0,2}"
        r"(?:problematic|vulnerable to|dysfunctional|precarious|dire|dismal|below (?:\w+ ){0,2}"
        r"standards?|harsh|life[- ]threatening|(?:an |areas? )+of (?:\w+ )?concern"
        r"|a (?:\w+ )?(?:challenge|obstacle|barrier|hurdle))",
        r"fac(?:e|es|ed) (?:\w+ )?(?:major|serious|significant|considerable|substantial|severe|many"
        r"|numerous|formidable) (?:\w+ )?(?:obstacles|barriers|challenges|difficulties|hurdles)",
        r"(?:did|does|do) not always (?:[a-z]+)",
        r"(?:was|were|is|are|remained|proved) (?:\w+ly )?unable to (?:[a-z]+ )",
        r"lack(?:s|ed)? (?:the )?(?:\w+ )?(?:capacity|will|resources|expertise|means|independence"
        r"|transparency|credibility|legitimacy|safeguards|accountability)",
        r"(?:was|were|is|are) (?:often|frequently|sometimes|generally|largely|rarely|seldom|widely"
        r"|mostly) (?:ineffective|effective|inefficient|slow|corrupt|inadequate|poor|harsh|weak"
        r"|politicized|politicised|biased|respected|ignored|enforced|implemented|independent)",
        r"(?:did|does|do) not (?:[\w’'-]+ ){1,6}(?:effectively|adequately|consistently|uniformly"
        r"|fully|properly|sufficiently)(?= ?[,.;]| and| in)",
        r"(?:inadequately|insufficiently|poorly|chronically|severely|woefully|badly) [a-z]+ed"
        r"|(?:was|were|is|are|remained?) (?:\w+ ){0,2}under-?(?:funded|staffed|paid|equipped"
        r"|resourced|trained|developed|reported)",
        r"(?:was|were|is|are) (?:\w+ ){0,2}(?:cooperative|responsive|receptive)(?= (?:and|to))",
        r"(?:was|were) (?:\w+ly )?free and fair|combined to (?:promote|ensure|protect)",
        r"(?:was|were|remained) (?:\w+ly |very |extremely |quite )?(?:poor|harsh|abysmal"
        r"|substandard|subpar|deplorable|rudimentary|dire)(?= ?[,.;]| and| in| due)",
        r"(?:[Ww]idespread|[Ee]ndemic|[Pp]ervasive|[Rr]ampant|[Ss]ystemic|[Dd]eep-rooted)"
        r" (?:\w+ ){0,3}(?:corruption|impunity|disregard|discrimination|violence|lack|abuses?"
        r"|failures?|mistrust|poverty) (?:\w+ ){0,8}(?:remained|persisted|hindered|limited"
        r"|undermined|continued|prevented|contributed|made|was|were)",
        r"(?:undermin|weaken|hamper|hinder|imped|exacerbat|worsen)(?:ed|ing)"
        r" (?:the |efforts |public |human |judicial |democratic )",
    ),
    # how an institution did what it has to do
    _cue(
        2,
        2,
        r"(?:generally|largely|routinely|consistently|often|rarely|mostly|usually|frequently)"
        r" (?:respected|observed|met|complied|enforced|upheld|honou?red|protected|failed to"
        r"|ignored|disregarded|inadequate|effective|ineffective|conformed|adhered)"
        r"(?! (?:with|in|on|at)\b)",
        r"generally (?:met|complied|conformed)",
        r"(?:maintained|retained|exercised|continued to exercise|exerted|lacked|wielded"
        r"|failed to maintain|at times"
        r" did not maintain|did not (?:always )?maintain) (?:\w+ )?(?:control|influence"
        r"|capacity|authority)",
        r"(?:made|making) (?:some|little|no|significant|limited|considerable|substantial|great|good"
        r"|uneven|steady|notable|real) (?:\w+ )?progress|(?:progress|results?) (?:was|were|has been"
        r"|have been|remained) (?:\w+ )?(?:slow|limited|uneven|mixed|poor|modest)",
        r"(?:remained|remains|was|were|is|are|continued to be) (?:a|an) (?:\w+ )?(?:serious "
        r"|widespread |major |significant |chronic |grave |persistent )?(?:problem|concern)s?",
        r"(?:was|were|remained|is|are|remains?) (?:\w+ly )?(?:widespread|pervasive|endemic|rampant"
        r"|lax|weak|inadequate|ineffective|insufficient|inconsistent|harsh and life[- ]threatening"
        r"|substandard|commonplace)(?! in)",
        r"[Ii]mpunity (?:\w+ ){0,4}(?:remained|was|is|persisted|prevailed)"
        r"|(?:enjoyed|with) (?:\w+ ){0,4}impunity"
        r"|did not (?:effectively|adequately|fully|consistently) [a-z]+",
        r"(?:enforced?|implemented?|applied) (?:the |these |this |such )?(?:\w+ )?(?:laws? "
        r"|rules? )?(?:effectively|ineffectively|inconsistently|unevenly|selectively)",
        r"(?:[Ss]ignificant|[Ss]erious|[Ii]mportant|[Pp]ressing|[Oo]ther human[ -]rights)"
        r" (?:human[ -]rights )?(?:issues"
        r"|problems|abuses|concerns) (?:in the (?:country|report) )?(?:included?|involv\w+|were)",
        r"(?:took|has taken|had taken) (?:\w+ )?(?:credible|insufficient|limited|minimal|no"
        r" (?:effective|credible)) steps",
        r"(?:effectively|adequately|consistently|uniformly) (?:enforced|implemented|applied"
        r"|observed|investigated|prosecuted|protected)",
    ),
)
"""Each counts once in a sentence."""

ADVICE = re.compile(
    r"(?:(?:So|And|But|Instead|Above all|Finally|Most importantly),? )?(?:[Dd]o what|[Dd]o not"
    r"|[Dd]on[’']t|[Kk]eep|[Ll]isten to|[Mm]ake sure|[Rr]emember|[Cc]onsider|[Ss]tart (?:with|by"
    r"|small)|[Ff]ocus on|[Tt]hink (?:about|of|beyond)|[Bb]e (?:sure|clear|open|honest|prepared"
    r"|flexible|ready|careful)|[Aa]void|[Nn]ever|[Aa]lways|[Ee]ncourage|[Ee]mbrace|[Ii]nvest in"
    r"|[Ll]ook for|[Bb]uild|[Ss]top|[Pp]rioriti[sz]e|[Ii]nvolve|[Ee]mpower) "
)
"""How a sentence opens that advises the reader."""
OTHERS = re.compile(
    r"\b(?:said|says|told|stated|states? that|argu(?:e|es|ed|ing)|claim(?:s|ed)?|noted|notes"
    r"|reported(?! on)|reports? (?:that|indicate|stated)|emphasi[sz]ed|assert(?:s|ed)?"
    r"|alleg(?:e|es|ed|edly)"
    r"|[Aa]ccording to|warned|wrote|contend(?:s|ed)?|maintain(?:s|ed)? that|critici[sz]ed"
    r"|described|deemed|considered|reportedly|urged|called on|accused|announced|expressed"
    r"|raised concerns|suggested that|testified|concluded that|found that"
    r"|predicted|projected"
    r"|(?:some|many|others) (?:insist|believe|say|fear|feel|worry|hold)"
    r"|affirmed|reaffirmed|believed|indicated (?!a growing)"
    r"|(?:[Ss]tatistics|[Ss]urveys?|[Ss]tud(?:y|ies)|[Vv]isits?|[Dd]ata|[Rr]eports"
    r"|[Ff]igures) (?:(?!appear|seem|continue)[\w’'-]+ ){0,6}"
    r"(?:shows?|showed|indicates?|indicated|found)|insisted|denied"
    r"|(?:his|her|their|[’']s) (?:[\w-]+ )?(?:beliefs?|views?"
    r"|opinions?|claims?|hopes?|position|convictions?|assertions?) that"
    r"|Critics|Proponents|Opponents|Supporters|Detractors|(?:[Ss]ome|[Mm]any|[Oo]ther|to|by|that)"
    r" (?:critics|proponents|opponents|supporters|detractors)"
    r"|(?:[Ss]ome|[Mm]any|[Oo]ther|[Oo]thers|[Ss]everal|[Mm]ost|[A-Z]\w+) (?:\w+ )?(?:observers"
    r"|analysts|experts|officials|Members|lawmakers|scholars|commentators|economists)"
    r"|[Oo]bservers|[Aa]nalysts|[Ee]xperts)\b"
    r"|\b(?<![Ww]e )(?<!I )(?:believes?|thinks?|assess(?:es)?|feels?|expects?) (?:that|it|the)\b"
)
"""Words by which a sentence gives what others say or think."""

NEUTRAL = re.compile(
    r"\b(?:[Jj]udges?|courts?|[Pp]olice|[Aa]uthorities|[Pp]ersons?|[Ii]ndividuals?|[Aa]pplicants?"
    r"|[Ee]mployers?|[Tt]axpayers?|[Ss]tates?|[Aa]gencies|citizens) (?:\w+ )?(?:may|must|shall)\b"
    r"|\bmust (?:include|contain|provide|meet|comply|receive|notify|report|use|show|have been)\b"
    r"|\b(?:Congress|Congressional|[Ll]awmakers|[Pp]olicymakers|Members|the (?:House"
    r"|Senate|committee)) (?:\w+ )?(?:may|could|might|can|would|should)\b"
    r"|\b[Mm]ay (?:also )?(?:wish|choose|seek|elect) to\b"
    r"|\b(?:for|by|of) Congress (?:may|might|could|include)"
    r"|\b[Ii]ssues for Congress"
    r"|\b(?:bill|[Aa]ct|law|section|Section|statute|legislation|provision|regulation|rule|order"
    r"|resolution|amendment|S\. ?\d+|H\.R\. ?\d+)s? (?:would|must|shall|should|may|requires?"
    r"|provides?|prohibits?|also would|also requires)\b"
    r"|\b(?:would|must) (?:amend|add|direct|authorize|establish|prohibit|require|repeal"
    r"|appropriate|submit|file|apply|pay|obtain|certify|register|notify)\b"
    r"|\bshall\b.{0,80}\bsection\b"
)
"""Phrases of neutral reports: what a legislature may do, what a law says."""
