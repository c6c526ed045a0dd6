"""All rules of the stage `actors` that are rows, table by table, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.analyse.actors.borders import BORDERS
from dossier.analyse.actors.cuts import CUTS
from dossier.analyse.actors.dealings import DEEDS
from dossier.analyse.actors.document_pass import PASSES
from dossier.analyse.actors.growth import GROWTHS
from dossier.analyse.actors.kinds import BY_LAST_WORD, BY_NOUN_BESIDE, MEDIA
from dossier.analyse.actors.lone_heads import LONE_HEAD
from dossier.analyse.actors.metonyms import CAPITALS, SEATS_OF_GOVERNMENT
from dossier.analyse.actors.namesakes import EVIDENCE as NAMESAKES
from dossier.analyse.actors.nominal import WORDINGS
from dossier.analyse.actors.refusals import NO_ACTORS, NO_ACTORS_HERE
from dossier.analyse.actors.resolve import ALL_SIEVES
from dossier.analyse.actors.roles import PATTERNS
from dossier.analyse.actors.same_body import BODY_CLASHES
from dossier.analyse.actors.same_person import CLASHES
from dossier.analyse.actors.twins import TWIN
from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {
    "where a name begins and ends": BORDERS,
    "names that are two": CUTS,
    "what a body's name takes in": GROWTHS,
    "what is no actor": NO_ACTORS,
    "what is no actor here": NO_ACTORS_HERE,
    "the type by the last word": BY_LAST_WORD,
    "the type by the noun beside": BY_NOUN_BESIDE,
    "what firms do": DEEDS,
    "media": MEDIA,
    "capitals": CAPITALS,
    "seats of government": SEATS_OF_GOVERNMENT,
    "names over the document": PASSES,
    "bodies that are described": WORDINGS,
    "which of two a last name means": NAMESAKES,
    "what keeps a name alone apart": CLASHES,
    "what keeps a body apart": BODY_CLASHES,
    "names of one actor": (*ALL_SIEVES, TWIN, LONE_HEAD),
    "the role of a person": PATTERNS,
}
"""What the rules decide -> the rules, in the order in which they are asked."""
