"""Dossiers made by hand for the tests of what people say: small texts with their facts marked."""

from __future__ import annotations

from dossier.english.names import slug
from dossier.model import (
    Actor,
    ActorType,
    Confidence,
    DateMention,
    Document,
    Dossier,
    Mention,
    MentionKind,
    Quote,
    QuoteKind,
    Reason,
    Role,
    Sentence,
    Span,
    Speaker,
    Stated,
)

TEXT = (
    "Deputy Secretary Ann Lee met the Foo Front in Oslo on Friday.\n\n"
    "“We will talk,” she said. The FF, a rebel group, did not answer. “No comment,” said Bo Lee.\n\n"
    "Lee left on 3 May 2021."
)


def at(text: str, words: str, nth: int = 0) -> Span:
    """Return where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(text: str, words: str, nth: int = 0, kind: MentionKind = "name") -> Mention:
    return Mention(at(text, words, nth), kind, Reason("model"))


def actor(
    name: str,
    *mentions: Mention,
    type: ActorType = "person",
    country: str | None = None,
    role: Role | None = None,
    aliases: tuple[str, ...] = (),
) -> Actor:
    roles = (role,) if role is not None else ()
    return Actor(slug(name), type, name, mentions, roles, aliases, country, confidence=Confidence("moderate"))


def reason(words: str) -> Reason:
    """Return a reason that says these words, as what another engine gives does."""
    return Reason("engine", (words,))


def quote(text: str, words: str, speaker: Speaker | None = None, kind: QuoteKind = "direct") -> Quote:
    return Quote(kind, (at(text, words),), speaker, how=reason("rule"))


def day(text: str, words: str, value: str, nth: int = 0, **more: object) -> DateMention:
    return DateMention(
        at(text, words, nth), "DATE", value, value, value, value, "day", "explicit", Reason("as-written"),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def document(text: str = TEXT, id: str = "brief", date: str | None = "2021-05-04", **more: object) -> Document:
    stated = Stated(date, Reason("front-matter")) if date is not None else None
    return Document(id, f"{id}.txt", text, date=stated, **more)  # type: ignore[arg-type]


def brief() -> Dossier:
    """Return a dossier of `TEXT` with three actors, two quotes and two dates."""
    ends = [TEXT.index(".", start) for start in (0,)]
    sentences = (
        Sentence(Span(0, ends[0] + 1), 0),
        Sentence(at(TEXT, "“We will talk,” she said."), 1),
        Sentence(at(TEXT, "Lee left on 3 May 2021."), 2),
    )
    ann = actor(
        "Ann Lee",
        mention(TEXT, "Ann Lee"),
        mention(TEXT, "she", kind="pronoun"),
        mention(TEXT, "Lee", 2),
        country="us",
        role=Role("Deputy Secretary", at(TEXT, "Deputy Secretary")),
    )
    front = actor("Foo Front", mention(TEXT, "Foo Front"), mention(TEXT, "FF"), type="group", aliases=("FF",))
    bo = actor("Bo Lee", mention(TEXT, "Bo Lee"))
    return Dossier(
        document=document(),
        sentences=sentences,
        actors=(ann, front, bo),
        quotes=(
            quote(TEXT, "We will talk,", Speaker("she", at(TEXT, "she"), "pronoun", ann.id)),
            quote(TEXT, "No comment,", Speaker("Bo Lee", at(TEXT, "Bo Lee"), "name", bo.id)),
        ),
        dates=(
            day(TEXT, "Friday", "2021-04-30", sentence=0, attached=Span(0, ends[0])),
            day(TEXT, "3 May 2021", "2021-05-03", sentence=2, attached=at(TEXT, "Lee left on 3 May 2021")),
        ),
    )
