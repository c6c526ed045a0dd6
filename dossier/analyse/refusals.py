"""Why a sentence cannot stand by itself: the rows that the summary and the title share.

On news reports the choice among fit sentences hardly matters, but one bad sentence spoils a summary: so the care lies
here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dossier.analyse.fragments import asks, is_fragment, leaves_subject_out, wholly_quoted
from dossier.analyse.leaning import FIRST_WORD, LABEL, LEADING_MARKS
from dossier.analyse.says_so import has_main_verb
from dossier.analyse.talk import (
    ALWAYS_SO,
    ANNOUNCES,
    ASIDES,
    ATTENDANCE,
    CALLING,
    CALLS,
    CAPTION_ALONE,
    COURTESY,
    FALTERING,
    MARKUP,
    MEMBERSHIP,
    NO_ANSWER,
    ONLY_SPOKEN_OF,
    OPENS_COURTESY,
    OWN_LIFE,
    PROCEDURES,
    PUBLISHER,
    SELF_PORTRAIT,
    STAGE,
    STANDING_CLAUSE,
    STOPS,
    TELLS,
    THANKS,
)
from dossier.english.clause_words import NOUN_FORMS, PAST_ONLY
from dossier.english.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from dossier.english.plain_words import shared_words
from dossier.english.prose import RELATIVES, finite_verb, finite_verb_among, half_quoted, lacks_main_clause
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base, is_past, is_third, third_persons
from dossier.model import BlockKind, Span
from dossier.rules import Rule

MIN_WORDS = 5
MAX_WORDS = 75
"""Longest sentence that can stand in a summary of about 120 words."""

LETTERS = 0.6
"""Share of letters below which a sentence is a row of figures."""

_END = re.compile(r"[.!…][\"'”’»)\]*_]{0,4}$")
_TRAILING_OFF = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]{0,3}$|\b(?:Mr|Mrs|Ms|Dr|Prof|Messrs)\.$")
_END_LENGTH = 12
"""Code points in which such an end lies."""

_BEGINS_AGAIN = re.compile(r"\w…[A-Z]")
_DASHED = re.compile(r"[—–]|- | -")
NAMED_AS = re.compile(r"^[A-Z][^:;]{2,60}, (?:to be (?:an? |the )?[A-Z]|(?:[Nn]ominee|[Cc]andidate) (?:for|to be) )")
"""Who is nominated, in a list: "Ann Lee, of Ohio, to be a Member of the Board"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    index: int
    """Among the sentences of the text."""
    tokens: Tokens
    """Of the whole text."""
    caption: bool = False
    """Whether its block is a caption."""
    quoted: bool = False
    """Whether a quotation that began before it is still open."""
    asked: bool = False
    """Whether somebody without a name asks here, in a transcript."""
    unmarked: bool = False
    """Whether its paragraph lost all end marks."""


class Case:
    """A sentence on one line, with what several refusals look at, each worked out at most once."""

    def __init__(self, words: str, span: Span, kind: BlockKind, place: Place) -> None:
        self.words = words
        self.count = words.count(" ") + 1
        self.span = span
        self.kind = kind
        self.place = place
        label = LABEL.match(words)
        self.body = (words[label.end() :] if label else words).lstrip(LEADING_MARKS)
        """The words without the label of a speaker and without marks in front."""
        self.first = FIRST_WORD.match(self.body)

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words in lower case, one by one."""
        first, last = self.place.tokens.within(self.span)
        return frozenset(self.place.tokens.lower[first:last])

    @property
    def has_verb(self) -> bool:
        """Whether the sentence seems to hold a finite verb."""
        first, last = self.place.tokens.within(self.span)
        return finite_verb_among(shared_words(self.place.tokens, first, last, capitals=not self.words.isupper()))


def _relative_alone(case: Case) -> bool:
    """Tell whether a sentence is a relative clause that lost what it hangs on; "WHO" is no relative."""
    opening = case.first[0] if case.first is not None else ""
    return opening.lower() in RELATIVES and not opening.isupper() and not _main_relative(case.body)


def _main_relative(body: str) -> bool:
    """Tell whether a sentence that begins with "where" or "that" is whole: "Where he went, they followed"."""
    first = FIRST_WORD.match(body)
    return first is not None and first[0].lower() in ("where", "that") and finite_verb(body)


def _is_courtesy(case: Case) -> bool:
    """Tell whether a sentence opens with a greeting, thanks or other talk around the matter."""
    opening = case.first[0].lower().replace("’", "'") if case.first is not None else ""
    if opening not in OPENS_COURTESY and not opening.startswith("chair"):
        return False
    return COURTESY().match(case.body) is not None and TELLS().match(case.body) is None


def _live_speech(case: Case) -> bool:
    """Tell whether a sentence shows how it was spoken: what the room did, and where the speaker began again."""
    if "(" in case.words and STAGE().search(case.words):
        return True
    words = case.words.replace(" -- ", " — ") if "--" in case.words else case.words
    dash = _DASHED.search(words)
    if dash is None:
        return False
    if FALTERING().search(words, max(0, dash.start() - _BEFORE_DASH)):
        return True
    return _DASHED.search(words, dash.end()) is None and STOPS().search(words) is not None


_BEFORE_DASH = 80
"""Letters before the first dash that may be said again behind it."""


def names_or_figures(tokens: Tokens, span: Span) -> bool:
    """Tell whether a stretch names somebody or something behind its first word, or gives a figure."""
    first, last = tokens.within(span)
    if any(word[0].isdecimal() for word in tokens.words[first:last]):
        return True
    named = (word for word in tokens.words[first + 1 : last] if len(word) > 1 and word[0].isupper())
    return any(word.partition("'")[0] != "I" for word in named)


def _breaks_off(case: Case) -> bool:
    """Tell whether a sentence ends with dots or a title before a name, or begins again behind dots."""
    if _TRAILING_OFF.search(case.words, max(0, len(case.words) - _END_LENGTH)):
        return True
    return "…" in case.words and _BEGINS_AGAIN.search(case.words) is not None


def _is_code(case: Case) -> bool:
    """Tell whether a sentence holds tags, templates or codes of pictures."""
    held = any(mark in case.words for mark in ("<", "{{", "]({", " :"))
    return held and MARKUP.search(case.words) is not None


def _no_subject(case: Case) -> bool:
    """Tell whether a sentence begins with its verb: "Create a fund for the towns", "Turns out, it is old"."""
    words = case.body.split(None, 2)
    if case.first is None or len(words) < MIN_WORDS - 2:
        return False
    verb, behind = case.first[0].lower(), words[1].lower()
    if verb != words[0].lower() or verb in DETERMINERS or verb in PREPOSITIONS:
        return False
    if case.kind == "item" and _deed_of_an_item(verb, words[1]):
        return True
    return leaves_subject_out(verb, behind)


def _deed_of_an_item(verb: str, behind: str) -> bool:
    """Tell whether an item begins with what somebody did or is to do: "Declared the crisis", "Expand access"."""
    if _deed_now(verb, behind):
        return True
    if is_past(verb) and verb.endswith("ed"):
        return behind.lower() in DETERMINERS or (behind[0].isupper() and verb != "united")
    follows = behind.lower()
    noun = follows in PREPOSITIONS or follows in AUXILIARIES or is_past(follows) or is_third(follows)
    return is_base(verb) and verb not in NOUN_FORMS and not noun and follows not in ("and", "or")


def _deed_now(verb: str, behind: str) -> bool:
    """Tell whether a word is a verb in -s; an unknown one is, with the article behind it that a noun never has."""
    return verb in third_persons() or (verb.endswith("s") and behind.lower() in DETERMINERS)


def _doing_alone(case: Case) -> bool:
    """Tell whether a sentence is a heading in -ing that no verb follows: "Improving the safety of bridges"."""
    doing = case.first[0].lower() if case.first is not None else ""
    if not _doing(doing) or doing in PREPOSITIONS:
        return False
    if case.kind == "item" and not has_main_verb(case.body):
        return True
    return "," not in case.body and not _may_hold_its_verb(case)


def _may_hold_its_verb(case: Case) -> bool:
    """Tell whether a word inside a sentence may be its verb; in an item "used" and "aids" belong to a noun."""
    words = [word.strip(".;") for word in case.body.lower().split()]
    return any(
        word in AUXILIARIES or word in PAST_ONLY or (case.kind != "item" and (is_third(word) or is_past(word)))
        for word in words[1:-1]
    )


def _doing(word: str) -> bool:
    """Tell whether a word is the -ing form of a verb."""
    root = word.removesuffix("ing")
    return root != word and (is_base(root) or is_base(root + "e") or (root[-1:] == root[-2:-1] and is_base(root[:-1])))


def _ends_in_an_address(words: str) -> bool:
    """Tell whether the last word is the address of a page."""
    return "://" in words and words.rpartition(" ")[2].startswith("http")


def _always_so(case: Case) -> bool:
    """Tell whether a sentence says what is usual, and names nobody and no figure."""
    return not ALWAYS_SO.isdisjoint(case.lower) and not names_or_figures(case.place.tokens, case.span)


REFUSALS: tuple[Rule[Case, str], ...] = (
    Rule(
        "caption with a credit",
        lambda case: case.place.caption,
        "caption",
        yes=("[Ann Lee opens the fair in the old town. Photo: Nick Moreau.]",),
        no=("[The photo was taken in the old town on Monday.]",),
    ),
    Rule(
        "heading",
        lambda case: case.kind == "heading",
        "heading",
        yes=("[Results of the vote]\n\nThe army took the town of Homs.",),
        no=("[The army took the town of Homs.]",),
    ),
    Rule(
        "line about the document",
        lambda case: case.kind == "meta",
        "meta",
        yes=("[By Jane Doe]\n\nThe army took the town of Homs.",),
        no=("[Jane Doe took the town of Homs.]",),
    ),
    Rule(
        "row of a table",
        lambda case: case.kind == "table",
        "table",
        yes=("The army took the town of Homs.\n\n[| a | b | c |]",),
        no=("- [The army took the town of Homs.]",),
    ),
    Rule(
        "question",
        lambda case: asks(case.words),
        "question",
        yes=("[Will the army leave the town?]", "[“Will the army leave the town?”]"),
        no=(
            "[The army asked whether it should leave the town.]",
            "[General Khan said that the bridge was gone and asked, “Will the army leave the town?”]",
        ),
    ),
    Rule(
        "somebody without a name asks",
        lambda case: case.place.asked,
        "question",
        yes=(
            "THE PRESIDENT: The bridge will open in May.\n\nQ: [You said last week that it was too old.] Is it safe?"
            "\n\nTHE PRESIDENT: The bridge is as safe as it was.",
        ),
        no=("THE PRESIDENT: [The bridge will open in May.]\n\nQ: Is it safe?\n\nTHE PRESIDENT: The bridge is safe.",),
    ),
    Rule(
        "no end mark",
        lambda case: case.kind != "item" and not _END.search(case.words) and not case.place.unmarked,
        "no end mark",
        yes=("The talks began. [The government made demands of the army in the north:]\n\n- It must leave Homs.",),
        no=("[The government made demands of the army in the north.]",),
    ),
    Rule(
        "item that announces what follows",
        lambda case: case.kind == "item" and case.words.endswith((":", "–", "—", "-")),
        "no end mark",
        yes=("- [The government made demands of the army in the north:]\n- It must leave Homs.",),
        no=("- [The army must leave the town of Homs in the north;]\n- Turkey opens the border.",),
    ),
    Rule(
        "breaks off",
        _breaks_off,
        "breaks off",
        yes=("[The army took the town of Homs and then ...]",),
        no=("[The army took the town of Homs, and then left.]",),
    ),
    Rule(
        "begins in the middle",
        lambda case: not case.body or case.body[0].islower() or case.body[0] in "—–-…",
        "begins in the middle",
        yes=("Sherman met officials on October 7-8. [which has been accused by the US of playing a double game.]",),
        no=("[Sherman met officials who have been accused by the US.]",),
    ),
    Rule(
        "too short",
        lambda case: case.count < MIN_WORDS,
        "too short",
        yes=("[The army left.]",),
        no=("[The army left the town.]",),
    ),
    Rule(
        "too long",
        lambda case: case.count > MAX_WORDS,
        "too long",
        yes=(f"[The army took {', '.join(['the town of Homs'] * 30)}.]",),
        no=(f"[The army took {', '.join(['the town of Homs'] * 9)}.]",),
    ),
    Rule(
        "relative clause alone",
        _relative_alone,
        "relative clause alone",
        yes=("The army left the town. [Which as we all know has only increased the tension.]",),
        no=("[WHO says iodine deficiency is the most prevalent cause of brain damage.]",),
    ),
    Rule(
        "half a quotation",
        lambda case: half_quoted(case.words),
        "half a quotation",
        yes=("[Solomon told reporters, “We want peace in the north.] We will not leave the country.”",),
        no=("[“I repeat, I do not believe in military solutions,” Khan said.]",),
    ),
    Rule(
        "courtesy",
        lambda case: _is_courtesy(case) or THANKS.stands_in(case.body, case.lower),
        "courtesy",
        yes=(
            "[Thank you all for coming here today.]",
            "[I especially want to thank the people of this town.]",
            "[And now, it’s my honor and my pleasure to introduce the mayor of Homs.]",
            "[We’re thrilled to have General Khan join us here today.]",
        ),
        no=(
            "[The general thanked all of them for coming.]",
            "[I am very pleased to announce that the army has left the town.]",
        ),
    ),
    Rule(
        "procedure of a sitting",
        lambda case: any(wording.stands_in(case.body, case.lower) for wording in PROCEDURES),
        "procedure",
        yes=(
            "[Madam Speaker took the Chair of the House at two in the afternoon.]",
            "[I ask unanimous consent that the letter be printed in the Record.]",
            "[I yield back the balance of my time to the chair.]",
            "[Members present: Ann Lee, Jo Khan, Per Dahl and Eva Moe of the board.]",
            "[The minutes of the May meeting were approved by the board of the bank.]",
            "[Motion by Ann Lee, seconded by Jo Khan, to approve the minutes of the May meeting.]",
            "[Mr. Khan, you will have thirty minutes for the side of the town.]",
            "[The board met, pursuant to notice, at ten in the old hall of Homs.]",
        ),
        no=(
            "[The mayor presented the budget for the new bridge to the board.]",
            "[The chair of the board took the train to the capital.]",
            "[The rebels yielded the town of Homs to the army on Monday.]",
        ),
    ),
    Rule(
        "says only what was spoken of",
        lambda case: ONLY_SPOKEN_OF.stands_in(case.body, case.lower),
        "procedure",
        yes=("[New members of the board of the Water Bank were discussed.]",),
        no=("[New members of the board were discussed, and Ann Lee was elected.]",),
    ),
    Rule(
        "clause that stands in every order",
        lambda case: STANDING_CLAUSE.stands_in(case.body, case.lower),
        "standing clause",
        yes=("[The order shall be carried out consistent with applicable law and the funds that there are.]",),
        no=("[The order says that the army shall leave the town within thirty days.]",),
    ),
    Rule(
        "announces what follows",
        lambda case: ANNOUNCES.stands_in(case.body, case.lower),
        "announcement",
        yes=(
            "[The following is a list of the guests who came to the dinner.]",
            "[Today I want to talk about the bridge over the river.]",
            "[The full text of the agreement can be found on the page of the ministry.]",
            "[Ann Lee will give brief remarks, and then the mayor will take the floor.]",
            "[To that end, let me walk through a few things that everyone in Homs should know.]",
            "[Today I’m joined by the mayor of Homs and by General Khan.]",
            "[Today, Dr. Lee will provide an update on the bridge in Homs.]",
        ),
        no=(
            "[We want to build a new bridge over the river by the spring.]",
            "[The police found the full text of the agreement in a drawer.]",
        ),
    ),
    Rule(
        "seat on a committee",
        lambda case: MEMBERSHIP.stands_in(case.body, case.lower),
        "committee",
        yes=("[Senator Lee is the ranking member of the Senate Committee on Foreign Relations.]",),
        no=("[Senator Lee told the Committee on Foreign Relations that the army was in Homs.]",),
    ),
    Rule(
        "what a body says of itself",
        lambda case: SELF_PORTRAIT.stands_in(case.body, case.lower),
        "self-portrait",
        yes=("[Acme Water is a leading provider of pumps for the towns of the north.]",),
        no=("[Acme Water is to sell its pumps to the towns of the north in spring.]",),
    ),
    Rule(
        "what is always so",
        _always_so,
        "background",
        yes=("[Research analysts typically produce forecasts for the members of their teams.]",),
        no=("[Research analysts typically produce 40 forecasts for the Bank of Ghana.]",),
    ),
    Rule(
        "says nothing to a question",
        lambda case: NO_ANSWER.stands_in(case.body, case.lower),
        "no answer",
        yes=(
            "[I just don’t have anything to share about Homs right now.]",
            "[I’ll pass it to the general for anything about Homs.]",
            "[I would leave it to the general to speak to the bridge in Homs.]",
            "[I don’t have new action on the bridge to announce today in Homs.]",
        ),
        no=("[The general did not know where the army was.]", "[The town does not have any bridges to the north.]"),
    ),
    Rule(
        "who was there",
        lambda case: ATTENDANCE.stands_in(case.body, case.lower),
        "attendance",
        yes=("[The delegation of Homs also included the mayor, Ann Lee, and the bishop.]",),
        no=("[The delegation of Homs also met the mayor, Ann Lee, and the bishop.]",),
    ),
    Rule(
        "an aside",
        lambda case: any(wording.stands_in(case.body, case.lower) for wording in ASIDES),
        "aside",
        yes=(
            "[The bridge, by the way, is older than all of us here.]",
            "[The bridge is kind of old and sort of wet in the winter.]",
            "[The bridge in Homs is, um, a little older than the town.]",
            "[You’ve been to Homs in the spring to see the bridge.]",
            "[General Khan is a great guy who knows Homs very well.]",
        ),
        no=("[The bridge by the old mill is older than the town.]",),
    ),
    Rule(
        "small talk of a speaker that names nobody",
        lambda case: OWN_LIFE.stands_in(case.body, case.lower) and not names_or_figures(case.place.tokens, case.span),
        "aside",
        yes=("[I have been to a lot of places like this in the last years.]", "[My wife likes the old bridge a lot.]"),
        no=("[I have been to the old bridge with General Khan.]", "[My government likes the old bridge a lot.]"),
    ),
    Rule(
        "calls on the listener",
        lambda case: not CALLING.isdisjoint(case.lower) and CALLS().match(case.body) is not None,
        "aside",
        yes=("[Imagine if the army left the town of Homs tomorrow.]", "[Just think about the people of Homs tonight.]"),
        no=("[The army cannot imagine that it left the town of Homs.]",),
    ),
    Rule(
        "what happened in the room",
        lambda case: case.words.startswith(("(", "[")) and case.words.endswith((")", "]", ").", "].")),
        "live speech",
        yes=("The bridge will open in May. [(The order to open it is signed.)]",),
        no=("The bridge will open in May. [(The army) opened it in the spring.]",),
    ),
    Rule(
        "live speech",
        _live_speech,
        "live speech",
        yes=(
            "[We will win this vote (applause) in the north.]",
            "[The army was there for — for over a year.]",
            "[The mayor — you know, he likes the bridge in Homs.]",
            "[The council set aside 40 million crowns, in — that includes the bridge.]",
            "[The mayor has known Ann Lee, who — the bridge in Homs was her idea.]",
            "[The price of the bridge in Homs was raised — were raised by the mayor.]",
            "[I have -- there are two reasons why the bridge in Homs is closed.]",
        ),
        no=(
            "[The army (from the north) won the vote.]",
            "[The army — from the north — won the vote.]",
            "[The army won the vote in the north — not the one in Homs.]",
        ),
    ),
    Rule(
        "no subject",
        _no_subject,
        "no subject",
        yes=(
            "- [Declared the bridge a danger to all of the town.]\n- The army leaves the town of Homs.",
            "- [Expand cheap crossings for the farmers of both valleys.]\n- The army leaves the town of Homs.",
            "- [Takes the town of Homs every year.]\n- The army leaves the town of Homs.",
            "- [Directs the mayor to close the bridge within a year.]\n- The army leaves the town of Homs.",
            "The army left the town of Homs. [Create a fund for the towns that it left.]",
            "The army left the town of Homs. [Has been harder to get to the bridge since then.]",
        ),
        no=("- [The army takes the town of Homs every year.]", "- [Armed men took the town of Homs on Monday.]"),
    ),
    Rule(
        "heading in -ing",
        _doing_alone,
        "no verb",
        yes=(
            "- [Improving the safety of all bridges in Homs]\n- The army leaves the town of Homs.",
            "- [Improving all bridges to be used in Homs, including those of wood]\n- The army leaves Homs.",
        ),
        no=(
            "[Improving the safety of all bridges in Homs is what the army wants.]",
            "[Using the old bridge, the army left the town of Homs.]",
        ),
    ),
    Rule(
        "code of a page",
        _is_code,
        "boilerplate",
        yes=('[The army left the town of Homs on <a href="/monday">Monday</a> in the morning.]',),
        no=("[The army of less < than 40 men left the town of Homs.]",),
    ),
    Rule(
        "words of the publisher",
        lambda case: PUBLISHER.stands_in(case.words, case.lower) or _ends_in_an_address(case.words),
        "boilerplate",
        yes=("The army left the town. [Click here to read what it said.]", "[The phone lines are open until 9 p.m.]"),
        no=("[Users can download the program and subscribe to it.]",),
    ),
    Rule(
        "caption without a credit",
        lambda case: CAPTION_ALONE.stands_in(case.body, case.lower),
        "caption",
        yes=("[A photo of Ann Lee in the old town.]",),
        no=("[The army took a photo of Ann Lee.]",),
    ),
    Rule(
        "no main clause",
        lambda case: lacks_main_clause(case.body) or is_fragment(case.body),
        "no main clause",
        yes=(
            "[Though the army has been praised for its efforts and it has also been criticized for not doing more.]",
            "[Because it is the people of Homs that put blood, sweat and tears into the bridge, wherever they live.]",
            "[Because the mayor said it himself, yesterday, that he wants to close the bridge in Homs.]",
            "[The bridge that has been closed for years and that cost the town of Homs a lot of money.]",
        ),
        no=(
            "[Though praised, the army was criticized by others.]",
            "[Because the bridge was closed, the army left the town of Homs.]",
            "[The bridge that the army closed in May was opened again by the mayor of Homs.]",
        ),
    ),
    Rule(
        "no verb",
        lambda case: not case.has_verb and NAMED_AS.search(case.words) is None,
        "no verb",
        yes=("[Daniel Montalvo in September 2010 with a friend.]",),
        no=(
            "[Daniel Montalvo met a friend in September 2010.]",
            "[Daniel Montalvo, of Ohio, to be a Member of the Board of the Water Bank.]",
            "- [Daniel Montalvo, Nominee for Member of the Board of the Water Bank]",
        ),
    ),
    Rule(
        "quotation with nobody beside it",
        lambda case: wholly_quoted(case.words),
        "inside a quotation",
        yes=("[“No one’s right to refuge should be jeopardised.”] The army left the town.",),
        no=("[“No one’s right to refuge should be jeopardised,” Khan said.]",),
    ),
    Rule(
        "mostly not words",
        lambda case: sum(map(str.isalpha, case.words)) < LETTERS * len(case.words),
        "mostly not words",
        yes=("[The results were 12 30 44 51 67 81 93 99 1001 2002 3003 4004.]",),
        no=("[The results were 12 and 30 in the north.]",),
    ),
    Rule(
        "within a quotation that began before",
        lambda case: case.place.quoted,
        "inside a quotation",
        yes=("Solomon said, “We want peace in the north. [We will not leave the country.] We will stay in town.”",),
        no=("Solomon said, “We want peace in the north.” [The army will not leave the country.]",),
    ),
)
"""Why a sentence cannot stand by itself, in the order in which the reasons are asked."""
