"""States of the United States that share their name with a city or a country: which one a text means.

"David Moe of Georgia" beside "Ada Lund of Florida" is no Georgian, "Jan Berg, of Washington, to be a judge" lives in no
capital. Where nothing shows the state, nothing is decided here.
"""

from __future__ import annotations

import re
from functools import cache

from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.english.patterns import any_of, word_set
from dossier.model import Actor, Dossier, Mention

SHARED = {"georgia": "us-ga", "new york": "us-ny", "washington": "us-wa"}
"""Names that a state has and another place too -> the region that is the state."""

ALSO_A_CITY = frozenset({"new york", "washington"})
"""Those of them that mean a city as often: without a word of the state, nothing is said of them."""

SOME_STATES = 2
"""Other states in a document from which on Georgia is one of them..."""
NEAR_GEORGIA = word_set("tbilisi batumi abkhazia armenia azerbaijan caucasus georgian georgians russia turkey moldova")
"""...where it names nothing near the country."""

WINDOW = 60
"""Characters before and behind a name that are looked at."""

_OF_A_STATE = re.compile(
    r"(?:\b(?:state|governor|gov\.|senators?|sens?\.|representatives?|reps?\.|legislature|attorneys? general)"
    r" (?:of|from)|, of) (?:the )?$",
    re.IGNORECASE,
)
"""Before the name of a state: "Governor of"; ", of", as in lists of nominees."""
_STATE = re.compile(r"\s+(?:[Ss]tate\b(?! Department)|(?:[Gg]overnor|Gov\.|[Ss]enators?|Sen\.|[Ll]egislature)\b)")
"""Behind it: "Washington state", "Georgia Governor"."""
_DISTRICT = re.compile(r",? ?D\.? ?C\b")


def is_the_state(dossier: Dossier, actor: Actor) -> str | None:
    """Return the region of a state that an actor of its name is; None where nothing shows it."""
    forms = {fold(form) for form in (actor.name, *actor.aliases)}
    regions = {SHARED.get(form.removesuffix(" state")) for form in forms}
    if len(regions) != 1 or None in regions:
        return None
    shown = any(form.endswith(" state") for form in forms) or is_shown(dossier, actor) or is_no_country(dossier, actor)
    return regions.pop() if shown else None


def is_shown(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether the words beside any mention of a name say that it is a state, and none that it is a district."""
    names = [mention for mention in actor.mentions if mention.kind == "name"]
    if any(_DISTRICT.match(dossier.document.text, mention.span.end) for mention in names):
        return False
    return any(shows_the_state(dossier.document.text, mention) for mention in names)


def is_no_country(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether Georgia is no country: the document takes it for a place, or names states and no neighbour of it."""
    if fold(actor.name) in ALSO_A_CITY:
        return False
    names = {fold(other.name) for other in dossier.actors}
    others = names & {fold(name) for name, code in table("regions", "country").items() if code == "us"}
    return actor.type == "place" or (len(others) >= SOME_STATES and names.isdisjoint(NEAR_GEORGIA))


def shows_the_state(text: str, mention: Mention) -> bool:
    """Tell whether the words beside a name say that it is a state: an office of one, or another state in a list."""
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - WINDOW) : start]
    if _STATE.match(text, end) or state_before().search(before) or state_behind().match(text, end):
        return True
    found = _OF_A_STATE.search(before)
    return found is not None and (not found[0].startswith(",") or text.startswith(",", end))


@cache
def states() -> str:
    """Return a pattern of the names of states that nothing else bears."""
    named = (name for name, code in table("regions", "country").items() if code == "us" and fold(name) not in SHARED)
    return any_of(named)


@cache
def state_before() -> re.Pattern[str]:
    """Return what stands before the next of a list of states: "Florida, Utah, and "."""
    return re.compile(rf"\b(?:{states()})(?:,? (?:and|or|&) |, |\s+(?=$))$")


@cache
def state_behind() -> re.Pattern[str]:
    """Return what stands behind one of a list of states: ", New Jersey"."""
    return re.compile(rf"(?:,? (?:and|or|&) |, |\s+)(?:{states()})\b(?! (?:City|Avenue|Street))")
