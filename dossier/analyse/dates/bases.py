"""What a phrase is counted from: the document's date, as in news, or the last date, as in a history."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates.resolved import DOCUMENT_DATE, LAST_DATE
from dossier.model import Reason
from dossier.rules import Rule


@dataclass(frozen=True, slots=True)
class Base:
    """What decides where counting starts."""

    points_back: bool
    """Whether the phrase points to a date before it: "three days later", "that month"."""
    narrative: bool
    """Whether the text tells a history."""
    told: bool
    """Whether a date was mentioned."""


_HISTORY = "In March 1914 he left. In May 1915 he came. In June 1916 he wrote. In July 1917 he married. "

BASES: tuple[Rule[Base, Reason], ...] = (
    Rule(
        "from the last date, to which the phrase points",
        lambda c: c.points_back and c.told,
        LAST_DATE,
        yes=("On May 2 she left. [Three days later]{2021-05-02} she was back.",),
        no=("She left [three days ago].",),
    ),
    Rule(
        "from the last date, as in a history",
        lambda c: c.narrative and c.told,
        LAST_DATE,
        yes=(_HISTORY + "In [October]{1917-07} he died.",),
        no=("On May 2 she left. In [June] she was back.",),
    ),
    Rule(
        "from no date, as a history has named none yet",
        lambda c: c.narrative and not c.points_back,
        LAST_DATE,
        yes=("Much changed in [May]{nothing} there. " + _HISTORY,),
        no=("Much changed in [May] there.",),
    ),
    Rule(
        "from the document’s date",
        lambda c: True,
        DOCUMENT_DATE,
        yes=("She left [three days ago]{2021-10-02}.",),
        no=("On May 2 she left. [Three days later] she was back.",),
    ),
)
"""Asked wherever a phrase hangs on another date; they give the name of that date."""
