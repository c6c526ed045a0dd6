"""What a summary shows and what it never shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse import run_stages
from dossier.analyse.candidates import find_candidates
from dossier.analyse.summary import summarise
from dossier.analyse.summary.glosses import name_pronouns
from dossier.analyse.summary.points import find_points
from dossier.analyse.summary.selection import MAX_SENTENCES, MAX_WORDS
from dossier.english.sentences import find_sentences
from dossier.model import Actor, DateMention, Gloss, Mention, Quote, Reason, Role, Span, Speaker, Summary
from dossier.read import document_from_text
from dossier.read.blocks import find_blocks
from dossier.settings import Settings
from dossier.wording import say

GOLDEN = Path(__file__).parent / "golden" / "summary"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]

TALKS = (
    "Prior to a visit, Wendy Sherman called on Pakistan on Friday to act against all extremist groups in the north. "
    "She will meet officials on October 7-8 in the capital of the country, a spokesman said. "
    "Thousands fled over the border to the north before the last road was closed. "
    "Sherman said her government was ready for talks about a partnership with the new government. "
    "‘I do not believe in military solutions,’ Prime Minister Imran Khan said to a crowd. "
    "Nobody answered him."
)


def at(words: str, nth: int = 0, text: str = TALKS) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def actor(id: str, name: str, *mentions: tuple[str, int, str], role: str | None = None) -> Actor:
    found = tuple(Mention(at(words, nth), kind, Reason("model")) for words, nth, kind in mentions)  # type: ignore[arg-type]
    return Actor(id, "person", name, found, roles=(Role(role, at(role)),) if role else ())


def date(words: str, edtf: str | None, certainty: str = "resolved") -> DateMention:
    return DateMention(at(words), "DATE", edtf, edtf, None, None, "day", certainty, Reason("as-written"))  # type: ignore[arg-type]


SHERMAN = actor(
    "wendy-sherman", "Wendy Sherman", ("Wendy Sherman", 0, "name"), ("She", 1, "pronoun"), ("Sherman", 1, "name")
)
KHAN = actor("imran-khan", "Imran Khan", ("Imran Khan", 0, "name"), ("him", 0, "pronoun"), role="Prime Minister")
SAID = Quote(
    "direct", (at("I do not believe in military solutions"),), Speaker("Imran Khan", at("Imran Khan"), "name", KHAN.id)
)


def summary(text: str, actors: Any = (), quotes: Any = (), dates: Any = ()) -> Summary:
    blocks = find_blocks(text)
    return summarise(text, blocks, find_sentences(text, blocks), actors, quotes, dates)


def glosses(found: Summary, text: str = TALKS) -> list[tuple[str, str]]:
    return [(gloss.span.of(text), say(gloss.says)) for line in found.sentences for gloss in line.glosses]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_summary_shows_what_the_golden_case_says(case: dict[str, Any]) -> None:
    text = case["text"]
    found = summary(text)
    shown = [" ".join(line.span.of(text).split()[:3]) for line in found.sentences]
    assert shown == case["shown"]
    assert [say(gloss.says) for line in found.sentences for gloss in line.glosses] == case.get("glosses", [])


def test_relative_date_shows_its_reading() -> None:
    found = summary(TALKS, dates=(date("Friday", "2021-10-01"), date("October 7-8", "2021-10-07/2021-10-08")))
    assert glosses(found) == [("Friday", "1 October 2021"), ("October 7-8", "7–8 October 2021")]


def test_explicit_unresolved_and_repeated_dates_get_no_gloss() -> None:
    dates = (date("Friday", None, "unresolved"), date("October 7-8", "2021-10-07/2021-10-08", "explicit"))
    assert glosses(summary(TALKS, dates=dates)) == []
    again = (date("Friday", "2021-10-01"), date("north", "2021-10-01~"))
    assert glosses(summary(TALKS, dates=again)) == [("Friday", "1 October 2021")]


LIFE = (
    "Ada Moe studied law in Wick and became a judge in 1950. The court of the north was built by the same people who "
    "had built the harbour and the school. Ada Moe died on Monday. In 1961, she ruled that the harbour belonged to the "
    "town, and 900 fishermen got their boats back. Grain and wood were sold in the market below the court."
)


def living(name: str = "Ada Moe") -> Actor:
    """Give the judge of LIFE, who is named twice and then meant."""
    named = [Mention(Span(found.start(), found.end()), "name", Reason("model")) for found in re.finditer(name, LIFE)]
    return Actor("moe", "person", name, (*named, Mention(at("she", text=LIFE), "pronoun", Reason("model"))))


def shown_of(text: str, *actors: Actor) -> list[str]:
    """Return the sentences shown of a text."""
    return [line.span.of(text) for line in summary(text, actors).sentences]


def test_pronoun_shows_whom_it_stands_for() -> None:
    assert glosses(summary(LIFE, (living(),)), LIFE) == [("she", "Ada Moe")]


def test_a_pronoun_of_which_nobody_can_surely_say_whom_it_means_needs_the_sentence_before() -> None:
    lund = Actor("lund", "person", "Per Lund", (Mention(at("Per Lund", text=UNSURE), "name", Reason("model")),))
    meant = replace(lund, mentions=(*lund.mentions, Mention(at("he", text=UNSURE), "pronoun", Reason("model"))))
    assert not any("In 1961, he" in line for line in shown_of(UNSURE, meant))
    assert glosses(summary(UNSURE, (meant,)), UNSURE) == []
    unread = replace(lund, mentions=lund.mentions)  # nobody says who he is
    assert not any("In 1961, he" in line for line in shown_of(UNSURE, unread))


UNSURE = (
    "The harbour of Wick belongs to the town since 1961, when 900 fishermen got their boats back. Per Lund and Jo Moe "
    "were judges then. Who of them closed it? In 1961, he ruled against the town of Wick and its 900 fishermen with "
    "their 40 boats. Grain, wood and cattle are sold in the market of Wick below the court on Monday and on Friday."
)


@pytest.mark.parametrize(
    "told",
    [
        "Certainly no one in Wick is wasting his or her time with the 900 boats in the harbour.",
        "In 1961, a great American passed away at his home in Wick among 900 boats.",
        "In 1961, the town of Wick thanked an explorer who never lost his 40 boats.",
        "Khan said his government would close the harbour of Wick to 900 boats.",
    ],
)
def test_a_pronoun_whose_person_stands_before_it_needs_no_other_sentence(told: str) -> None:
    text = f"Grain is sold in the market of the town on any day. Who sells it? {told} {TALKS}"
    assert told in shown_of(text)


def test_pronoun_after_the_name_needs_no_gloss() -> None:
    text = "Wendy Sherman said on Friday that she would meet officials in the capital of the country. " + TALKS
    named = Mention(Span(0, 13), "name", Reason("model"))
    pronoun = Mention(at("she", text=text), "pronoun", Reason("model"))
    assert glosses(summary(text, actors=(Actor("s", "person", "Wendy Sherman", (named, pronoun)),)), text) == []


def test_pronoun_that_may_point_forward_gets_no_gloss() -> None:
    text = (
        "In his speech to the crowd, Imran Khan said that the talks with the militants would begin in spring. " + TALKS
    )
    khan = Actor("k", "person", "Imran Khan", (Mention(at("Imran Khan", text=text), "name", Reason("model")),))
    other = Actor("o", "person", "Somebody Else", (Mention(at("his", text=text), "pronoun", Reason("model")),))
    assert glosses(summary(text, actors=(khan, other)), text) == []


BORN = "Ada Moe of Wick: Ada Moe died on Monday. She was born in Wick in 1921, she said. Per Lund praised her in May."


def moe(*pronouns: int, name: str = "Ada Moe") -> Actor:
    """Give Ada Moe with the pronouns at these numbers of BORN."""
    places = [(match.start(), match.end()) for match in re.finditer(r"\b(?:[Ss]he|her)\b", BORN)]
    named = (Mention(Span(start, start + 7), "name", Reason("model")) for start in (0, 17))
    meant = (Mention(Span(*places[number]), "pronoun", Reason("model")) for number in pronouns)
    return Actor("moe", "person", name, (*named, *meant))


def test_words_shown_alone_say_whom_their_pronoun_means() -> None:
    born = at("She was born in Wick in 1921", text=BORN)
    assert name_pronouns(BORN, born, [moe(0, 1)], ()) == (Gloss(at("She", text=BORN), Reason("name", ("Ada Moe",))),)


def test_words_shown_alone_say_it_only_where_it_is_sure() -> None:
    born, praised = at("She was born in Wick in 1921", text=BORN), at("Per Lund praised her in May", text=BORN)
    lund = Actor("lund", "person", "Per Lund", (Mention(at("Per Lund", text=BORN), "name", Reason("model")),))
    other = replace(lund, mentions=(*lund.mentions, Mention(at("born", text=BORN), "pronoun", Reason("model"))))
    assert name_pronouns(BORN, Span(0, len(BORN)), [moe(0, 1, 2)], ()) == ()  # the words name her
    assert name_pronouns(BORN, born, [moe(0), other], ()) == ()  # two people are meant
    assert name_pronouns(BORN, praised, [moe(2), lund], ()) == ()  # they name somebody before
    assert name_pronouns(BORN, born, [moe(0, name="Ada Berg Moe")], ()) == ()  # never named in full
    assert name_pronouns(BORN, born, [replace(moe(0), type="group")], ()) == ()
    assert name_pronouns(BORN, born, [moe(0)], [Quote("direct", (born,), None)]) == ()  # somebody's speech
    far = BORN.replace("Monday.", "Monday." + " It rained." * 90)
    away = Mention(at("She", text=far), "pronoun", Reason("model"))
    actor = replace(moe(), mentions=(*moe().mentions, away))
    assert name_pronouns(far, at("She was born in Wick", text=far), [actor], ()) == ()
    told = "They told of the life of Ada Moe, and the friends of Ada Moe came. She was born in Wick in 1921."
    names = [
        Mention(Span(found.start(), found.end()), "name", Reason("model")) for found in re.finditer("Ada Moe", told)
    ]
    meant = Mention(at("She", text=told), "pronoun", Reason("model"))
    of_another = Actor("moe", "person", "Ada Moe", (*names, meant))
    assert (
        name_pronouns(told, at("She was born in Wick in 1921", text=told), [of_another], ()) == ()
    )  # no sentence's own
    once = replace(moe(0), mentions=moe(0).mentions[1:])
    assert name_pronouns(BORN, born, [once], ()) == ()  # named once, by the way


def test_quoted_statement_names_its_speaker() -> None:
    text = (
        "National Climate Advisor Ali Zaidi released the following statement:\n\n“Today, the President signed into law "
        "a significant win for energy security. The law strengthens our leadership in nuclear energy and speeds the "
        "use of those new technologies. The results are visible across the whole of this large country.”"
    )
    quote = Quote(
        "direct", (Span(text.index("Today"), len(text) - 1),), Speaker("Ali Zaidi", at("Ali Zaidi", 0, text), "name")
    )
    found = summary(text, quotes=(quote,))
    assert {gloss for _, gloss in glosses(found, text)} == {"Ali Zaidi"}
    assert len(found.sentences) == 3


def test_key_point_is_what_an_actor_said_or_did_and_no_bare_office() -> None:
    news = (
        "The army took the town of Homs on Monday after a siege of two years, the government said. "
        "Hundreds of families left their homes in the old quarter before the last road was cut by rebels. "
        "The United Nations asked both sides to let food and medicine through to the hospitals of the city. "
        "Russia and Turkey began negotiations about a ceasefire in Geneva on Tuesday morning, diplomats reported. "
        "Grain prices have doubled since spring because the harvest was lost to drought and to fire. "
        "The council of Homs approved 40 million pounds for new roads and schools in the city on Monday. "
        "Turkey closed the border to the north of Homs in March 2019 because of the fighting, officials said. "
    )
    text = news + TALKS
    shift = len(news)

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    khan = Actor(
        KHAN.id,
        "person",
        "Imran Khan",
        tuple(Mention(moved(one.span), one.kind, Reason("model")) for one in KHAN.mentions),
        roles=(Role("Prime Minister", moved(KHAN.roles[0].span)),),
    )
    said = Quote("direct", (moved(SAID.spans[0]),), Speaker("Imran Khan", None, "name", KHAN.id))
    sentence = "‘I do not believe in military solutions,’ Prime Minister Imran Khan said to a crowd."
    (point,) = summary(text, (khan,), (said,)).key_points
    assert (point.kind, point.span.of(text)) == ("quote", sentence)
    assert summary(text, (khan,)).key_points == ()  # "Prime Minister" stands beside his name
    sherman = Actor(
        "s", "person", "Sherman", tuple(Mention(moved(m.span), m.kind, Reason("model")) for m in SHERMAN.mentions)
    )
    (point,) = summary(text, (sherman,)).key_points
    assert (point.kind, point.span.of(text)[:7]) == ("sentence", "Sherman")


def test_key_points_never_repeat_words() -> None:
    found = summary(TALKS * 3, (SHERMAN, KHAN), (SAID,))
    spans = sorted([*(line.span for line in found.sentences), *(point.span for point in found.key_points)])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert {point.actor for point in found.key_points} <= {SHERMAN.id, KHAN.id}


def test_summary_is_the_same_under_any_hash_seed() -> None:
    code = (
        "import sys; from dossier.read.blocks import find_blocks; from dossier.english.sentences import find_sentences;"
        "from dossier.analyse.summary import summarise; text = sys.stdin.read(); blocks = find_blocks(text);"
        "print(summarise(text, blocks, find_sentences(text, blocks), (), (), ()))"
    )
    text = "\n\n".join(case["text"] for case in CASES)
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            encoding="utf-8",
            check=True,
            input=text,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


SENTENCES = st.sampled_from(
    [
        "The army took the town of Homs on Monday after a siege of two years.",
        "It lost ninety men in the last week of the siege.",
        "“We will go on,” the general said to reporters in the capital.",
        "Thousands fled over the border. ",
        "\n\n",
        "Who will stay?",
        "The United Nations asked both sides to let food and medicine through to the hospitals of the city. ",
    ]
)


@given(st.lists(SENTENCES | st.text(max_size=30), max_size=25).map(" ".join))
def test_summary_of_any_text_is_short_ordered_and_verbatim(text: str) -> None:
    found = summary(text)
    spans = [line.span for line in found.sentences]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) <= MAX_SENTENCES
    assert len(spans) <= 1 or sum(len(span.of(text).split()) for span in spans) <= MAX_WORDS
    sentences = find_sentences(text, find_blocks(text))
    assert all(any(span in sentence.span for sentence in sentences) for span in spans)


TRANSCRIPT = """Briefing on the bridge

MS. LEE: It is good to see so many of you here in the old hall today. I want to talk about the bridge for a moment.
The weather has been cold, and some of the roads in the hills are not what they were in the days of summer.

Q: You said last week that the bridge was far too old to be used. Will it be closed?

MS. LEE: The council of Homs will close the old bridge on Monday because two of its pillars have moved.

Q: And the new one?

MS. LEE: The council approved a new bridge for 40 million crowns, and the bank of Geneva will pay for half of it.
"""


def test_a_transcript_is_told_by_its_answers_wherever_they_stand() -> None:
    found = run_stages(document_from_text(TRANSCRIPT), Settings())
    shown = [" ".join(line.span.of(found.document.text).split()) for line in found.summary.sentences]
    assert any(line.startswith("The council approved a new bridge for 40 million") for line in shown)
    assert any(line.startswith("The council of Homs will close the old bridge") for line in shown)
    assert not any("You said last week" in line or "I want to talk" in line or "MS. LEE" in line for line in shown)


def test_a_sentence_that_tells_the_bottom_line_again_is_no_key_point() -> None:
    text = (
        "The army took the town of Homs on Monday after a siege of two years, the government said. Thousands fled "
        "over the border to the north before the last road was closed by rebels. Russia began negotiations about a "
        "ceasefire in Geneva on Tuesday. On Monday the army took the town of Homs after a siege of two years. "
    )
    army = Actor(
        "army", "organisation", "army", tuple(Mention(at("army", n, text), "name", Reason("model")) for n in (0, 1))
    )
    assert summary(text, (army,)).key_points == ()


def told_of(text: str, name: str, type: str, *, quotes: tuple[Quote, ...] = (), best: str = "") -> list[str]:
    """Return what is told of an actor where nothing else is shown; `best`: words of the sentence that adds most."""
    places = [found.start() for found in re.finditer(name, text)]
    mentions = tuple(Mention(Span(start, start + len(name)), "name", Reason("model")) for start in places)
    candidates = find_candidates(text, find_sentences(text, find_blocks(text)))
    known = (Actor("one", type, name, mentions),)  # type: ignore[arg-type]
    points = find_points(text, candidates, [], known, quotes, (), lambda one: float(best in one.span.of(text)))
    return [point.span.of(text) for point in points]


def test_a_speaker_is_told_by_what_adds_most_and_not_by_what_was_said_first() -> None:
    turns = (
        "I know that Ann is much taller than me.",
        "The bridge in Homs was built by Ann in the last winter. The bridge in the north will open to all cars in May.",
    )
    text = "\n\n".join(turns)
    said = tuple(Quote("direct", (at(turn, 0, text),), Speaker("Lee", None, "name", "one")) for turn in turns)
    (point,) = told_of(text, "Lee", "person", quotes=said, best="in the last winter")
    assert point.startswith("The bridge in Homs was built")


def test_a_country_is_told_only_by_a_sentence_of_which_it_is_the_subject() -> None:
    text = "For the good of Norway the farmers blocked the road in the spring."
    assert told_of(text, "Norway", "country") == []
    text = "In the spring the farmers told Norway that the road would be closed."
    assert told_of(text, "Norway", "country") == []
    text = "Norway has given 40 million crowns for the bridge since the winter."
    assert told_of(text, "Norway", "country") == [text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On Monday police arrested Jo Khan near the old bridge over the wide river.", True),
        ("In the spring Jo Khan closed the old bridge over the river.", True),
        ("For the good of Jo Khan the farmers blocked the road in the spring.", False),
        ("More than once Jo Khan's war closed the old bridge over the river.", False),
        ("The Lee-Jo Khan plan closed the old bridge over the river in spring.", False),
        ("I have told Jo Khan to close the old bridge over the river.", False),
        ("Parents have claimed Jo Khan Accounts for their children in the spring.", False),
        ("On Monday police arrested Jo Khan supporters near the old bridge over the river.", False),
        ("The Secretary of Jo Khan closed the old bridge over the wide river.", False),
        ("The mayor will nominate Jo Khan to be chief of the police of the river.", True),
        ("Yesterday, Jo Khan closed the old bridge over the river.", True),
        ("In the spring Jo Khan farmers have closed the old bridge over the river.", False),
    ],
)
def test_a_key_point_tells_what_its_actor_did_or_what_was_done_to_it(text: str, told: bool) -> None:
    assert told_of(text, "Jo Khan", "person") == ([text] if told else [])


def test_what_somebody_quoted_says_of_an_actor_is_no_fact_about_it() -> None:
    text = "“Jo Khan has built a very fine bridge over the river,” said the old mayor."
    said = (Quote("direct", (at("Jo Khan has built a very fine bridge over the river,", 0, text),), None),)
    assert told_of(text, "Jo Khan", "person", quotes=said) == []


def test_what_is_said_to_somebody_is_no_fact_about_them() -> None:
    text = "Jo Khan, one of the things that I love about you is how you show up for the farmers."
    assert told_of(text, "Jo Khan", "person") == []


def test_who_speaks_in_the_bottom_line_gets_no_bare_words_as_a_key_point() -> None:
    shown, other = "The bridge over the river in Homs will open in May.", "The ferry was sold to Ann Lee for 40 crowns."
    text = f"MR. KHAN: {shown} {other}"
    khan = Actor("khan", "person", "Khan", (Mention(at("KHAN", text=text), "name", Reason("label")),))
    said = Quote("direct", (at(f"{shown} {other}", text=text),), Speaker("Khan", None, "name", "khan"))
    candidates = find_candidates(text, find_sentences(text, find_blocks(text)))
    points = find_points(text, candidates, [at(shown, text=text)], (khan,), (said,), ())
    assert points == ()
    (point,) = find_points(text, candidates, [], (khan,), (said,), ())
    assert point.kind == "quote"


def test_what_a_speaker_calls_somebody_is_no_role_of_theirs() -> None:
    text = "“Ann Lee, my oldest friend in Homs, built it,” Khan said. Ann Lee sold the ferry."
    role = Role("oldest friend in Homs", at("oldest friend in Homs", text=text))
    lee = Actor(
        "lee", "person", "Ann Lee", (Mention(at("Ann Lee", text=text), "name", Reason("model")),), roles=(role,)
    )
    said = Quote("direct", (at("“Ann Lee, my oldest friend in Homs, built it,”", text=text),), None)
    assert find_points(text, (), [], (lee,), (said,), ()) == ()
    assert [point.kind for point in find_points(text, (), [], (lee,), (), ())] == ["role"]


def test_an_office_is_not_named_where_the_words_name_its_holder_further_on() -> None:
    text = (
        "As the president did before he met with Ann Lee, the council spoke with the farmers of Homs about it. " + TALKS
    )
    names = (Mention(at("the president", text=text), "description", Reason("model")),)
    lee = Actor("lee", "person", "Ann Lee", (*names, Mention(at("Ann Lee", text=text), "name", Reason("model"))))
    assert glosses(summary(text, (lee,)), text) == []


def test_an_order_is_told_without_the_law_by_which_it_is_made() -> None:
    order = "I hereby grant the town of Homs up to 40 million crowns for a new bridge over the river at the old mill."
    text = f"By the authority vested in me as mayor by the laws of Norland, including section 2 (b) of the Act, {order}"
    report = " The council met in the hall by the market. Farmers from both valleys had blocked the road since spring."
    assert summary(text + report).sentences[0].span.of(text + report) == order


def test_a_sentence_that_is_too_long_is_shown_where_nothing_else_could_be() -> None:
    towns = ", ".join(f"the town of Homs in the year {year}" for year in range(1990, 2003))
    text = f"The army of the north took {towns}."
    assert [one.span.of(text) for one in summary(text).sentences] == [text]
    assert text not in [one.span.of(f"{text} {TALKS}") for one in summary(f"{text} {TALKS}").sentences]
