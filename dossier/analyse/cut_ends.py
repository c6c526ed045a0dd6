"""Whether the beginning of a sentence can stand for it: a whole clause, not broken off before what it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.analyse.phrase_ends import goes_on_behind
from dossier.analyse.says_so import QUANTITY, finite_verb_at, has_main_verb
from dossier.analyse.standing import NAMED_AS
from dossier.english.clause_words import ING, NOUN_FORMS
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    NOUN_OPENERS,
    OBJECTS,
    PARTICLES,
    PLAIN_AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import any_of, word_set
from dossier.english.prose import finite_verb, half_quoted, lacks_main_clause, main_verb
from dossier.english.verbs import is_base, is_participle, is_past, is_third, verb_forms

MIN_WORDS = 4
"""A shorter clause is hardly a sentence."""

BAD_END = (
    (PREPOSITIONS - PARTICLES)
    | NOUN_OPENERS
    | (SUBJECTS - OBJECTS)
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | BE
    | HAVE
    | PLAIN_AUXILIARIES
    | word_set("said says told called such also other based able due according as just only more most not own gotten")
    | word_set("provides requires authorizes authorises enables allows")
    | word_set("pursuant prior subject relative contrary thanks")
    | words(ANY, "leads_on")
)
"""Words that lead on, so that a title cannot end with them."""

_ENDS_ALONE = word_set(
    "died won lost began ended fled fell rose failed continued arrived collapsed opened closed resigned succeeded "
    "apologised apologized retired survived escaped returned remained increased decreased declined improved "
    "die win lose begin end flee fall rise fail continue arrive collapse open close resign succeed apologise "
    "retire survive escape return remain increase decrease decline improve vote protest testify"
)
"""Verbs that need nothing behind them."""

_NEEDS_MORE = word_set(
    "agreement deal talks meeting partnership response connection access ban effort efforts call measures steps need "
    "behalf opening importance consideration implications lack risk threat interest role part number series "
    "group range "
    "kind sort amount state person people those place vote war chance opportunity ability attempt right duty "
    "responsibility authority choice process goal aim way ways course outset heart wake basis progress access "
    "vision foundation tone "
    "anniversary eve memory opinion view belief conclusion fact"
)
"""Nouns that a phrase belongs to: "entered into an agreement with the government"."""

OPENS_PHRASE = SUBORDINATORS | PREPOSITIONS
"""Words that open a phrase or clause which ends with a comma: a cut before it leaves no main clause."""

_SO_LONG_AFTER = re.compile(
    r"(?:[A-Z]?\w+ ){1,2}(?:minute|hour|day|week|month|year|decade)s? (?:after|before|since)\b", re.IGNORECASE
)
"""The same, with how long in front: "One year after the mayor closed the bridge, | the river rose"."""

_THANKS_TO = re.compile(r"\b[Tt]hanks\s+to\b")
"""A preposition that looks like a verb."""

_NEWLY_DONE = re.compile(r"(?P<opening>\b(?:the|an?|its|their|his|her) )\w+ly \w+ed (?=\w)", re.IGNORECASE)
"""A participle that belongs to a noun, which looks like a verb: "the newly emerged virus"."""

_DASH = re.compile(r" [–—] |--|—(?=\w)")

_NOT_SAID_YET = re.compile(r"\bthat (?:according|if|when|after|as|because|although|while|since)\b[^,]*$")
"""A clause of what is said that has only begun."""

_WORD_FOLLOWS = re.compile(r"\s+\w")

_TIME_ALONE = word_set("today yesterday now also again together recently")

UNFINISHED = re.compile(
    r"\b(?:put|puts|placed?|turn(?:ed)?|bring|brings|brought|keeps?|kept|based|known|accused|charged|convicted"
    r"|prevent(?:ed)?|diagnosed"
    r"|protect(?:ed)?|banned|barred|blocked|joined|joins)(?:\s+[\w’'-]+){0,4}$|,\s+\S+$"
)
"""Verbs with an object that need a phrase as well: "put the country on track"; a list that has just gone on."""

_TO_WHAT_END = re.compile(
    r"\b(?:told|tells?|informed|reminded|assured|persuaded|urged|invited|helped|allowed|enabled|works? with"
    r"|worked with|warned"
    r" of|warns of|asked|brings? in|brought in|bringing in)(?:\s+[\w’'-]+){0,3}$"
    r"|\btold(?:\s+[\w’'-]+){1,3}\s+(?:in|on|at|during|of)(?:\s+[\w’'-]+){1,4}$|\b[a-z]{3,}ly$"
    r"|\bthe\s+(?:only\s+\w+|\w+est|most|first)$|\bbetween\s+(?:(?!\band\b).)*$|\b(?:is|are|was|were|be|been|being)\s+(?:left|put|kept|given|considered|called"
    r"|entrusted|tasked|charged|faced|briefed)$"
    r"|\bma(?:ke|kes|de|king)\s+(?:sure|certain|clear)$"
    r"|\bboth\s+(?:the|an?|in|to|its|their)\b(?:(?!\band\b).)*$|\b(?:located|situated)$|\s-\s\w+\s(?:hours|days|weeks|months|years)$"
    r"|(?:\b|-)(?:focused|committed|dedicated|devoted|aimed|linked|ready|likely|willing|eager|determined)$"
    r"|,\s+(?:the|an?)\s+[A-Z][\w’'-]+$"
    r"|\b(?:am|is|are|was|were|be|been)\s+(?:also\s+)?(?:\w+ing|(?:joined|led|accompanied|followed"
    r"|caused)(?:\s+today)?)$"
)
"""Somebody is told, asked or helped, and not yet what or to do what."""

_TO_DO_WHAT = re.compile(
    r"\b(?!forces\b)(?:inform|notif(?:y|ie)|encourag|permit|authori[sz]|remind|press|forc|commit)(?:e?s|e?d|e|ing)?"
    r"(?:\s+(?!(?:to|that|how|whether|for|on|with|about|of|by|into)\b)[\w’'.,&-]+){1,8}$"
    r"|\b(?:instruct(?:s|ed|ing)|direct(?:s|ed|ing)|empower(?:s|ed|ing)|enabl(?:es|ed|ing)|compel(?:s|led|ling)"
    r"|task(?:s|ed|ing)|urg(?:es|ed|ing))\s+(?!.*\b(?:to|that)\b).*$",
    re.DOTALL,
)
"""Somebody is made to do something, and not yet what."""

_TO_WHOM = re.compile(
    r"\b(?:sent|transmitted|submitted|referred)\s+to\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s*){1,6}$"
    r"|\b(?:brings?|bringing|brought)\s+(?:back\s+)?(?:to|into|before)\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s*){1,3}$"
)
"""Something that is named only behind its receiver: "sent to the Federal Register | for publication the notice"."""

_MEETS = re.compile(
    r"\b(?:met|meets?)\b(?!.*\b(?:with|about)\b)|\b(?:spoke|speaks?|talked|talks)\b(?!.*\b(?:with|to|about|of|at|for)\b)"
)
"""Somebody met, and not yet whom."""

_FROM_WHAT = re.compile(
    r"\b(?:prohibit|prevent|stop|ban|bar|block|protect|exempt|exclude|remove|sav|free|separat|discourag)(?:n|p|r)?"
    r"(?:e?s|e?d|e|ing)?(?:\s+[\w’'-]+){1,5}$"
)
"""Somebody is kept away, and not yet from what."""

_FOR_WHAT = re.compile(
    r"\b(?:blam|thank|honou?r|punish|fin(?=es?\b|ed|ing))(?:e?s|e?d|e|ing)?"
    r"(?!.*\bfor\b)(?:\s+[\w’'-]+){1,8}$"
)
"""Somebody is thanked or blamed, and not yet for what."""

_FOR = re.compile(r"\s+for\b")

_ANNOUNCED = re.compile(
    r"\b(?:message|clear|point|thing|simple|news|reason|result|goal|question|choice|true|promise|warning|this|questions"
    r"|reasons|things|goals|points|following): ?$"
)
"""A colon, behind which stands what was announced: "sent a clear message | : the bridge stays"."""

_WITH_WHAT = re.compile(
    r"\b(?:provid|suppl(?:y|ie)|charg|entrust|equip|reward|credit|replac|combin|align|fill|fac)(?:e?s|e?d|e|ing)?"
    r"(?:\s+[\w’'-]+){1,6}$"
)
"""Somebody is given something, and not yet what."""

_BEGAN = re.compile(r"\b(?:began|started|happened|occurred|came|erupted|followed|broke out|took place)$")
_BEGUN_TO_DO = re.compile(r"\b(?:began|begun|begins?|started?|starts|stopped|kept|continued|considered|avoided)$")
_DOING_FOLLOWS = re.compile(r"\s+[a-z]+ing\b")
_WITH_WHAT_IT_BEGAN = re.compile(r",?\s+(?:when|after|with|as|while|because)\b")
"""That something began, and not yet with what: "The unrest in Homs began | when the police tried"."""

_TOLD = re.compile(r"\b(?:told|tells|informed|assured|reminded|briefed)\s+(?P<rest>[^\W\d_].*)$")
_ABOUT_WHAT = re.compile(r"\b(?:that|about|of|to|truth|lies?|story|stories|how|why)\b")
"""Somebody is told, and not yet what: "told officials from both sides at a meeting | that it is time"."""

_MATTER = re.compile(r"\b(?:emergency|determination|obligations?|policy|authority|action|order|case)$")
_ABOUT_WHICH = re.compile(r"\s+with\s+(?:respect|regard)\s+to\b")
"""What is only known by what it is about: "declared an emergency | with respect to the river"."""

_EXAMPLES = re.compile(r",\s+(?:like|such\s+as|including)\s+[^,]+$")
"""Examples between commas that have only begun: "tax breaks, like No Tax | on Tips, are"."""


_RELATING = re.compile(
    r"\b(?:dealing|relating|pertaining|aiming|belonging|referring|resulting|consisting|arising|stemming|ranging"
    r"|focusing|contributing|adding|responding)$"
)
_SURE_VERBS = any_of((AUXILIARIES | BE | HAVE | MODALS) - {"to", "being", "been", "be", "having"})

_MORE_OF_NAME = re.compile(
    rf"\s[–—-]{{1,2}}\s?[A-Z]|\s{{3,}}(?!(?:{any_of(PREPOSITIONS | CONJUNCTIONS)}|{_SURE_VERBS})\b)[^\W\d_]"
)
"""The rest of a name, behind a dash or behind a short form that was left out: "the U.S. | – Angola Dialogue"."""

_NAME_ONLY = re.compile(
    rf"(?!(?:Last|Next|This|{WEEKDAY}|{MONTH})\b)(?:[A-Z][\w.’'-]+ ){{1,4}}[A-Z][\w’'-]+, "
    r"(?:an?|the) (?:[a-z-]+ ){0,4}[a-z-]+$"
)
"""A name with a description: "Kate Lee, a longtime trusted aide | to the mayor, will leave"."""

_PARTICIPLE = re.compile(r"[a-z]+ed (?:to|by|in|for|on|with|from|at|under|as)\b")
_ITS_VERB = re.compile(
    r"(?:\s(?!(?:who|which|that|where|when|while|as|because|if|and|but|after|before|since|until|what|how|whether|he|she"
    rf"|it|they|we|you|I)\b)[^\s,;:.]+){{1,16}}?\s{_SURE_VERBS}\b"
)
"""The verb of a subject, with nothing in front of it that has a verb of its own."""

_CLAUSE_BEGUN = re.compile(
    r"\b(?:how|whether|why|that|what)\s+(?!to\b)(?P<clause>(?:(?!\b(?:how|whether|why|that)\b).)+)$"
)
"""A clause that has begun within the sentence: "showed how years | of drought have"."""

_AMOUNT = re.compile(r"(?:[$£€]\d[\d.,]*|\b(?:hundred|thousand|million|billion|trillion|percent|dozen))$")
_OF_WHAT = re.compile(rf"\s(?:of|in|for|from)\s(?!the\s|\d|{MONTH})")
"""An amount, and what there is of it: "announced $20 billion | in awards"."""

_OFFICE_ENDS = re.compile(r",?\s(?:vice|for (?:a|the) term|which was)\b")
"""Where an office ends to which somebody is named."""

_ACT = re.compile(
    r"\b(?:[Oo]rders?|[Pp]roclamations?|[Mm]emorand(?:um|a)|[Ll]etters?|[Rr]eports?|[Pp]lans?|[Bb]ills?"
    r"|resolution|agreement|directive|legislation|issues)$"
    r"|\b(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:rise|increase|decline|drop|surge|loss)$"
    r"|\b(?:of|to|for|from|by|in)\s+[a-z]+ing$"
)
_OF_WHAT_ACT = re.compile(
    rf"\s(?:to|that|for|of|about|which|under which|(?!(?:follow|dur|accord|includ|amount)ing)[a-z]+ing"
    rf"|on(?!\s(?:{MONTH}|{WEEKDAY})))\s"
)
"""What somebody signs or sends, and what it does: "signed an order | closing the bridge"; what is done, and to what."""

_NAMED_ONLY = re.compile(
    r"\b(?:said|says|believes?|believed|thinks?|thought|alleged|alleges|claimed|claims|saying|ruled|rules|argued|argues|warned|warns"
    r"|insisted|insists|stated|states|noted|concluded|concludes)(?::|\s+that)?\s+"
    r"(?P<clause>(?:[A-Z\d\"“]|(?:the|an?|its|his|her|their|some|more|at least|about)\s).*)$"
)
"""Of whom or what something is said, and not yet what: "Khan said Ann Lee | , the mayor, had left"."""

_COMPARED = re.compile(r"\b(?:more|less|fewer|better|worse|higher|lower)\b[^,;]*$")

_LIST_GOES_ON = re.compile(
    r",\s+(?!(?:who|which|where|when|after|as|with|the|a|an|but|to|\w+ing)\b)(?:(?:and|or)\s+)?[^\s,]+(?:\s+[^\s,]+){0,3}"
    r"(?:,|\s+(?:and|or)\b|[.;]|$)"
)

_NAMES_GO_ON = re.compile(r",\s+[A-Z][^,.;]{3,60},\s+(?:and\s+)?(?:the\s+)?[A-Z]|,\s+[A-Z][^,.;]{3,60}\s+and\s+[A-Z]")

_THINGS_GO_ON = re.compile(r",\s+(?:the|a|an|their|our|its)\s[^,.;]{2,40},\s+(?:and|or)\b")

_ONE_WORD = re.compile(r",\s+[^\sA-Z\d,][^\s,]*$")
"""A list that goes on: "is four, five | , six times as old"."""

_LAST_OF_LIST = re.compile(r",\s+(?:and|or)\b")

_ADJECTIVES = re.compile(
    r"(?:\b(?:a|an|the|this|its|their|his|her|most)|[’']s)(?:\s+(?:very\s+|more\s+)?[a-z-]+,)*"
    r"\s+(?:very\s+|more\s+)?[a-z-]+$"
)

_NOUN_FOLLOWS = re.compile(
    r",\s+(?:and\s+)?(?!(?:but|or|who|which|after|as|with|in|on|to|for|the|a|an|\w+ing)\b)[a-z-]+\s+\w+"
)


def stands(words: str, behind: str) -> bool:
    """Tell whether the beginning of a sentence can stand for it: a whole clause, not broken off."""
    if NAMED_AS.search(words) and _OFFICE_ENDS.match(behind):
        return True
    words = _NEWLY_DONE.sub(r"\g<opening>", _THANKS_TO.sub("with", words))
    listed = words.split()
    if len(listed) < MIN_WORDS or half_quoted(words) or lacks_main_clause(words) or opens_only(words):
        return False
    if _only_doing(listed):
        return False
    return not wants(words, behind) and main_verb(words) and has_main_verb(words)


def _only_doing(listed: Sequence[str]) -> bool:
    """Tell whether words begin with a participle and nothing shows that another clause follows: "Building on that"."""
    opens = listed[0].endswith("ing") and listed[1].lower() in NOUN_OPENERS | PREPOSITIONS
    sure = any(word.lower() in _SURE_FINITE for word in listed)
    return opens and not sure and not any(word.endswith(",") for word in listed)


_SURE_FINITE = (AUXILIARIES | MODALS | word_set("says said means helps makes made")) - {"to"}


_BRACKETED = re.compile(r"^\s*\([^()]*\)")


def wants(words: str, behind: str) -> bool:
    """Tell whether words need what is behind them; what stands in brackets there is passed over."""
    behind = _BRACKETED.sub("", behind)
    return any(broken(words, behind) for broken in _BROKEN) or _leads_on(words.split(), behind)


def opens_only(words: str) -> bool:
    """Tell whether words begin with a phrase or clause and hold nothing behind it."""
    first = words.split(None, 1)[0].lower()
    opens = (first in OPENS_PHRASE and not QUANTITY.match(words)) or _SO_LONG_AFTER.match(words) is not None
    return opens and not has_main_verb(words.partition(", ")[2])


def _wants_more(words: str, behind: str) -> bool:
    """Tell whether a wording in it calls for what is cut off: told whom, more than what, the other dash."""
    if _TO_WHAT_END.search(words) or _NOT_SAID_YET.search(words) or len(_DASH.findall(words)) % 2:
        return True
    if _TO_ACCOUNT.search(behind[:60]) and _HOLDS.search(words):
        return True
    return " than " in behind[:60] and _COMPARED.search(words) is not None


_HOLDS = re.compile(r"\bh[eo]lds?\b(?:\s+[\w’'.-]+){1,6}$")
_TO_ACCOUNT = re.compile(r"\b(?:accountable|responsible|to account)\b")
"""Somebody is held, and not yet accountable."""


def ends_with_verb(listed: Sequence[str]) -> bool:
    """Tell whether words end with a verb that may want an object."""
    bare = [word.strip("\"”’',").lower() for word in listed]
    return len(bare) >= MIN_WORDS and bare[-1] not in _ENDS_ALONE and _ends_with_verb(listed, bare)


def _tells_nothing_yet(words: str, behind: str) -> bool:
    """Tell whether it is said that something began, that it is about something or whom somebody told, and not what."""
    if any(ends.search(words) and follows.match(behind) for ends, follows in _NOTHING_YET):
        return True
    if _RELATING.search(words) or _EXAMPLES.search(words):
        return True
    if behind.startswith(" that ") and is_third(words.rsplit(None, 1)[-1]):
        return True
    told = _TOLD.search(words)
    return told is not None and not _ABOUT_WHAT.search(told["rest"]) and not finite_verb(told["rest"])


_NOTHING_YET = (
    (_BEGUN_TO_DO, _DOING_FOLLOWS),
    (_MATTER, _ABOUT_WHICH),
    (
        re.compile(r"\b(?:announced|confirmed|reported|revealed|learned)\s+(?:the|an?|its|their)\s[^,]*$"),
        re.compile(r"(?!\s(?:the|an?|he|she|it|they|we)\b)" + _ITS_VERB.pattern),
    ),
    (_BEGAN, _WITH_WHAT_IT_BEGAN),
    (re.compile(r"\btime$"), re.compile(r"\s+for\b")),
    (re.compile(r"\w$"), re.compile(r"\s+for every\b")),
)
"""How words end, and what follows then that they need."""


def _calls_for_more(words: str, behind: str) -> bool:
    """Tell whether what is cut off is what a verb calls for: to do what, with what, with whom."""
    if _TO_DO_WHAT.search(words) or _TO_WHOM.search(words) or _ANNOUNCED.search(words + behind[:2]):
        return True
    if behind.startswith(" from ") and _FROM_WHAT.search(words):
        return True
    if _FOR.match(behind) and _FOR_WHAT.search(words):
        return True
    if " with " not in behind[:40]:
        return False
    return _MEETS.search(words) is not None or (behind.startswith(" with ") and _WITH_WHAT.search(words) is not None)


def _name_goes_on(words: str, behind: str) -> bool:
    """Tell whether a name goes on behind a dash or a short form left out."""
    named = words.rsplit(None, 1)[-1][:1].isupper() or behind.startswith("   ")
    return named and _MORE_OF_NAME.match(behind) is not None


def _waits_for_its_verb(words: str, behind: str) -> bool:
    """Tell whether what seems to be the verb belongs to the subject, and the verb follows.

    "The plan submitted to me by Ann Lee | on ferries is enclosed"; a name with its description and no verb.
    """
    if _NAME_ONLY.match(words) is not None:
        return True
    at = finite_verb_at(words)
    found = _PARTICIPLE.match(words, at) if at is not None else None
    return found is not None and _ITS_VERB.match(behind) is not None


def _has_begun(words: str, _behind: str) -> bool:
    """Tell whether a clause within the words has begun and has no verb yet."""
    begun = _CLAUSE_BEGUN.search(words)
    if begun is None or finite_verb(begun["clause"]):
        return False
    first = begun["clause"].split(None, 1)[0].lower()
    return not (begun[0].startswith("that") and is_third(first) and first not in NOUN_FORMS)  # it has its verb


def _only_named(words: str, _behind: str) -> bool:
    """Tell whether it is said of whom something is told, and not what."""
    named = _NAMED_ONLY.search(words)
    return named is not None and not finite_verb(named["clause"])


def _of_what(words: str, behind: str) -> bool:
    """Tell whether an amount or an act ends the words, and what it is of is cut off."""
    amount = _AMOUNT.search(words) is not None and _OF_WHAT.match(behind) is not None
    return amount or (_ACT.search(words) is not None and _OF_WHAT_ACT.match(behind) is not None)


def _breaks_off(words: str, _behind: str) -> bool:
    """Tell whether the last of the parts between commas has only begun: "In March, as supply fell", "…, and stocks"."""
    before, comma, last = words.rpartition(", ")
    if not comma:
        return False
    first = last.split(None, 1)[0].lower()
    if before.rsplit(None, 1)[-1].lower() in BAD_END:
        return True
    if first in SUBORDINATORS:
        return not has_main_verb(before)
    joined = first in CONJUNCTIONS and "," not in before
    return joined and has_main_verb(before) and not finite_verb(last)


def _leads_on(listed: Sequence[str], behind: str) -> bool:
    """Tell whether the last word needs what follows: a preposition, a verb without its object, "agreement" (with).

    A noun that a phrase belongs to needs none where a mark follows: "for the American people — turning …".
    """
    bare = [word.strip("\"”’',").lower() for word in listed]
    while len(bare) > MIN_WORDS - 1 and bare[-1] in _TIME_ALONE:
        bare.pop()
    last, before = bare[-1], bare[-2]
    if last in BAD_END or last in AUXILIARIES or last in ING or _noun_wants(last, before, behind):
        return True
    return last not in _ENDS_ALONE and before not in BE and _ends_with_verb(listed, bare)


def _noun_wants(noun: str, before: str, behind: str) -> bool:
    """Tell whether a noun that a phrase belongs to ends the words, and the phrase is cut off."""
    if noun not in _NEEDS_MORE or not _WORD_FOLLOWS.match(behind) or _GOES_ON_WITHOUT.match(behind):
        return False
    counted = before[:1].isdigit() or before in _COUNTED
    return not (counted and noun == "people") and not (noun in _HELD and _IN_TOWN.match(behind))


_GOES_ON_WITHOUT = re.compile(r"\s+(?:and|but)\s+[a-z]+ed\b")
"""Another verb of the same subject: "killed 60 people | and injured hundreds"."""

_COUNTED = word_set("two three four five six seven eight nine ten hundred thousand million several many other")
_HELD = word_set("efforts talks meeting people deal agreement steps measures")
_IN_TOWN = re.compile(r"\s+(?:in|at|near)\s+[A-Z]")
"""Where it is held, which it does not need: "relief efforts | in Norland"."""


def _ends_with_verb(listed: Sequence[str], bare: Sequence[str]) -> bool:
    """Tell whether words end with a verb; a capital makes it part of a name: "the Leaders' Retreat"."""
    if listed[-1][:1].isupper() or _is_noun(bare) or _of_a_name(listed) or _also_done(bare) or _has_verb(bare):
        return False
    return _infinitive(bare) or _is_verb(bare[-1], bare[-2])


def _has_verb(bare: Sequence[str]) -> bool:
    """Tell whether the clause has its verb, so that a last word in -s is a noun: "signed a bill extending benefits"."""
    last = bare[-1]
    if not is_third(last) or is_past(last) or not _MAKES.isdisjoint(bare):
        return False
    opened = max((at for at, word in enumerate(bare) if word in _OPENS_CLAUSE), default=-1)
    return finite_verb(" ".join(bare[opened + 1 : -1])) and bare[-2] not in SUBJECTS


_MAKES = word_set("help helps helped make makes made let lets see sees saw hear heard watch watched have")
_OPENS_CLAUSE = RELATIVES | CONJUNCTIONS | SUBORDINATORS | {"that", "says", "said", "say"}


def _of_a_name(listed: Sequence[str]) -> bool:
    """Tell whether a name stands in front of a last word that could be a base form: "a New York City bar"."""
    return is_base(listed[-1]) and listed[-2][:1].isupper() and not is_past(listed[-1]) and len(listed[-2]) > 1


def _also_done(bare: Sequence[str]) -> bool:
    """Tell whether a participle shares the auxiliary of another one: "two were killed and ten others wounded"."""
    passive = any(word in BE and is_participle(after) for word, after in pairwise(bare))
    return is_participle(bare[-1]) and "and" in bare and passive and bare[-2] in {"others", "more", "people", "dozens"}


def _is_noun(bare: Sequence[str]) -> bool:
    """Tell whether the last word, which could be a base form, is a noun with one word in front: "a roadside bomb"."""
    word, before, opening = bare[-1], bare[-2], bare[-3]
    plain = is_base(word) and not is_past(word) and before not in PREPOSITIONS | AUXILIARIES | MODALS
    if plain and ("-" in before or _no_subject_of(before)):
        return True  # visa-free travel, aid work
    return plain and opening in DETERMINERS - {"that", "these", "those", "this"}


def _no_subject_of(word: str) -> bool:
    """Tell whether a word is a singular noun or an adjective, behind which no base form is a verb."""
    return not (word.endswith(("s", "ly")) or word in _BEFORE_BASE)


_BEFORE_BASE = (
    AUXILIARIES
    | MODALS
    | CONJUNCTIONS
    | SUBJECTS
    | OBJECTS
    | PREPOSITIONS
    | RELATIVES
    | word_set("to not never also still often always people men women children police who that help let make")
)
"""Words behind which a base form may be a verb."""


def _infinitive(bare: Sequence[str]) -> bool:
    """Tell whether words end with a verb that "to" or a modal opens: "to fundamentally reshape"."""
    adverb = bare[-2].endswith("ly")
    leads = bare[-3] if adverb else bare[-2]
    return (leads == "to" and adverb) or ((leads == "to" or leads in MODALS) and is_base(bare[-1]))


def _is_verb(word: str, before: str) -> bool:
    """Tell whether a word is a verb that may want an object."""
    if word in NOUN_FORMS:
        return word.endswith("ed")
    joined = before in CONJUNCTIONS and is_third(word)  # praises and appreciates
    return joined or word in verb_forms() or word.endswith("ed") or is_participle(word)


def _verbs_listed(words: str, behind: str) -> bool:
    """Tell whether a list is one of things to do: "to boost production | , cut costs, and build roads"."""
    found = _NEXT_TO_DO.match(behind)
    begun = _TO_DO.search(words)
    if found is None or begun is None or "," in words[begun.end() :] or not is_base(found["verb"]):
        return False
    return found["verb"] not in NOUN_FORMS or found["next"].lower() in DETERMINERS


_TO_DO = re.compile(r"\b(?:to|will|would|can|could|should|must|may|shall)\s+[a-z]+\s")
_NEXT_TO_DO = re.compile(r",\s+(?:and\s+)?(?P<verb>[a-z]+)\s+(?P<next>[\w’'-]+)")


_OBJECT_OF = re.compile(r"\b(?:to|will)\s+[a-z]+\s+(?:[\w’'-]+\s+){0,3}(?P<noun>[a-z]{4,})$")
_OF_QUALITY = re.compile(r"(?:al|ic|ive|ous|ful|ary|ory|able|ible|less|ed|ing|er|est|ent|ant|ern|ish|ly)$")


def _first_of_things_done(words: str) -> bool:
    """Tell whether the first of several things ends what is to be done to them all: "to combat fraud | , theft and"."""
    found = _OBJECT_OF.search(words) if "," not in words else None
    if found is not None and words[: found.start("noun")].rsplit(None, 1)[-1] in PREPOSITIONS:
        return False  # "to empower patients with clear | , accurate information"
    return found is not None and _OF_QUALITY.search(found["noun"]) is None and found["noun"] not in _QUALITIES


_QUALITIES = words("adjectives") | word_set("clean safe fair free open strong good new old high low")


def _in_a_list(words: str, behind: str) -> bool:
    """Tell whether a cut at a comma would stop within a list or between the adjectives of a noun."""
    if not behind.startswith(",") or _verbs_listed(words, behind):
        return False
    between = _ADJECTIVES.search(words) is not None and _NOUN_FOLLOWS.match(behind) is not None
    if between or _first_of_things_done(words):
        return between
    return _list_goes_on(words, behind)


def _list_goes_on(words: str, behind: str) -> bool:
    """Tell whether names, things or the last of a list follow."""
    names = words.rpartition(" ")[2][:1].isupper() and _NAMES_GO_ON.match(behind) is not None
    last = words.rpartition(",")
    closing = _LAST_OF_LIST.match(behind) is not None and last[1] != "" and not finite_verb(last[2])
    goes_on = _THINGS_GO_ON.match(behind) is not None or _ONE_WORD.search(words) is not None
    return names or closing or goes_on or _LIST_GOES_ON.match(behind) is not None


_BROKEN = (
    _breaks_off,
    _has_begun,
    _only_named,
    _of_what,
    _waits_for_its_verb,
    _name_goes_on,
    _wants_more,
    _in_a_list,
    _calls_for_more,
    _tells_nothing_yet,
    goes_on_behind,
)
"""Why words cannot stand without what is behind them."""
