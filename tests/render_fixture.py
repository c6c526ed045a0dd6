"""A collection made by hand, with every kind of record and with hostile words; the texts are our own."""

from __future__ import annotations

from dataclasses import replace

from dossier.collection.changes import State, recorded
from dossier.model import (
    Actor,
    Anchor,
    AppliedCorrection,
    Block,
    Collection,
    Confidence,
    DateMention,
    Document,
    Dossier,
    Finding,
    Gloss,
    KeyPoint,
    Mention,
    Notice,
    Profile,
    ProfileEntry,
    Quote,
    Reading,
    Reason,
    Review,
    Role,
    Sentence,
    Span,
    Speaker,
    Stated,
    Summary,
    SummarySentence,
)
from tests.collected import collected, told
from tests.people import reason

TALKS = "\n".join(
    (
        "Envoys return to Port Varn for talks",
        "PORT VARN, 14 May 2024 — Delegates from Arlavia and Tessen will meet on 20 May to discuss the border "
        "crossing, officials said.",
        "",
        "“We will not sign a paper that nobody reads,” Arlavian Foreign Minister Dana Mirsk told reporters on Tuesday. "
        "“We want a road,” she said, “and we want it open.” Mirsk said her government had sent a draft to Tessen in "
        "April.",
        "",
        "According to the Border Council, some 400 lorries have waited since last month. “It is a disgrace,” a driver "
        "was heard to say. The Free Valley Movement, which held the crossing in 1998, did not answer. "
        "“Nobody asked us.”",
        "",
        "The Tessen Ministry of Transport called the delay “a technical matter”. The council meets every Monday and "
        "has done so for six years. It may decide in early June or later.",
    )
)

VISIT = "\n".join(
    (
        "Arlavia signs the Varn road paper",
        "TESSEN CITY, 3 June 2024 — Deputy Prime Minister Dana Mirsk met the Border Council in Tessen on 1 June.",
        "",
        "“The road is open,” Mirsk said. Her government had sent a draft to Tessen in April 2024.",
    )
)

HOSTILE = """<script>alert("x")</script> & {{ 7 * 7 }} {% raw %} [a](javascript:alert(1)) **bold**
Mr. \u202eevil\u202c O'Neil said: "<img src=x onerror=alert(2)>" & left </p></main> on Friday."""


def at(text: str, words: str, number: int = 0) -> Span:
    """Return where `words` stand for the `number`-th time, counted from 0."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the lines of a text as blocks."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(
                Block(Span(start, start + len(line)), "heading" if not blocks and line[-1] != "." else "paragraph")
            )
        start += len(line) + 1
    return tuple(blocks)


def sentences(text: str, *starts: str) -> tuple[Sentence, ...]:
    """Return the sentences that begin with the words given; each runs to the next one or the end of its line."""
    begins = sorted(text.index(start) for start in starts)
    out = []
    for begin, following in zip(begins, [*begins[1:], len(text)], strict=True):
        line_end = text.find("\n", begin)
        end = min(following, line_end if line_end >= 0 else len(text))
        out.append(Sentence(Span(begin, begin + len(text[begin:end].rstrip())), 0))
    return tuple(out)


def named(text: str, id: str, type: str, name: str, *mentions: tuple[str, int], **more: object) -> Actor:
    """Return an actor with mentions given as (words, which time)."""
    found = tuple(
        Mention(at(text, words, number), "name", Reason("model"), Reason("same-name") if index else None)
        for index, (words, number) in enumerate(mentions)
    )
    return Actor(id, type, name, found, **more)  # type: ignore[arg-type]


def day(text: str, words: str, value: str, certainty: str, rule: str, **more: object) -> DateMention:
    """Return a date of one day."""
    return DateMention(at(text, words), "DATE", value, value, value, value, "day", certainty, reason(rule), **more)  # type: ignore[arg-type]


def talks() -> Dossier:
    """Return a dossier with every kind of fact."""
    text = TALKS
    document = Document(
        id="talks",
        path="2024/talks.txt",
        text=text,
        blocks=paragraphs(text),
        title=Stated(
            "Envoys return to Port Varn for talks", Reason("headline"), at(text, "Envoys return to Port Varn for talks")
        ),
        date=Stated("2024-05-14", Reason("dateline"), at(text, "14 May 2024")),
        source=Stated("Varn Courier", Reason("front-matter")),
        place=Stated("Port Varn", Reason("dateline"), at(text, "PORT VARN")),
        language=Stated("en", reason("detected")),
        url=Stated("https://courier.example/talks?a=1&b=2", Reason("front-matter")),
        licence=Stated("CC BY 4.0", Reason("front-matter")),
        sha256="ab" * 32,
        normalisation=("NFC", "LF"),
    )
    mirsk = named(
        text,
        "dana-mirsk",
        "person",
        "Dana Mirsk",
        ("Dana Mirsk", 0),
        ("Mirsk", 1),
        roles=(Role("Arlavian Foreign Minister", at(text, "Arlavian Foreign Minister")),),
        aliases=("Mirsk",),
        country="al",
        confidence=Confidence("high", reason("full name with title")),
    )
    actors = (
        mirsk,
        named(text, "arlavia", "country", "Arlavia", ("Arlavia", 0), ("Arlavian", 0), country="al"),
        named(text, "tessen", "country", "Tessen", ("Tessen", 0), ("Tessen", 1), ("Tessen", 2), country="te"),
        named(text, "border-council", "organisation", "Border Council", ("Border Council", 0)),
        named(
            text, "tessen-ministry-of-transport", "organisation", "Tessen Ministry of Transport",
            ("Tessen Ministry of Transport", 0), country="te",
        ),
        named(text, "free-valley-movement", "group", "Free Valley Movement", ("Free Valley Movement", 0),
              confidence=Confidence("low", reason("named once"))),
        named(text, "port-varn", "place", "Port Varn", ("Port Varn", 0)),
    )  # fmt: skip
    she = Speaker("Mirsk", at(text, "Mirsk", 0), "name", "dana-mirsk")
    quotes = (
        Quote("direct", (at(text, "We will not sign a paper that nobody reads,"),), she, at(text, "told"),
              reason("name before the cue"), Confidence("high", reason("named beside the cue"))),
        Quote("direct", (at(text, "We want a road,"), at(text, "and we want it open.")),
              Speaker("she", Span(text.index("she said"), text.index("she said") + 3), "pronoun", "dana-mirsk"),
              at(text, "said", 1), reason("pronoun resolved to the last woman named"),
              Confidence("moderate", reason("pronoun"))),
        Quote("indirect", (at(text, "her government had sent a draft to Tessen in April"),),
              Speaker("Mirsk", at(text, "Mirsk", 1), "name", "dana-mirsk"),
              at(text, "said", 2), reason("name before the cue")),
        Quote("indirect", (at(text, "some 400 lorries have waited since last month"),),
              Speaker("the Border Council", at(text, "the Border Council"), "name", "border-council"),
              at(text, "According to"), reason("according to")),
        Quote("direct", (at(text, "It is a disgrace,"),), Speaker("a driver", at(text, "a driver"), "nominal", None),
              at(text, "heard to say"), reason("noun before the cue"), Confidence("low", reason("unusual cue"))),
        Quote("direct", (at(text, "Nobody asked us."),), None, None, reason("no cue"),
              Confidence("low", reason("no speaker named"))),
        Quote("mixed", (at(text, "a technical matter"),),
              Speaker("Tessen Ministry of Transport", at(text, "Tessen Ministry of Transport"), "name",
                      "tessen-ministry-of-transport"), at(text, "called"), reason("name before the cue")),
    )  # fmt: skip
    anchor = Anchor(Reason("document-date"), "2024-05-14")
    dates = (
        day(text, "14 May 2024", "2024-05-14", "explicit", "day, month and year"),
        day(text, "20 May", "2024-05-20", "resolved", "the next 20 May after 14 May 2024", anchor=anchor,
            alternatives=(Reading("2023-05-20", reason("the last one")),), tense="planned",
            attached=at(text, "Delegates from Arlavia and Tessen will meet")),
        day(text, "Tuesday", "2024-05-14", "resolved", "the Tuesday on or before 14 May 2024", anchor=anchor,
            tense="past"),
        DateMention(at(text, "in April"), "DATE", "2024-04", "2024-04", "2024-04-01", "2024-04-30", "month", "chosen",
                    reason("the April before 14 May 2024"), anchor, sentence=4, tense="past"),
        DateMention(at(text, "last month"), "DATE", "2024-04", "2024-04", "2024-04-01", "2024-04-30", "month",
                    "resolved",
                    reason("the month before May 2024"), anchor, attached=at(text, "some 400 lorries have waited"),
                    attached_kind="event", tense="ongoing"),
        DateMention(at(text, "1998"), "DATE", "1998", "1998", "1998-01-01", "1998-12-31", "year", "explicit",
                            reason("year"),
                    attached=at(text, "held the crossing"), attached_kind="event", tense="background"),
        DateMention(at(text, "every Monday"), "SET", "XXXX-WXX-1", None, None, None, "set", "explicit",
                            reason("repeated")),
        DateMention(at(text, "six years"), "DURATION", "P6Y", None, None, None, "duration", "explicit",
                            reason("duration")),
        DateMention(at(text, "early June"), "DATE", "2024-06", "2024-06~", "2024-06-01", "2024-06-10", "month",
                    "approximate", reason("the beginning of the next June"), anchor, tense="planned"),
        DateMention(at(text, "later"), "DATE", None, None, None, None, "vague", "unresolved",
                            reason("no day can be told")),
    )  # fmt: skip
    cut = sentences(
        text, "Envoys return", "Delegates from", "“We will not", "“We want", "Mirsk said", "According to", "“It is a",
        "The Free Valley", "“Nobody", "The Tessen Ministry", "The council meets", "It may decide",
    )  # fmt: skip
    summary = Summary(
        (
            SummarySentence(cut[1].span, (Gloss(at(text, "20 May"), Reason("name", ("2024",))),)),
            SummarySentence(cut[4].span, (Gloss(at(text, "her"), Reason("name", ("Mirsk’s",))),)),
        ),
        (KeyPoint("dana-mirsk", at(text, "We will not sign a paper that nobody reads,"), "quote"),),
    )
    dropped = AppliedCorrection(
        Reason("fields-of-words", ("Nobody asked us.", "speaker")),
        "Dana Mirsk",
        None,
        "the text names nobody",
        "Ada <b>",
        "2024-05-16",
    )
    review = Review("reviewed", "Ada", "2024-05-16", "B", "2")
    findings = (
        Finding("Neither side wants the paper.", "Ada", "2024-05-16", at(text, "We will not sign")),
        Finding("The road stays shut.", "Ada", "2024-05-16"),
    )
    return Dossier(
        document, cut, actors, quotes, dates, summary, engine="rules 1.0", corrections=(dropped,), review=review,
        findings=findings,
    )  # fmt: skip


def visit() -> Dossier:
    """Return a later dossier that names some of the same actors."""
    text = VISIT
    document = Document(
        id="visit",
        path="2024/visit.txt",
        text=text,
        blocks=paragraphs(text),
        title=Stated("Arlavia signs the Varn road paper", Reason("headline")),
        date=Stated("2024-06-03", Reason("dateline"), at(text, "3 June 2024")),
    )
    actors = (
        named(text, "dana-mirsk", "person", "Dana Mirsk", ("Dana Mirsk", 0), ("Mirsk", 1), aliases=("Mirsk",),
              roles=(Role("Deputy Prime Minister", at(text, "Deputy Prime Minister")),), country="al"),
        named(text, "arlavia", "country", "Arlavia", ("Arlavia", 0), country="al"),
        named(text, "tessen", "country", "Tessen", ("Tessen", 0), ("Tessen", 1), country="te"),
        named(text, "border-council", "organisation", "Border Council", ("Border Council", 0)),
    )  # fmt: skip
    speaker = Speaker("Mirsk", at(text, "Mirsk", 1), "name", "dana-mirsk")
    quotes = (Quote("direct", (at(text, "The road is open,"),), speaker, at(text, "said"), reason("name, then cue")),)
    dates = (
        day(text, "3 June 2024", "2024-06-03", "explicit", "day, month and year"),
        day(text, "1 June", "2024-06-01", "resolved", "the 1 June before 3 June 2024", sentence=1,
            attached=at(text, "Dana Mirsk met the Border Council in Tessen")),
        DateMention(at(text, "April 2024"), "DATE", "2024-04", "2024-04", "2024-04-01", "2024-04-30", "month",
                    "explicit", Reason("as-written"), sentence=3,
                    attached=at(text, "Her government had sent a draft to Tessen"), tense="past"),
    )  # fmt: skip
    cut = sentences(text, "Arlavia signs", "TESSEN", "“The road", "Her government")
    return Dossier(document, cut, actors, quotes, dates, Summary((SummarySentence(cut[1].span),)), engine="rules 1.0")


def hostile() -> Dossier:
    """Return a dossier whose every field tries to break out of the page."""
    text = HOSTILE
    evil = '"><script>alert(3)</script>\u202e'
    document = Document(
        id="hostile",
        path='odd "name" <b>.txt',
        text=text,
        blocks=paragraphs(text),
        title=Stated("</title><script>alert(4)</script> {{ 7 * 7 }}", Reason("front-matter")),
        source=Stated(evil, Reason("front-matter")),
        author=Stated("<b onmouseover=alert(5)>A</b>", Reason("front-matter")),
        url=Stated("javascript:alert(6)", Reason("front-matter")),
        language=Stated('en" onload="alert(7)', Reason("front-matter")),
        licence=Stated("data:text/html,<script>alert(8)</script>", Reason("front-matter")),
    )
    actor = named(text, "evil-o-neil", "person", "\u202eevil\u202c O'Neil<svg onload=alert(9)>",
                  ("\u202eevil\u202c O'Neil", 0), roles=(Role("Mr.", at(text, "Mr.")),), aliases=("<i>alias</i>",),
                  confidence=Confidence("low", reason(evil)))  # fmt: skip
    speaker = Speaker(evil, None, "nominal")
    words = at(text, "<img src=x onerror=alert(2)>")
    quote = Quote("direct", (words,), speaker, at(text, "said"), reason(evil), Confidence("low", reason(evil)))
    friday = DateMention(at(text, "Friday"), "DATE", None, None, None, None, "day", "unresolved", reason(evil))
    return Dossier(
        document, sentences(text, "<script>", "Mr. "), (actor,), (quote,), (friday,),
        Summary((SummarySentence(Span(0, 30), (Gloss(Span(5, 9), Reason("name", (evil,))),)),),
            (KeyPoint("evil-o-neil", Span(3, 20)),),
                reason(evil)),
        notices=(Notice("no-date", Reason("words", (f"no date {evil}",)), document.path, 1),),
        corrections=(AppliedCorrection(reason(evil), evil, evil, evil, evil, evil),),
        review=Review("rejected", evil, None), engine=evil,
    )  # fmt: skip


def collection() -> Collection:
    """Return a dossier with everything, a later one, two hostile ones, and an empty one, joined."""
    empty = Dossier(Document(id="empty", path="empty.txt", text=""))
    one, later, two = talks(), visit(), hostile()
    again = replace(two, document=replace(two.document, id="hostile-too", path="hostile-too.txt"), notices=())
    evil = tuple(ProfileEntry(document, "evil-o-neil") for document in ("hostile", "hostile-too"))
    profiles = [
        Profile(actor.id, actor.type, actor.name,
                (*(ProfileEntry("visit", other.id) for other in later.actors if other.id == actor.id),
                 ProfileEntry("talks", actor.id, reason("<i>the same</i> office"))),
                actor.aliases, actor.country,
                ("https://example.org/", "javascript:alert(10)"), (reason("alias list: <b>same</b>"),), "Q42")
        for actor in one.actors
    ] + [Profile("evil-o-neil", "person", two.actors[0].name, evil)]  # fmt: skip
    timeline = tuple(
        told(dossier, index, "tessen", "dana-mirsk")
        for dossier, index in sorted(
            ((dossier, index) for dossier in (one, later) for index in range(1, len(dossier.dates))),
            key=lambda pair: pair[0].dates[pair[1]].first or "9999",
        )
        if dossier.dates[index].edtf
    )
    return collected(
        (later, one, two, again, empty),
        tuple(sorted(profiles, key=lambda profile: profile.name)),
        timeline,
        (Notice("unreadable", Reason("words", ("cannot be read: not UTF-8",)), "content/broken.txt", None, "error"),),
    )


def changed(shown: Collection) -> State:
    """Return a state in which all dossiers but the first were there before, with half of their facts."""
    _, *before = shown
    former = collected(replace(dossier, quotes=(), dates=dossier.dates[1:], actors=()) for dossier in before)
    return recorded(shown.cards, recorded(former.cards), "2024-06-03")
