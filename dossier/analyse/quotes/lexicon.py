"""Words that report speech, and the small words that show how a clause is built.

The verbs were collected for this project from the reporting verbs of common grammars (Quirk et al. 1985, section 16.31,
factual verbs) and from development news text; the closed classes are those of any English grammar.
"""

from __future__ import annotations

from dossier.english.patterns import word_set

_REGULAR_SPEECH = """say:said tell:told add ask reply:replied answer explain state announce declare claim insist argue
    warn note observe remark comment suggest acknowledge admit:admitted concede confirm deny:denied assert allege
    maintain stress emphasize emphasise reiterate repeat report reveal recall respond write:wrote tweet post read:read
    joke quip:quipped conclude continue predict promise pledge vow swear:swore testify:testified lament complain boast
    mention point remind estimate propose recommend contend estimate caution counter interject whisper shout cry:cried
    yell exclaim murmur mutter scream sigh chant proclaim advise urge indicate signal:signalled clarify:clarified
    disclose elaborate express hint imply:implied inform opine protest reaffirm reassert teach:taught quote recount
    relate retort:retorted submit:submitted summarize
    summarise sum underline underscore affirm appeal plead speculate theorize concur:concurred retweet reassure
    demand request order instruct assure brief joke gush quip blog caption agree decide rule find:found object reason
    lie:lied"""
_NAMING = """call describe characterize characterise label:labelled brand dub:dubbed term criticize criticise condemn
    denounce praise hail slam:slammed blast welcome thank accuse blame decry:decried deplore laud applaud
    dismiss reject deem refer cite salute commend congratulate mourn regret defend portray depict deride mock
    commemorate vilify:vilified justify:justified view tout champion lambast ridicule rebuke frame liken
    compare invoke blast attack"""
_BELIEF = """believe think:thought feel:felt hope expect fear know:knew doubt suspect worry:worried consider conclude
    understand:understood assume imagine wonder recognize recognise guess notice learn suppose anticipate realize
    realise desire remember hear:heard show:showed see:saw mean:meant"""


def _forms(words: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return form -> base for past forms, for present forms (base and -s), and for -ing forms."""
    past, present, ing = {}, {}, {}
    for entry in words.split():
        base, _, irregular = entry.partition(":")
        stem = irregular[:-2] if irregular.endswith("ed") and irregular[-3] == irregular[-4] else base
        past[irregular or (base + "d" if base.endswith("e") else base + "ed")] = base
        present[base] = base
        if base.endswith(("s", "sh", "ch", "x", "z")):
            present[base + "es"] = base
        elif base.endswith("y") and base[-2] not in "aeiou":
            present[base[:-1] + "ies"] = base
        else:
            present[base + "s"] = base
        if base.endswith("ie"):
            ing[base[:-2] + "ying"] = base
        elif base.endswith("e") and not base.endswith("ee"):
            ing[base[:-1] + "ing"] = base
        else:
            ing[stem + "ing"] = base
            ing[base + "ing"] = base
    past.update({f"{base}ed": base for base in ("label", "signal") if base in present})
    return past, present, ing


def _merge(*tables: dict[str, str]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for table in tables:
        merged.update(table)
    return merged


_SPEECH, _NAME, _THINK = _forms(_REGULAR_SPEECH), _forms(_NAMING), _forms(_BELIEF)
PAST = _merge(_THINK[0], _NAME[0], _SPEECH[0])
"""Past form -> base of every cue verb."""
PRESENT = _merge(_THINK[1], _NAME[1], _SPEECH[1])
ING = _merge(_THINK[2], _NAME[2], _SPEECH[2])
CUES = PAST.keys() | PRESENT.keys() | ING.keys()
PARTICIPLES = {"written": "write", "known": "know", "seen": "see", "shown": "show", "sworn": "swear"}
"""Past participles that differ from the past form."""

SPEECH = frozenset(_SPEECH[1].values())
NAMING = frozenset(_NAME[1].values())
BELIEF = frozenset(_THINK[1].values()) - SPEECH

INDIRECT = SPEECH - word_set(
    """express quote urge order demand post appeal thank call request object sum gush brief caption lie read point
    continue answer"""
)
"""Verbs whose clause is indirect speech."""

NOT_INDIRECT_BARE = word_set(
    """ask reply respond answer post continue appeal urge instruct order remind inform advise assure repeat comment
    relate recount elaborate protest plead shout cry chant sigh request propose recommend promise pledge vow
    quote mention object agree disclose clarify counter conclude worry wonder consider learn notice remember
    hear see show mean know guess imagine desire understand doubt suspect recognize recognise realize realise
    blog tweet write find decide rule submit"""
)
"""Verbs whose clause is indirect speech only after "that", "whether" or a question word."""

NOUN_FORMS = word_set(
    """claim claims report reports call calls note notes comment comments state states demand demands request requests
    promise promises pledge pledges estimate estimates answer answers reply replies order orders post posts tweet tweets
    attack attacks fear fears hope hopes doubt doubts label labels brand brands term terms appeal appeals point points
    remark remarks protest protests quote quotes joke jokes rule rules object objects reason reasons signal signals
    brief briefs feeling warning reading saying finding meaning hearing ruling posting blast cry cries sum lie lies
    thought felt"""
)
"""Cue forms that are as often nouns: they need a subject that stands right before them."""

DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any no every each another both all"
)
POSSESSIVES = word_set("his her its their our my your 's ’s s' whose")
PREPOSITIONS = word_set(
    """of in on at by for from with to into about against during after before over under between among through without
    within since until as near outside inside off upon toward towards despite amid amidst via per regarding concerning
    behind beyond across around along alongside like unlike than out up down including following"""
)
CONJUNCTIONS = word_set(
    "and or but nor yet so while whereas although though because if when where whether unless as since"
)
RELATIVES = word_set("who which that whom whose where when what why how")
BE = word_set("is are was were be been being am 's ’s gets got get")
HAVE = word_set("has have had having")
AUXILIARIES = BE | HAVE | word_set("do does did")
MODALS = word_set("will would can could may might must shall should cannot ca to wo")
NEGATIONS = word_set("not never n't n’t neither nor cannot")
ADVERBS = word_set(
    """also then later now still even just only once again too however meanwhile instead there today yesterday tomorrow
    tonight here already soon ever thus therefore further furthermore moreover often sometimes always perhaps earlier
    afterwards afterward all both simply not never himself herself themselves itself first"""
)
NOT_ADVERBS = word_set(
    "family ally italy july assembly supply reply rally bully monopoly daily weekly monthly emily sally billy kelly"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
TIME_WORDS = WEEKDAYS | word_set(
    """january february march april may june july august september october november december morning afternoon evening
    night week month year today yesterday tomorrow late early last"""
)
HE = frozenset({"he"})
SHE = frozenset({"she"})
THEY = frozenset({"they", "it"})
FIRST = frozenset({"i", "we"})
SUBJECT_PRONOUNS = HE | SHE | THEY | FIRST
OBJECT_PRONOUNS = word_set("him her them me us you it himself herself themselves")
VAGUE = word_set(
    """what which who that this these those there others another all both many most some few none everyone nobody
    someone anyone one"""
)

SOURCE_NOUNS = word_set(
    """official officials spokesman spokeswoman spokesperson spokespeople officer officers minister ministers leader
    leaders sources source authorities lawmakers senators lawyers prosecutors diplomats experts analysts researchers
    scientists representatives commanders advisers aides members executives police soldiers troops residents employees
    workers students supporters activists protesters chief president director ambassador lawyer lawyers attorney
    attorneys coach captain manager doctor doctors report reports statement statements article data study ruling letter
    newspaper magazine website spokesmen management administration government ministry department agency court army
    military parliament council party embassy campaign team group company union family media tv television radio news
    teacher judge mother father brother sister son daughter wife husband owner founder head chairman chairwoman editor
    author engineer player driver witness witnesses critics opponents candidate candidates commission committee
    intelligence forces service services"""
)
"""Nouns after a name that make the name part of a description: "Taliban officials", "Apple spokesman"."""

DOCUMENT_NOUNS = word_set(
    """statement report letter ruling decree order document law bill resolution article declaration petition sign
    banner message email e-mail memo notice post tweet manifesto note press release invitation caption headline text
    constitution treaty agreement inscription website memorandum placard poster filing complaint indictment affidavit"""
)

COMMON_VERBS = word_set(
    """made took went came met left gave got held sent won lost led ran saw began became kept brought stood sat spoke
    has have had is are was were do does did will would can could may might must shall should comes goes makes takes
    gives runs wants want went put set fled hit cut let seeks meets plans remains works lives leads includes faces says
    drew grew flew threw knew rose fell chose broke drove wore hid sang sank shot sought taught thought caught bought
    fought built spent won struck rode paid laid stands sits seems appears needs tries tried helps bears plays uses
    resigned retired arrived returned visited attended signed served joined played supported opposed"""
)
"""Finite verbs other than cues that often follow a subject."""
NOT_VERBS_ED = word_set(
    "united armed red bed limited combined retired appointed elected aged allied accused wanted unnamed"
)

PEOPLE = word_set(
    """man woman men women boy girl person people protester protesters user users student students resident residents
    singer actor actress professor politician scientist researcher author writer journalist artist"""
)
"""Nouns for people, beside those that follow names."""

ISSUING = word_set(
    """issued issues released releases made makes gave gives published publishes sent sends delivered put
    wrote writes posted"""
)
"""Verbs that with a document's name report what it says."""

UNSAID = word_set(
    """refused refuses declined declines wants wanted want needs needed need going likely unlikely able unable failed
    fails hesitated reluctant ought tempted trying tried hopes hoped free ready afraid how what whether not never"""
)
"""Words before "to say" after which nothing need have been said."""

OFFICE_ENDS = word_set(
    """state treasury defense defence commerce labor labour energy education health interior war justice parliament
    staff transportation agriculture security police mission congress"""
)
"""Words that end an office right before the name: Secretary of State Per Dahl."""
