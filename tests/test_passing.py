"""What is said in passing is no entry of a timeline; what somebody did today is one."""

import pytest

from dossier.analyse import run_stages
from dossier.collection.link import link
from dossier.people.actors_file import Authority
from dossier.read import document_from_text
from dossier.settings import Settings

HEAD = "---\ndate: 2021-10-04\ntitle: A day\n---\n"


def passing(text: str) -> dict[str, bool]:
    """Return the words of each entry of the timeline with whether they are said in passing."""
    dossier = run_stages(document_from_text(HEAD + text), Settings())
    timeline = link([dossier], Authority()).timeline
    dates = ((dossier.dates[entry.date.index].span, entry.date.passing) for entry in timeline)
    return {" ".join(span.of(dossier.document.text).split()): passing for span, passing in dates}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Finance Minister Ada Moe resigned today.", "today"),
        ("Finance Minister Ada Moe is travelling to Oslo this morning.", "this morning"),
        ("Finance Minister Ada Moe will meet the union tonight.", "tonight"),
        ("Finance Minister Ada Moe met the union in 2019.", "2019"),
        ("“We left the union on Friday,” Finance Minister Ada Moe said.", "Friday"),
        ("Ada Moe wrote of the wars of the 16th century.", "the 16th century"),
        ("Parliament passed the Harbour Act of Oslo in 2020.", "2020"),
        ("Ada Moe will open the port of Oslo. In 2030 she will leave.", "2030"),
        ("Ada Moe will open the port of Oslo next year.", "next year"),
        ("Ada Moe set the budget for Fiscal Year 2030.", "Fiscal Year 2030"),
        ("Ada Moe took the hand of the king on 3 May 2021.", "3 May 2021"),
        ("The talks end at 3:07 P.M. in Oslo.", "3:07 P.M."),
    ],
)
def test_what_somebody_did_is_an_entry(text: str, words: str) -> None:
    assert passing(text)[words] is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Thank you for coming here today,” Finance Minister Ada Moe said.", "today"),
        ("It is an honour to join Ada Moe here today.", "today"),
        ("The office was closed today.", "today"),
        ("Parliament praised the Harbour Act of 2020 and Ada Moe.", "2020"),
        ("Ada Moe spoke of the PACC 2030 and its pillars.", "2030"),
        ("IN WITNESS WHEREOF, I have hereunto set my hand this third day of October.", "this third day of October"),
        ("Ada Moe left for Oslo.\n\nEND 3:07 P.M. EST", "3:07 P.M. EST"),
        ("Finance Minister Ada Moe spoke of the economy of the 21st century.", "the 21st century"),
    ],
)
def test_what_is_said_along_the_way_is_none(text: str, words: str) -> None:
    assert passing(text)[words] is True
