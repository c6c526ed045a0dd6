"""What stands around the matter in a text: courtesy, procedure, announcements, asides, and what is always so.

Wordings only; the rows that ask them, with their examples, stand in `dossier.analyse.refusals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.english.patterns import lazy, word_set

_Pattern = Callable[[], re.Pattern[str]]


@dataclass(frozen=True)
class Wording:
    """How something is said, at the start of a sentence or anywhere in it."""

    opening: _Pattern | None = None
    """At the start."""
    inside: _Pattern | None = None
    """Anywhere; looked for only where one of the words stands."""
    words: frozenset[str] = frozenset()
    """Of which one is in every such wording: asking for a word costs little, a pattern much."""

    def stands_in(self, sentence: str, lower: frozenset[str]) -> bool:
        """Tell whether a sentence says it so.

        Parameters:
            sentence: Its words on one line.
            lower: The same in lower case, one by one.
        """
        if self.opening is not None and self.opening().match(sentence) is not None:
            return True
        if self.inside is None or self.words.isdisjoint(lower):
            return False
        return self.inside().search(sentence) is not None


def _pattern(text: str) -> _Pattern:
    return lazy(text, re.IGNORECASE)


COURTESY = _pattern(
    r"(?:(?:and|but|so|well|now|look|folks|again|yes|no|okay|ok|you know)[,;] |and |but |so )?"
    r"(?:(?:m(?:r|rs|s)\.|madam|mayor|governor|senator|president|secretary|chair\w*|your excellenc(?:y"
    r"|ies)) ?[\w.’' -]{0,30}, )?"
    r"(?:(?:thank|thanks|good (?:morning|afternoon|evening)|hello|hi|welcome|please|sincerely|dear|ladies and gentlemen"
    r"|god bless|oh|hey|wow|ha|gee|my god|(?:don|doesn|didn|haven|can|won)[’']t|congratulations|okay|ok|yes"
    r"|yeah|sure|absolutely|exactly|right|listen"
    r"|folks|let me|let us|let[’']s|may god"
    r"|so help|what an?|have a seat|i[’']d like to|i have nothing but|most of all,? thanks|(?:and )?thanks to"
    r"|my name is|i(?:[’']m| am) (?-i:[A-Z][a-z]+ [A-Z][a-z]+)|happy to|(?:huge|many|big|special|warm) thanks"
    r"|it(?:[’']s| is| was) (?:so |really )?(?:great|good|wonderful|nice|an honou?r|a pleasure|a privilege)"
    r"|i (?:just |also |do )?(?:want|wish|would like|have) to (?:also |just |first )?(?:thank|begin|start|say"
    r"|congratulate|welcome|wish|take a (?:moment|minute)"
    r"|recogni[sz]e|acknowledge|be (?:brief|clear))"
    r"|(?:i|we) (?:also |deeply |again |really |do )*thank\b"
    r"|(?:i|we) (?:also |deeply |greatly |very much |truly )*(?:appreciate|thank) (?:you|your|the (?:support|work"
    r"|opportunity|invitation|time))"
    r"|i(?:[’']m| am) (?:so |very |really |just |also |deeply )*(?:delighted|honou?red|pleased|glad|happy|thrilled"
    r"|excited|grateful|proud to (?:be|stand|join)|told|here)"
    r")\b|(?:well|no|look|you know),)"
)
"""Greetings, thanks and other talk around the matter, as in speeches and interviews."""

OPENS_COURTESY = word_set(
    "and but so well now look folks again yes no okay ok you mr mrs ms madam mayor governor senator president your "
    "secretary thank thanks huge many big special warm good hello hi welcome please sincerely dear ladies god oh hey "
    "wow ha gee my happy don "
    "doesn didn haven can won don't doesn't didn't haven't can't won't congratulations yeah sure absolutely exactly "
    "right listen let let's may what have i i'd i'm most it it's we"
)
"""Words one of which opens all of that, chairs aside: asking for a word costs little, the pattern much."""

THANKS = Wording(
    inside=_pattern(
        r"\b(?:want|like|wish) to,? (?:(?:once again,?|also|just|again|especially|publicly|personally|really|first) )*"
        r"(?:thank|recogni[sz]e|acknowledge"
        r"|congratulate|salute|welcome)\b"
        r"|\bthank you\b"
        r"|\b(?:honou?r|honou?red|pleasure|privilege) to (?:host|welcome|join|be|stand|introduce|present)\b"
        r"|^(?:and |so |now,? )*(?:it is|it[’']s) (?:now )?my .{0,40}\bto (?:introduce|present|welcome)\b"
        r"|^(?:(?:we|i|both of us|all of us)(?:[’']re|[’']m| are| am)|(?-i:[A-Z][\w’'-]+) and i(?: are)?)"
        r" (?:so |very |all |also |really |both |just )*(?:thrilled|delighted|honou?red"
        r"|pleased|glad|happy|excited|lucky|grateful|proud) to (?:have|see|welcome|be|join|stand)\b"
        r"|^(?:(?:anyway|now|so|and|well),? )*i (?:(?:also|just|really|do|certainly) )*(?:hope|wish|trust)(?: that)?"
        r" (?:you(?:[’']ll| will| all| both| have| had|[’']ve| can| enjoy| get| stay)"
        r"|(?:i|we) (?:had|could have)|(?:my|our) [^.]{2,60} (?:was|were|could be) here)\b"
        r"|^(?:[\w.’'-]+ ){1,5}[–—] [^.]{0,30}\byou(?:[’']re| are) (?:such )?an?\b"
        r"|^(?:(?-i:[A-Z])[\w.’'-]+ ){0,4}(?-i:[A-Z])[\w.’'-]+, (?:\w+, )?(?:you(?:[’']re| are|[’']ve| have)"
        r"|it(?:[’']s| is| was) (?:so |always |really |such )*(?:an? )?(?:great|good|wonderful|nice|hono\w+|pleasure"
        r"|privilege)|i(?:[’']m| am) (?:so |very )*(?:glad|happy|grateful|proud|pleased)"
        r"(?! to (?:say|report|announce|tell|confirm))|we(?:[’']ve| have) (?:met|known|been)|we finally)\b"
        r"|\boverwhelmed by (?:the|your) (?:\w+ )?(?:warmth|kindness|welcome|hospitality)\b"
        r"|\bone of the best parts of\b|\bi think of you as\b"
        r"|\bi (?:didn[’']t|did not) know (?:that )?there (?:were|was) (?:this|that|so) (?:many|much)\b"
        r"|^(?:first of all,? )?i (?:also )?thank (?:the |my |our )?(?-i:[A-Z])"
        r"|\bshout [\w ]{2,40} out\b|\bshout(?:ing)? out to\b"
        r"|\becho(?:ing)?\b.{0,60}\b(?:thanks|gratitude|appreciation|congratulations)\b"
        r"|\bgive (?:a|another) (?:\w+ )?(?:shout-?out|round of applause|hand)\b"
        r"|^(?:merry christmas|happy (?:holidays|new year|birthday|thanksgiving|easter|hanukkah|halloween))\b"
        r"|^m(?:r|rs|s|adam)\.? (?:vice )?(?:president|speaker|secretary|chair\w*), i (?:echo|share|agree)\b"
    ),
    words=word_set(
        "thank recognize recognise acknowledge congratulate salute welcome honored honoured pleasure privilege echo my "
        "thrilled delighted pleased glad happy excited lucky shoutout shout shout-out applause hand merry echoing "
        "overwhelmed best grateful proud hope wish trust you you're you've great good wonderful nice honor honored "
        "honour know met known been finally"
    ),
)
"""Thanks further inside a sentence."""

TELLS = _pattern(
    r".{0,60}\b(?:pleased|proud|delighted|happy|glad|want|like|honou?red) to (?:be able to )?(?:announce|report|inform"
    r"|confirm)\b|i (?:would like|want|have) to say that\b"
)
"""Courtesy behind which the news stands: "I am pleased to announce …"."""

PROCEDURE = Wording(
    _pattern(
        r"(?:there being no|hearing no|without) objections?\b"
        r"|(?:also |(?:board |committee )?members )?(?:present|absent)(?: (?:were|was|are))?:"
    ),
    _pattern(
        r"\brais(?:e|ed|es|ing) a point of order\b|\b(?:is|are|was|were|be) (?:also |still )?embargoed\b"
        r"|\bembargoed until\b|\bunder embargo\b|\bfor your reference\b|\bthe embargo (?:is|now|will|lifts)\b"
        r"|\battributable to (?:a )?[“\"]?senior\b"
        r"|\b(?:remarks|call|briefing|q&a|questions)\b.{0,60}\b(?:is|are|was|were) (?:all )?on (?:background"
        r"|the record)\b"
        r"|\b(?:took|takes|resumed|left) the chair\b|\bcalled (?:the \w+ )?to order\b|\bthe clerk (?:read|will|called)"
        r"|\byield(?:s|ed)? (?:back|the floor|the balance|myself|such time"
        r"|to (?:the|my) (?:gentle|distinguished|chair))"
        r"|\bask(?:s|ed)? (?:for )?unanimous consent\b|\bask(?:s|ed)? leave\b|\b(?:is"
        r"|are) recogni[sz]ed for \w+ minutes?\b|\badministered the oath\b|\bon a point of order\b"
        r"|\bthe (?:case|matter) is submitted\b|\bmay it please the court\b|\ba quorum (?:was|being|is) present\b"
        r"|\bprayers? (?:were|was) (?:read|offered|said)\b|\bpledge of allegiance\b|\brevise and extend\b"
        r"|\bprinted in the (?:congressional )?record\b|\b(?:having been|was|were) (?:first )?duly sworn\b"
        r"|\b(?:stands|stood|is|are|be) (?:adjourned|in recess)\b|\b(?:adjourned|recessed|reconvened|convened|met) at "
        r"(?:\d|noon|midnight|approximately)"
        r"|\b(?:meeting|session|hearing|sitting) (?:was |is )?(?:adjourned|concluded at|began at|opened at|closed at)\b"
        r"|\bminutes of the (?:previous|last|regular)\b"
        r"|\bthe following (?:members|persons|people) (?:were|are) present\b|\b(?:was|were) present as\b"
        r"|\bminutes (?:of [^.;]{2,60} )?(?:were|was|be) (?:\w+ )?(?:approved|accepted|adopted)\b"
        r"|\b(?:gave|accept|accepted) the (?:treasurer|secretary|president|chair\w*)[’']s report\b"
        r"|\bthere were no (?:further |other )?(?:comments|questions|objections)\b"
        r"|\byou(?:[’']ll| will)? have \w+ minutes\b|\ballocated \w+ minutes\b"
        r"|\bwelcome the court[’']s questions\b|\b(?:has|have) (?:the|our) (?:first|next|last) question\b"
        r"|\b(?:approved|agreed|accepted|confirmed) as an? (?:correct|accurate|true)(?: and accurate)? record\b"
        r"|\bapologies (?:for absence )?(?:were|was) received\b|\bno matters arising\b"
        r"|\bto (?:approve|accept|adopt) (?:the )?(?:\w+ )?minutes\b"
        r"|\bturned (?:\w+ )?to an? (?:discussion|presentation) of\b"
    ),
    word_set(
        "chair order embargo embargoed attributable reference "
        "background record clerk yield yields yielded consent leave submitted court quorum "
        "prayer prayers "
        "allegiance revise "
        "record sworn adjourned recess recessed reconvened convened met minutes oath concluded began opened closed "
        "apologies matters present report comments question questions objections discussion presentation"
    ),
)
"""How a sitting, a session or a meeting goes."""

SITTING = Wording(
    inside=_pattern(
        r"\bmet,? pursuant to\b|, presiding\.?$"
        r"|\bmeeting of (?:the )?[^,;]{3,90} was (?:held|convened) (?:in|at|on|by)\b"
        r"|\b(?:i|we)(?:[’']ll| will| are going to|[’']re going to) (?:now |first |next )?hear"
        r" (?:argument|testimony|from)\b(?!.*\bcase\b)"
        r"|\b(?:i|we|chair) (?:now )?recogni[sz]es? (?:the|our|my|mr|ms|senator|representative)\b"
        r"|\bmy (?:colleague|co-?counsel)\b.{0,60}\bwill (?:address|argue|speak)\b"
        r"|^all persons having (?:any )?business\b|\b(?:is|are) being (?:broadcast|streamed|recorded|live-?streamed)\b"
        r"|\b(?:divid|splitt?)(?:e|ing) (?:our|the) (?:argument|time)\b"
        r"|\b(?:book|brief|record|binder) at tab\b"
        r"|\bour (?:first|second|third|next|last|final|other) witness(?:es)? (?:is|are|will|today)\b"
        r"|^in the (?:case|matter) of .{3,200}(?:,? for|: for) the (?:appellant|respondent|plaintiff|petitioner)"
        r"|^(?:m[rs]s?\.|counsel) (?-i:[A-Z])[\w’'-]+,? (?:who acts for [^,]{3,80}, )?will"
        r" (?:address|argue|speak|deal|take)\b"
        r"|\breserved? (?:\w+ )?(?:minutes?|time) for rebuttal\b|\bwhy don[’']t you go ahead\b"
        r"|\b(?:provide|submit|give) (?:\w+ ){1,6}for the record\b"
    ),
    words=word_set(
        "pursuant presiding held convened argument testimony hear persons broadcast streamed recorded livestreamed "
        "live-streamed tab witness witnesses appellant respondent plaintiff petitioner recognise recognises recognize "
        "recognizes colleague co-counsel divide dividing splitting record counsel acts will rebuttal ahead"
    ),
)
"""How a hearing or an argument before a court goes: who presides, who is heard, who speaks when."""

ONLY_SPOKEN_OF = Wording(
    inside=_pattern(
        r"^[^,;:]{3,90} (?:was|were) (?:also |then |briefly )?discussed\.$"
        r"|^(?:(?:next|then|finally|first|later),? )?(?:the )?(?:deputy )?(?:staff|members|committee|board"
        r"|senate|council|manager|participants|group)"
        r" (?:also |then |next |briefly )?"
        r"(?:reviewed|discussed|considered|turned to) (?:an?|the|recent|current)? ?[^,;:]{3,60}\.$"
        r"|^(?:there was (?:a |some |further )?discussion (?:of|about|on)|a discussion was held)\b"
    ),
    words=word_set("discussed discussion reviewed considered turned"),
)
"""That something was spoken of, and not what was said of it."""

STANDING_CLAUSE = Wording(
    inside=_pattern(
        r"\bin witness whereof\b|\bcreate any right or benefit\b|\bconsistent with applicable law\b"
        r"|\bsubject to the availability of (?:appropriations|funds)\b|\bshall be construed to (?:impair|affect|limit)"
        r"|\bcosts? (?:for|of) publication\b|\bpublish this (?:memorandum|determination|order|notice)\b"
        r"|\bin the federal register\b|\bimpair or otherwise affect\b"
        r"|\bto keep the congress fully informed\b"
        r"|\bshall (?:become|be) effective (?:immediately|upon)\b"
        r"|\bdoes not constitute (?:legal|financial|medical) advice\b"
        r"|^(?:the )?(?:terms? )?[“\"][^”\"]{2,80}[”\"](?: and [“\"][^”\"]{2,80}[”\"])? (?:shall )?"
        r"(?:means?|ha(?:s|ve) the (?:same )?meaning|refers? to)\b"
    ),
    words=word_set(
        "whereof informed benefit "
        "applicable availability construed publication publish register impair effective constitute means mean "
        "meaning refers refer"
    ),
)
"""Clauses that stand in every order, proclamation or memorandum."""

ANNOUNCES = Wording(
    _pattern(
        r"(?:and |so |now,? )?(?:we|i)(?:[’']re| are|[’']m| am) (?:now )?going to (?:now )?"
        r"(?:begin|start|open|hear|take)\b"
        r"|our (?:next |first )?(?:speaker|guest|briefer)s? (?:on|for|today|this)\b"
        r"|(?:now,? )?i(?:[’']d| would) like to (?:switch|move|shift|go) (?:to|on)\b"
        r"|(?:(?:and|so|now),? )?(?:today,? |tomorrow,? )?there(?:[’']s| is) (?:something|a (?:little )?thing) called\b"
        r"|i (?:started|opened|began) (?:out |off )?(?:this|the|today[’']s) (?:briefing|call|conference)\b"
        r"|(?:we|i)(?:[’']ll| will| can) (?:now |next |then )?(?:go to|take (?:our|the|one|a|your)|hear from)\b"
        r"|we(?:[’']re| are) (?:here|live) (?:today |tonight )?(?:at|in|from)\b"
        r"|(?:the following|below|here)(?: \w+){0,3} (?:is|are|was|were|includes?)\b|here[’']s "
        r"|(?:this|our|today[’']s) (?:exclusive |special |short |brief )?"
        r"(?:article|story|paper|section|chapter|post|guide|page|interview|transcript|series"
        r"|newsletter|fact sheet|brief|conversation|summary)\b"
        r"|you can (?:watch|read|find|view|listen|learn|sign|register|download)\b|(?:for|to (?:learn|find|see)) more\b"
        r"|(?:more|further|additional) (?:information|details?) (?:on|about|is|are|can|will|may)\b"
        r"|(?:today|now|first|tonight)?,? ?(?:i|we)(?: briefly| just| also| first| now)?(?:[’']ll| will|[’']d like to"
        r"| want to| would like to| wanted to"
        r"|[’']m going to| am going to|[’']re going to| are going to|[’']m here today to| am here today to)"
        r"(?: \w+)? (?:talk|speak|discuss|begin|start|turn to|go over|take (?:your|some|a few|any)|have more to say"
        r"|close|conclude|end|finish)\b"
        r"|(?:before|as) (?:i|we) (?:begin|start|close|turn|get|conclude|go)\b|with that\b|over to\b|(?:now "
        r"|so )?(?:i|we)[’'](?:m|ll|re) (?:going to )?(?:turn|hand) (?:it|this|things)"
        r"|i (?:just |also )?(?:have|had|wanted to ask|want to ask|want to follow)\b.{0,40}\b(?:question|ask"
        r"|follow|about)|next slide\b"
        r"|the (?:only |one |first )?(?:other |last |final )?(?:thing|point|piece)s? (?:that |which )?(?:i|we)"
        r"(?:[’']d| would| will|[’']ll| want to| wanted to) (?:just |also )?\w+"
        r"|(?:(?:all right|okay|so|and|now),? )?i (?:just |also )?have (?:one|two|a few|a couple(?: of)?|some)"
        r" (?:more |quick |other )?(?:things?|items?|announcements?)\b"
        r"|to (?:view|see|read|find|learn|register|apply|watch|download|get) [^.]{3,120}\b(?:visit|click|go to|call)\b"
        r"|i(?:[’']ll| will) let \w+|i (?:just )?want(?:ed)? to go back\b"
        r"|i(?:[’']ll| will) (?:just|briefly|quickly) \w+|(?:a )?(?:couple|few) (?:of )?(?:things|items)\b"
        r"|(?:this|today[’']s|our) (?:press |background )?(?:call|briefing) will (?:begin|start)\b"
        r"|the purpose of (?:the|this|today[’']s) (?:call|briefing|hearing|meeting|session)\b"
        r"|i (?:just |also )?have (?:a|one|two|some) (?:\w+ )?(?:things?|toppers?)\b"
        r"|(?:i[’']ll|i will|let me|we[’']ll) (?:now )?turn (?:back|it|things)\b|(?:first|next|last) question\b"
        r"|(?:(?:today|tonight|now),? )?(?:we(?:[’']re| are|[’']ll be| will be)|i(?:[’']m| am)) (?:also )?"
        r"(?:joined|here) (?:today |tonight )?(?:by|with)\b"
        r"|(?:[^,]{3,60}, )?let me (?:(?:just|also|briefly|quickly) )*(?:walk|run|go|talk|start|begin|turn|read|tell"
        r"|share|give|add|close|say|speak|mention|highlight|address|explain|ask)\b"
        r"|i(?:[’']d| would)? (?:(?:just|also) )*(?:want|wanted|like|love) to (?:(?:just|briefly|quickly) )*"
        r"(?:highlight|mention|note|emphasi[sz]e|stress|flag|share|tell|add|point|address|talk|speak|touch|turn|go|press"
        r"|ask|follow|pick|come|return|get|start|end|close)"
        r" (?:(?:on|to|up|out|back|a|an|one|two|some|you|the|about|little|few|quick|other) )*"
        r"(?:bit|story|stories|points?|things?|words?|examples?|questions?|topic|updates?|note|items?|thoughts|context)\b"
        r"|(?:today|now),? [^.]{3,200} will (?:also )?(?:provide|give) (?:an|a brief|a quick|some) updates?\b"
        r"|i(?:[’']ll| will) say (?:this|one thing|two things)[.,]"
        r"|(?:(?:today|tomorrow|now|first|next|then),? )?(?:dr\.?|mr\.?|ms\.?|mrs\.?|secretary|administrator|director"
        r"|general|admiral|ambassador|commissioner) (?:[A-Z][\w’'-]+ ){1,2}will (?:now |then )?(?:provide|give|present"
        r"|share|offer|discuss) (?:(?:an|the|some|more|a|his|her|our) )*(?:\w+ )?(?:updates?|remarks|overview|details"
        r"|latest|readout|comments)\b"
    ),
    _pattern(
        r"\binterview was (?:conducted|held|edited|recorded)\b"
        r"|\b(?:caught up|sat down|spoke|talked) with (?:him|her|them)\b|\binterviewed (?:him|her|them)\b"
        r"|\b(?:going to|will) be (?:discussing|talking about|covering)\b|^(?:\w+,? )?i(?:[’']d like| want) to focus\b"
        r"|\bsay (?:just )?a (?:few|couple of) words (?:about|on|to)\b|^the question was\b"
        r"|\b(?:as follows|see below|read on)\b|\btake (?:your |some |a few )?questions\b"
        r"|\bthe following [a-z ]{3,40}\.$|\bwill give (?:some |a few )?(?:brief |short |opening )+remarks\b"
        r"|\bopen (?:it |things |this )?up (?:for|to) questions\b|\b(?:kick|hand|turn) (?:it|this|things) over to\b"
        r"|\b(?:is|are) here (?:today |now |with us )*to (?:talk|speak|discuss|answer|take|give)\b"
        r"|^to (?:talk|speak|tell)\b[^.,]{0,80}, here(?:[’']s| is)\b"
        r"|\b(?:addressed|described|listed|outlined|detailed|summari[sz]ed|set out|shown|provided) below\.?$"
        r"|\b(?:above|following|below) (?:graph|chart|figure|table|map|diagram|video)\b"
        r"|\bthe (?:full|complete|entire) [\w ,.-]{0,60}(?:can be|is|are|may be) (?:found|available|read|viewed|posted)"
        r"|\b(?:can|may) be (?:found|viewed|watched|accessed|downloaded|read) (?:here|online|at|below|on|by clicking)"
    ),
    word_set(
        "interview caught sat spoke talked interviewed words question discussing talking covering focus "
        "follows questions above following below read found available viewed posted watched accessed downloaded "
        "remarks kick hand turn here"
    ),
)
"""What is about to come, or where more is to be had, and not the thing."""

MEMBERSHIP = Wording(
    inside=_pattern(
        r"^[^,;:]{2,60}(?:,[^,]{2,60},)? (?:(?:is|was) (?:also )?(?:a |an |the )?(?:\w+ ){0,2}(?:member"
        r"|chair(?:man|woman)?|vice[- ]chair(?:man|woman)?|co-chair|democrat|republican) (?:of|on)"
        r"|serves? (?:as \w+ )?on|sits? on)"
        r" (?:the|both) .*\b(?:committees?|subcommittees?|caucus|panel|board|commission)\b[^,;]{0,60}$"
    ),
    words=word_set("committee committees subcommittee subcommittees caucus panel board commission"),
)
"""On which committees somebody sits, as releases of a legislator end."""

SELF_PORTRAIT = Wording(
    _pattern(
        r"(?:founded|established|headquartered|based|created|formed) in [^,]{2,40},.{2,80}\b(?:is|has|provides|works)\b"
        r"|(?:our|its|the \w+[’']s) mission is\b"
    ),
    _pattern(
        r"^[^,;:]{2,70}(?: \([A-Z]{2,8}\))? is (?:a|an|one of the) (?:\w+[ -]){0,3}(?:provider|producer|manufacturer"
        r"|supplier|non-?profit|not-for-profit|trade association|law firm|think tank|consultancy|charity) "
        r"|^[^,;:]{2,70} was (?:founded|established|incorporated) in \d{4}\b"
    ),
    word_set(
        "provider producer manufacturer supplier nonprofit non-profit profit not-for-profit association firm tank "
        "consultancy charity founded established incorporated"
    ),
)
"""What a body says of itself in every release."""

ALWAYS_SO = word_set("typically usually generally normally commonly traditionally ordinarily")
"""Words of what is usual."""

ASIDE = Wording(
    _pattern(
        r"(?:i mean|(?:because )?remember\b|here[’']s the thing|as you (?:may|might|can|probably|all)|you know)\b"
        r"|(?:(?:and|so|but|now|well),? )?(?:i guess\b|i said,? (?![^.]*\bthat\b))"
        r"|(?![^\"”]*[\"”])(?:(?:and|so|but|now|because),? )?you(?:[’'](?:ve|re|d)| have| are| were| did| sometimes"
        r"| also| said| mentioned| came| helped?| supported?)\b"
    ),
    _pattern(
        r"\b(?:by the way|if you will|if i may|so to speak|to be (?:honest|frank|clear)|(?:quite|very) frankly"
        r"|i[’']ll be honest|i must say|as i said|like i said|as you know|as we all know|don[’']t get me wrong"
        r"|uh|um|uhm|erm|hmm|i (?:have )?no idea|i don[’']t know|who knows|the hell|that[’']s what i (?:mean|meant) by"
        r"|what i was getting at|beyond what i wanted|i(?:[’']ve| have) gone|i bid you|my time is up"
        r"|i(?:[’']m| am) not (?:sure|kidding|joking)|i take it (?:that )?this is|i feel like)\b"
        r"|^(?:god|gosh|boy|man), i\b|\bthere are (?:many|some|a lot of) times i\b"
    ),
    word_set(
        "way if speak honest frank clear frankly say said know wrong idea knows uh um uhm erm hmm hell mean meant "
        "sure bid wanted gone time getting "
        "kidding joking take feel god gosh boy man times"
    ),
)
"""What a speaker says by the way."""

HEDGES = Wording(
    inside=_pattern(r"(?:\b(?:you know|i mean|kind of|sort of|i guess|i think|right)\b.*){2}"),
    words=word_set("know mean kind sort guess think right"),
)
"""Words of somebody who is looking for words, twice in a sentence."""

PRAISE = Wording(
    inside=_pattern(
        r"\byou(?:[’']re| are) (?:absolutely |so |quite |exactly |totally |very )*(?:right|correct)\b"
        r"|(?:\b(?:is|are|was|were)|[’'](?:s|re)) (?:such )?(?:an? )?(?:\w+ )?(?:great|incredible|fantastic|amazing"
        r"|terrific|wonderful|tremendous) (?:guy|man|woman|person|friend|senator|gentleman|lady|job|human being)\b"
        r"|\b(?:doing|done|did|does|do) (?:an? |such a |some )(?:\w+ ){0,2}(?:great|fantastic|incredible|amazing"
        r"|terrific|wonderful|tremendous|phenomenal) (?:job|work)\b"
        r"|\bnever (?:seen|met|known) (?:anyone|anybody|someone|somebody)\b"
        r"|\bi(?:[’']d| would) be (?:glad|happy|delighted|pleased) to\b"
    ),
    words=word_set(
        "right correct great incredible fantastic amazing terrific wonderful tremendous phenomenal anyone anybody "
        "someone somebody glad happy delighted pleased"
    ),
)
"""Praise of somebody in the room, assent, and what somebody would be glad to do."""

ASIDES = (ASIDE, HEDGES, PRAISE)
PROCEDURES = (PROCEDURE, SITTING)

OWN_LIFE = Wording(
    inside=_pattern(
        r"\bmy (?:wife|husband|daughters?|sons?|children|kids?|boys?|girls?|dad|father|mom|mother|parents|grand\w+"
        r"|uncle|aunt|brothers?|sisters?|hometown|back|coat)\b"
        r"|\bi (?:was (?:a|\d+|born|raised|just|sitting|standing)|remember|grew up|used to|got (?:here|up)|came up|sit"
        r"|(?:can )?still remember|will never forget"
        r"|walk)\b"
        r"|\bi(?:[’']ve| have) been (?:to|in|at|coming|around|doing|a)\b"
        r"|\bi[’']m (?:going to|just|taking|sorry|late|in trouble)\b|\b(?:taught|called) me\b"
        r"|\bmy (?:favou?rite|earliest|first|fondest) (?:\w+ )?memor(?:y|ies)\b|\bmy great-?grand\w+"
        r"|\bwhen i was\b|\bi[’']ll never forget\b"
    ),
    words=word_set("i my me i've i'm i'll"),
)
"""Small talk of a speaker: family, childhood, where one has been and where one goes."""

OWN_EYES = Wording(
    inside=_pattern(
        r"\bi(?:[’']ve| have) (?:seen|spent|known|travel\w+|watched)\b|\bi (?:see|saw|watched|visited)\b"
        r"|\bi met with (?:\w+ ){0,2}(?:students|veterans|educators|families|people|folks|kids|workers)\b"
    ),
    words=word_set("i i've"),
)
"""What a speaker has seen on the way."""

SCHOOLING = Wording(
    inside=_pattern(
        r"\b(?:received|earned|obtained|holds?|completed|has|and) (?:an? |his |her |their |the |both )?(?:\w+ ){0,4}"
        r"(?:degrees?|ph\.?d|j\.?d|b\.?[as]|m\.?[as]|m\.?b\.?a|m\.?d|juris doctor|doctorate|bachelor|master)\b"
        r"|\bgraduated (?:\w+ ){0,4}(?:from|with)\b"
        r"|\b(?:is a|a|generation) native of\b|\b(?:lives|resides) (?:in|on|with)\b|\bgrew up in\b"
    ),
    words=word_set(
        "degree degrees ph.d phd j.d jd b.a ba b.s bs m.a ma m.s ms m.b.a mba m.d md ph.d. j.d. b.a. b.s. m.a. m.s. "
        "m.b.a. m.d. juris doctorate bachelor bachelor's master master's graduated native lives resides grew"
    ),
)
"""Where somebody was born, studied and lives, as notes on nominees end."""

CALLS = _pattern(
    r"(?:(?:just|now|so|and),? )?(?:imagine|picture this|think (?:about|of|back)|look (?:at|around)"
    r"|remember,? (?:when|that|how|what|this)|consider (?:this|that|what|how|just)|just (?:consider|look|think|ask)"
    r"|understand (?:that|it|this|what)|ask yourself|pay attention|stay tuned|bear with|mark my words|make no mistake"
    r"|raise your hand|guess what|(?:talk|walk|take) us through|tell (?:us|me)|give us|describe (?:the|your|how))\b"
)
"""What a speaker calls on the listeners to do, or to think of."""

CALLING = word_set(
    "imagine picture think look remember consider understand ask pay stay bear mark make raise guess "
    "talk walk take tell give describe"
)
"""Words of which one is in each of them."""

NO_ANSWER = Wording(
    _pattern(
        r"(?:(?:well|so|and|but|look|again|first|now),? )?(?:i|we)(?:[’']ll| will| would(?: just)?| can"
        r"|[’']d) (?:just |have to |also )?"
        r"(?:leave (?:it|that)|pass (?:it|this|that|the)|turn (?:it|this|that)|refer|hand (?:it|this)|defer|get back"
        r"|circle"
        r"|take (?:the|that|your) question|ask the question|step back|let (?:him|her|them|others) speak)\b"
        r"|(?:we|i)(?:[’']ll| will) (?:\w+ )?have (?:\w+ )?more (?:to (?:share|say|announce)"
        r"|on (?:this|that)|for you)\b"
        r"|first, let me\b|all (?:i|we) can (?:tell|say|share)\b"
        r"|there(?:[’']s| is) no (?:question|doubt) about (?:it|that)\b"
    ),
    _pattern(
        r"\b(?:i|we) (?:(?:just|really|actually|simply|also|still) )*(?:don[’']t|do not) have (?:[\w-]+ ){1,6}to"
        r" (?:announce|share|preview|offer|read out|report|lay out|speak to)\b"
        r"|\byou(?:[’']ll| will) (?:\w+ )?hear (?:\w+ )?from\b"
        r"|\bwill be (?:made )?(?:available|posted|shared) (?:later|soon)\b"
        r"|\b(?:i|we) (?:(?:just|really|actually|simply|also|still) )*(?:don[’']t|do not) (?:(?:really"
        r"|actually) )?(?:have any(?:thing)?\b"
        r"|have (?:a|an|more|much|specific|further) [^.]{0,20}\b(?:updates?|comments?|answers?|readouts?|timelines?"
        r"|information)\b|want to"
        r" (?:speculate|get (?:ahead|into)|characteri[sz]e))"
        r"|\b(?:nothing|anything)(?: really| more| else| new| further)* (?:to (?:announce|share|add|preview|tell|offer"
        r"|report)|for you)\b|\bnot (?:going to|gonna) (?:get (?:ahead|into)|go into|speak to|speculate|comment"
        r"|weigh in|confirm"
        r"|discuss|litigate|negotiate)\b|\b(?:touched on|spoke to|addressed"
        r"|spoke (?:a (?:little )?bit )?about) (?:this|that|it)\b"
        r"|\b(?:i|we) (?:spoke|talked) a (?:little )?bit about\b|\b(?:i|we) (?:do not|don[’']t) know (?:today|yet"
        r"|right now|at this)\b"
        r"|\bnot in a position to\b"
        r"|\bwouldn[’']t (?:characteri[sz]e|put|say) it\b"
        r"|\b(?:ha(?:s|ve)|[’']s|[’']ve) (?:already )?(?:talked|spoken|briefed|told|answered) (?:already )?(?:to )?you"
        r"(?: guys| all)?(?: already| about (?:that|this|it))\b"
        r"|\b(?:i|we)(?:[’']ll| will| would|[’']d) (?:\w+ )?refer you\b"
        r"|\b(?:i|we)(?:[’']ll| will| would|[’']d) (?:\w+ )?let (?:the )?[\w’' \[\]-]{2,60} speak (?:for|to)\b"
        r"|\bi(?:[’']ll| will| would|[’']d) (?:just )?(?:leave|refer) (?:it|that|this|you|those|these|them|any)\b"
        r"|\b(?:just|already) answered (?:this|that|your) question\b|\bi can ask the question\b"
        r"|\b(?:i|we)[’']ll leave (?:it|that) (?:there|at that)\b"
    ),
    word_set(
        "anything any update updates comment comments answer answers readout timeline information nothing speculate "
        "ahead "
        "weigh confirm discuss litigate negotiate touched spoke addressed talked know ask leave refer characterize "
        "spoken briefed told announce preview offer report hear available posted shared "
        "characterise wouldn't put say speak "
        "answered position"
    ),
)
"""What is said where nothing is told: "I don't have anything to share", "I'll pass it to somebody"."""

ATTENDANCE = Wording(
    _pattern(r"(?:also )?joining (?:the \w+|him|her|them|us)\b[^,]{0,60}\b(?:is|are|was|were)\b"),
    _pattern(
        r"^[^,]{0,60}\b(?:delegations?|participants|attendees|guests)(?: (?:of|from) [^,]{2,40})?(?: also)? "
        r"(?:include[sd]?\b(?=[^.]*[,;])|(?:are|were)(?=: ))"
        r"|\bin attendance (?:was|were)\b|\bwere (?:also )?in attendance\b|\bwas (?:also )?joined by\b[^,]*,[^,]*,"
    ),
    word_set("delegation delegations participants attendees guests attendance joined"),
)
"""Who was there, name after name."""

MARKUP = re.compile(r"</?[a-z]{1,12}(?:\s[^<>]*)?/?>|\{\{|\]\(\{|(?<!\S):[a-z]+(?:_[a-z]+)*:(?!\w)")
"""Tags, templates and codes of pictures, which are for a program to read."""

CAPTION_ALONE = Wording(
    lazy(
        r"[A-Z]{2,}/(?:[A-Z][\w.’'-]+ ){2}(?=[A-Z])"
        r"|(?:[Aa] |[Aa]n |[Tt]he )?(?i:portrait|photo|photograph|picture|image|view|map|example)\b[^,]* of\b|FILE\b"
    ),
    _pattern(
        r"\bin this (?:\w+ )?(?:file )?(?:photo|photograph|image|picture|screen ?shot|illustration|rendering)\b"
        r"|\b(?:from left|left to right|clockwise from)\b|, (?:left|right|cent(?:er|re)|far (?:left|right)),"
    ),
    word_set(
        "photo photograph image picture screenshot shot illustration rendering left right clockwise center centre"
    ),
)
"""A caption that gives no credit."""

PUBLISHER = Wording(
    _pattern(
        r"(?:sign up|subscribe|read more|watch (?:the|live|now|more)|listen (?:live|now)|download (?:the|our)"
        r"|learn more|see also|scroll down|share this|please (?:contact|visit|see|read|click)"
        r"|for (?:more|further) information|editor[’']s note|copyright (?:\d|©|by)|media playback"
        r"|image (?:copyright|caption|source)|follow us"
        r"|e-mail to a friend|all about)\b|\W*https?://"
    ),
    _pattern(
        r"\b(?:click (?:here|on)|to subscribe|our (?:\w+ )?newsletters?|all rights reserved|accept cookies"
        r"|uses? cookies|this (?:article|story|page) (?:was|is|has been)|media contact|terms of use"
        r"|privacy policy|file photo|getty images|scroll down for|share this (?:article|story|page)|(?:opinions"
        r"|views) expressed (?:in|here)"
        r"|external links|(?:additional|contributed) (?:reporting|to this (?:report|story|article))|reporting by"
        r"|editing by|follow us on|readers may learn more|(?:originally|first) (?:published|appeared) (?:in|on|at|by)"
        r"|(?:reprinted|republished|reproduced|used) (?:with|by) permission|creative commons"
        r"|edited for (?:length|clarity)"
        r"|(?:tele)?phone (?:numbers?|lines?) (?:will operate|(?:is|are|will be) open))\b|[©☎]|https?://\S+$|\+\s?\d{6,}"
    ),
    word_set(
        "click subscribe newsletter newsletters rights cookies article story page contact terms policy photo getty "
        "scroll expressed links reporting report editing follow readers published appeared permission commons "
        "length clarity phone telephone © ☎"
    ),
)
"""Sentences of the publisher and not of the report; in the middle only in wordings that reports do not use."""

STAGE = _pattern(r"\((?:applause|laughter|laughs|inaudible|crosstalk|cross-talk|as interpreted|off mic|cheers)")
"""What a transcript says of the room."""

STAGE_END = _pattern(r"\s*\((?:applause|laughter|laughs|cheers)[^)]{0,30}\)[.\s]*$")
"""What the audience did, behind a sentence."""

FALTERING = _pattern(
    r"\w- [—–-]|\b(\w{1,20}) [—–-]+ \1\b|[—–]\s+[—–]|\b(\S+(?: \S+){1,3}) [—–]+ \2\b"
    r"|\b(?:the|a|our|this) (\w+) [—–]+ (?:the|a|our|this) (?:[\w’']+ ){0,3}\3\b"
    r"|\b(?:in|on|of|to|for|at|with|by|from|about|the|a|an|its|their|our|my|these|that) [—–]"
    r"|^[\w’']+ [—–] [a-z]|^(?:[\w’']+ ){1,3}[—–] (?:i|we|he|she|they|it|you|every time|when|whenever"
    r"|actually)\b|^(?:i|we|he|she|they|it|you) [—–]"
    r"|[—–] (?:you know|i mean|sorry|excuse me|rather|anyway|as you know)\b"
    r"|\b(?:is|are|was|were|be|been|very|really|so|when|if|because|will|would|could|should|take) [—–]+ (?!(?:and|or|but"
    r"|not)\b)(?-i:[a-z])"
    r"|(?<![\d,.])(?P<figure>\d[\d,.]{2,}) [—–]+ (?:[a-z]+ ){0,4}(?P=figure)\b"
    r"|\b(?:where|what|how|between) [—–]+ (?:the|a|an|i|we)\b"
    r"|\ban? \w+(?:al|ive|ous|ic|ful|able) [—–]+ (?:my|i|we|he)\b"
    r"|\b(?P<prep>for|in|to|of|at|with|by|from|on) \w+ [—–]+ (?P=prep)\b"
    r"|\b(?P<noun>[\w-]{4,}) [—–]+ (?:the|an?|our|this) (?P=noun)\b|^(?P<first>\w{4,}),.{0,60} [—–]+ (?P=first)\b"
    r"|\b(?P<two>\w+ \w+) (?:\w+ ){0,4}[—–]+ (?P=two)\b"
    r"|[—–] (?:and )?i(?:[’']m (?!proud\b|pleased\b)| refer| say| said| just| want| don[’']t| can[’']t| apologi[sz]e)\b"
    r"|[—–] (?:(?:we|i|he|she|they|it|you|the|a|an|and|but|so|that|is|are|was|were|of|to|in|by)(?:[’'](?:ve|re"
    r"|s|m|ll|d))?"
    r" (?:have |has |had |are |is |was )?){1,3}[—–]"
)
"""Speech that breaks off and begins again: "the train de- — derailment", "For — for over a year"."""

STOPS = _pattern(
    r"\b(?:who|which|that|because|if|when|as|is|are|was|were|have|has|had|will|would|can|could|and|or|but|we|i|he|she"
    r"|they|it|you|not|so|very|\w+[’'](?:re|ve|ll)) [—–]"
    r"|\w [—–] (?:is|are|was|were|have|has|had|will|would|did)\b|\b(?:think|mean|guess|know|believe|expected) [—–]"
)
"""The only dash, where no clause can end, or a verb behind it: "if he — the army left", "raised — were raised"."""
