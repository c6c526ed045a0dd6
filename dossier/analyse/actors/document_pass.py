"""Mend the tagger's names with what the whole document says.

Each pass takes the names found so far and returns them changed; `mend` runs them in order. They follow the long
tradition of document-level consistency (Mikheev et al., EACL 1999, "Named entity recognition without gazetteers").
Where a pass has rules of its own, those are the rows; where it is one rule, it is the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from dossier.analyse.actors.agreement import (
    acronyms,
    agreed,
    grown,
    in_capitals,
    repeated,
    unseen_countries,
    with_countries,
    without_things,
)
from dossier.analyse.actors.announced import of_kin, owned_offices, typed_by_head
from dossier.analyse.actors.borders import trim
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.centres import agency_parts
from dossier.analyse.actors.coordinated import typed_by_list
from dossier.analyse.actors.credits import without_credits
from dossier.analyse.actors.cuts import join_countries, split_names
from dossier.analyse.actors.dealings import firms_by_deeds, unknown_alone, unseen_firms
from dossier.analyse.actors.growth import extend
from dossier.analyse.actors.kinds import by_common_noun, by_last_word, media
from dossier.analyse.actors.line_lists import lists_of_bodies, numbered_bodies
from dossier.analyse.actors.listed import (
    broadcasters,
    compounds,
    country_groups,
    governments,
    listed_bodies,
    party_names,
)
from dossier.analyse.actors.metonyms import metonyms, seats
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.refusals import actors_only, believable
from dossier.analyse.actors.unseen import named_bodies
from dossier.analyse.actors.whole_names import couples, firms, from_lists, with_nicknames, with_particles
from dossier.english.tokens import Tokens
from dossier.trace import is_tracing


@dataclass(frozen=True, slots=True)
class Pass:
    """A rule that looks at all names of a document."""

    name: str
    run: Callable[[list[Name], Tokens], list[Name]]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


PARTICLES = Pass(
    "particles of a last name",
    with_particles,
    yes=(
        "[Clara von der Molen]{Clara von der Molen} spoke on Friday.",
        "Ms [van den Brul]{van den Brul} agreed. Professor Aart Hoff left.",
        "Professor [Aart van 't Hoff]{Aart van ' t Hoff} wrote it.",
    ),
    no=("[Anna Berg] de facto agreed.", "[Tom Lund] ran al Jazeera for ten years."),
)
NICKNAMES = Pass(
    "nickname within a name",
    with_nicknames,
    yes=(
        'Residents who know [Karl "Duke" Warren]{Warren} said he had left.',
        "Governor [William (Bill) Lund]{Bill} spoke.",
        "Cousins of [Cora (Simms) Hargrove]{Simms} spoke.",
    ),
    no=('He told [Daniel] "Duke" was a dog.', "Senator [Anna Berg] (Oslo) Lund spoke."),
)
LISTED_PERSONS = Pass(
    "family name first",
    from_lists,
    yes=(
        "Present: [Dorsey, Amelia]{Dorsey , Amelia}; Quill, Robert J.; Tamm, Karl.",
        "Anna Halden spoke. [HALDEN, ANNA]{HALDEN , ANNA} was on the list.",
    ),
    no=("He saw [Paris], France; Austin, Texas; Rome, Italy.", "[Dorsey], Amelia and Robert left; Tamm stayed."),
)
KIN = Pass(
    "relation before the name",
    of_kin,
    yes=("Anna Berg climbs the tower. Her son [Caspian]{person} does not.",),
    no=("Anna Berg climbs the tower. Her son [Sunday] does not.",),
)
TYPED_LISTS = Pass(
    "list of what its head says",
    typed_by_head,
    yes=(
        "Thanks to Senators Hassan, [Stabenow]{person}, Daines, Underwood and Luján for their leadership.",
        "The disaster affects the parishes of Ascension, [Jefferson]{place}, Lafourche and St. Tammany in Louisiana.",
    ),
    no=("Thanks to Senators in [Daines] and Underwood.",),
)
ODD_ONES = Pass(
    "odd one of a list",
    typed_by_list,
    yes=(
        "The quake was felt in Dolgellau, Harlech, Barmouth, Bala, and [Blaenau Ffestiniog]{place} on Friday.",
        "Cuse serves as an executive producer alongside John Krasinski, [Michael Bay]{person}, and Mace Neufeld.",
    ),
    no=("The quake was felt in Dolgellau, Harlech, Barmouth, Bala, and by [Anna Berg] on Friday.",),
)
OWNED_OFFICES = Pass(
    "office or body of somebody",
    owned_offices,
    yes=("It was investigated by the FBI and the [Northumberland County District Attorney's Office]{Office}.",),
    no=("He left [Anna Berg]'s Office in May.",),
)
COUPLES = Pass(
    "last name of both",
    couples,
    yes=(
        "[Patrick]{Patrick McDonnell} and Rose McDonnell were rescued. The couple left.",
        "Ida was born in Wick to [Gerald]{Gerald McDonnell} and Rose McDonnell.",
    ),
    no=("[Madonna] and Sean Berg sang on Friday.", "Patrick Lund spoke. [Patrick] and Rose McDonnell, a couple, left."),
)
FIRMS = Pass(
    "partners of a firm",
    firms,
    yes=(
        "Analysts at [Brandt & Hale]{Brandt & Hale} cut the rating.",
        "Law firm [Hobbs, Crane & Doyle LLP]{Hobbs , Crane & Doyle LLP} said the owner paid.",
        "Mr. Sloane asked about the invoice from [Baker & Taylor]{Baker & Taylor}.",
    ),
    no=(
        "[Trump & Biden] met. Donald Trump and Joe Biden smiled.",
        "[Questions & Answers] follow.",
        "[Anna Berg & Tom Lund] met in Oslo.",
    ),
)
UNSEEN = Pass(
    "capitals that end like a body",
    named_bodies,
    yes=(
        "They asked the [Sugar Board]{organisation} on Friday.",
        "Then [Saturn Foods]{organisation} closed two plants.",
        "Maria Selden owns [Selden Coaches]{organisation}.",
        "The letter that he sent to The [Scotch Sentinel]{organisation} set off a protest.",
        "Voice phishing will grow, said analyst Priya Raman of [Cobalt Lantern]{organisation}.",
        "Jonas Friel wrote in [Foreign Currents]{organisation} that the sea could not be divided.",
        "The charity [Open Hands]{organisation}, which runs 12 shelters, closed.",
        "Then [Radio Solmar]{organisation} said that two people had died.",
        "The President spoke in the [James S. Brady Press Briefing Room]{place} on Friday.",
    ),
    no=(
        "The [Board] rejected the plan on Friday.",
        "The Plan For Our Next [Solar Board]",
        "They eat at [Friday Foods] when it rains.",
    ),
)
UNSEEN_FIRMS = Pass(
    "firm that nobody saw",
    unseen_firms,
    yes=("Investors in [Zentrix]{organisation} were told.", "Peter Lund founded [Disken]{organisation} in 1999."),
    no=("Interest in [Zentrix] was small.", "Peter Lund found [Disken] in 1999."),
)
UNKNOWN = Pass(
    "nothing says that it is a person",
    unknown_alone,
    yes=("Shares in Breva fell. [Kaltora]{organisation} posted a letter. Officials told Kaltora.",),
    no=(
        "[Kaltora] posted a letter. Officials told Kaltora.",
        "Shares in Breva fell. [Kaltora] posted a letter. He left.",
        "Shares in Breva fell. President [Kaltora] posted a letter. Officials told Kaltora.",
        "Shares in Breva fell. Ida Kaltora left. [Kaltora] posted a letter.",
    ),
)
AGENCY_PARTS = Pass(
    "part of an agency",
    agency_parts,
    yes=(
        "He led [NASA Johnson]{organisation} in May.",
        "He led NASA Johnson in May. Then [Johnson]{organisation} was closed.",
        "He led NASA Johnson in May. Then the [Johnson Space Center]{organisation} was closed.",
    ),
    no=(
        "He led [Anna Johnson] in May.",
        "He led NASA Johnson in May. Anna Johnson left. Then [Johnson] was ill.",
        "He led NASA Texas in May. He lives in [Texas] now.",
    ),
)
LINES = Pass(
    "list of bodies, one to a line",
    lists_of_bodies,
    yes=("They won:\n\n* Pelor Freight Inc\n* [Kaltora]{organisation}\n* Ostmark Foods LLC\n* Ventera Corporation",),
    no=("They won:\n\n* Pelor Freight Inc\n* [Anna Berg]\n* Ostmark Foods LLC\n* Ventera Corporation",),
)
NUMBERED = Pass(
    "body called by a number",
    numbered_bodies,
    yes=("[18F]{organisation} has hired him. He joined 18F in May.",),
    no=("It was [18F] at night. It was 18F in May.", "[18F] is cold. It was 18F in May, and 30F in June."),
)
ACRONYMS = Pass(
    "short form in brackets",
    acronyms,
    yes=(
        "The Federation of Northern Journalists ([FNJ]{organisation}) met.",
        "The Pennsylvania Department of Transportation ([PennDOT]{organisation}) approved it.",
    ),
    no=("Anna Berg ([FNJ]) met him.",),
)
COUNTRIES = Pass(
    "listed country", with_countries, yes=("Officials in [Chad]{country} met.",), no=("Officials in [Ohio] met.",)
)
UNSEEN_COUNTRIES = Pass(
    "country that nobody saw",
    unseen_countries,
    yes=("Czechia and [Cote d'Ivoire]{country} signed on Friday.",),
    no=("The [Chad] Berg Trust signed on Friday.", "They ate [turkey] on Friday."),
)
JOINED_COUNTRIES = Pass(
    "country cut in two",
    join_countries,
    yes=("They came from [Saint Vincent and the Grenadines]{country}.",),
    no=("They came from [Chad] and Argentina.",),
)
LISTED = Pass(
    "listed body or movement",
    listed_bodies,
    yes=("[Doctors Without Borders]{organisation} left.",),
    no=("[Anna Berg] left.",),
)
COUNTRY_GROUPS = Pass(
    "group of countries by its number",
    country_groups,
    yes=("Leaders of the [G7]{organisation} agreed on Friday.",),
    no=("Leaders came to the [G7] Summit on Friday.",),
)
GOVERNMENTS = Pass(
    "body of a country",
    governments,
    yes=("The [Israeli Cabinet]{organisation} met.",),
    no=("The [Nordic Council] met.",),
)
AGREED = Pass(
    "surest type of the form",
    agreed,
    yes=("Lead guitarist of US rock band Van Berg, Tom Van Berg, died. [Van Berg]{organisation} was 65.",),
    no=("[Anna Berg] left.",),
)
COMPOUNDS = Pass(
    "first part of a compound",
    compounds,
    yes=("The [NATO]{organisation}-led force left.",),
    no=("The [NATO] force left.",),
)
REPEATED = Pass(
    "repetition or last name",
    repeated,
    yes=("[Mysore]{place} Divisional Manager Anna Berg spoke in Mysore.",),
    no=("[Anna Berg] left.",),
)
IN_CAPITALS = Pass(
    "known name in capitals",
    in_capitals,
    yes=("[SECURITY COUNCIL]{SECURITY COUNCIL} CONDEMNS ATTACK IN VARANA\n\nThe Security Council met.",),
    no=("[SECURITY COUNCIL] CONDEMNS ATTACK IN VARANA\n\nThe council met.",),
)
GROWN = Pass("longer known name", grown, yes=())
PARTIES = Pass(
    "capitals before party or union",
    party_names,
    yes=("The National Party and the [NOW]{organisation} party said it.",),
    no=("The [National Party] said it would fail.",),
)
BROADCASTERS = Pass(
    "capitals before television",
    broadcasters,
    yes=("It was said on [Red Star]{organisation} television.",),
    no=("It will appear in [Chad] magazine shops.",),
)

PASSES: tuple[Pass, ...] = (
    PARTICLES,
    NICKNAMES,
    LISTED_PERSONS,
    KIN,
    COUPLES,
    FIRMS,
    UNSEEN,
    OWNED_OFFICES,
    TYPED_LISTS,
    ODD_ONES,
    UNSEEN_FIRMS,
    UNKNOWN,
    AGENCY_PARTS,
    LINES,
    NUMBERED,
    ACRONYMS,
    COUNTRIES,
    UNSEEN_COUNTRIES,
    JOINED_COUNTRIES,
    LISTED,
    COUNTRY_GROUPS,
    GOVERNMENTS,
    AGREED,
    COMPOUNDS,
    REPEATED,
    IN_CAPITALS,
    PARTIES,
    BROADCASTERS,
)
"""Those that are one rule, for their tests and for `dossier why`; `GROWN` is tested with marked names only."""

ORDER: tuple[Pass | Callable[[list[Name], Tokens], list[Name]], ...] = (
    trim,
    split_names,
    UNSEEN,
    FIRMS,
    PARTICLES,
    NICKNAMES,
    LISTED_PERSONS,
    KIN,
    COUPLES,
    OWNED_OFFICES,
    extend,
    believable,
    ACRONYMS,
    COUNTRIES,
    UNSEEN_COUNTRIES,
    JOINED_COUNTRIES,
    by_last_word,
    by_common_noun,
    TYPED_LISTS,
    ODD_ONES,
    UNSEEN_FIRMS,
    firms_by_deeds,
    UNKNOWN,
    AGENCY_PARTS,
    LINES,
    NUMBERED,
    actors_only,
    LISTED,
    COUNTRY_GROUPS,
    GOVERNMENTS,
    AGREED,
    COMPOUNDS,
    REPEATED,
    PARTICLES,
    IN_CAPITALS,
    GROWN,
    PARTIES,
    BROADCASTERS,
    media,
    AGREED,
    COUNTRIES,
    metonyms,
    seats,
    believable,
    without_credits,
    without_things,
)
"""What is done to the names, one after the other: borders first, then types, then what the tagger left out."""


def mend(names: Iterable[Name], tokens: Tokens) -> list[Name]:
    """Run all passes.

    Parameters:
        names: What the tagger or another engine found, not overlapping.
        tokens: The document's tokens.

    Returns:
        Names in order, not overlapping.
    """
    result = sorted(names)
    for each in ORDER:
        changed = each.run(result, tokens) if isinstance(each, Pass) else each(result, tokens)
        if changed == result:
            continue
        kept = without_overlap(changed)
        if is_tracing():
            compare(
                each.name if isinstance(each, Pass) else "longer of two that overlap", result, changed, kept, tokens
            )
        result = kept
    return result


def compare(rule: str, before: Sequence[Name], changed: Sequence[Name], kept: Sequence[Name], tokens: Tokens) -> None:
    """Note what a pass that is one rule added or changed, and which name gave way to a longer one."""
    if rule:
        known = set(before)
        for name in changed:
            if name not in known:
                say(rule, name, tokens, "decided")
    standing = set(kept)
    for name in changed:
        if name not in standing:
            say("longer of two that overlap", name, tokens, "lost", " ".join(words_of(name, tokens)))


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Keep the longer, then the earlier, of names that share a token."""
    names = sorted(names, key=attrgetter("first"))
    if all(name.last <= after.first for name, after in pairwise(names)) and all(name.size > 0 for name in names):
        return names
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (-name.size, name.first)):
        places = range(name.first, name.last)
        if name.size > 0 and taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept)
