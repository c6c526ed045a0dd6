"""Score quotations and their speakers.

Spans are compared after their edges are trimmed of quotation marks and punctuation, so that keeping the marks costs
nothing. A pair counts as the same quotation at 80 % overlap (intersection over union), as the evaluations of the SFU
GenderGapTracker and of QuoteBank do. `end_to_end_f1` asks for the span and its named speaker together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from dossier.scoring.measures import Row, Score, Tally, pair_off, share

EDGE = frozenset(" \t\r\n\u00a0\u2009\u200b\"'`“”„‟«»‘’,;:.!?-–—…()")
TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|sen|rep|gov|gen|lt|col|capt|sgt|prof|rev|sir|dame|lord|lady|president|senator|representative"
    r"|governor|secretary|congressman|congresswoman|judge|justice|mayor|professor|chairman|chairwoman|minister|ambassador"
    r"|general|captain|officer|former|deputy|prime|the|us|u\.s)\.?\s+)+",
    re.IGNORECASE,
)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
OVERLAP = 0.8
THAT = "that "
LONGER_THAN_THAT = 12
"""A leading "that" is cut from longer spans only: in "that rain" it is a determiner."""

Offsets = tuple[int, int]


def score_quotes(gold: Sequence[Row], predicted: Mapping[str, Row], *, kinds: Collection[str] = ()) -> Score:
    """Compare predicted quotations with labelled ones.

    Parameters:
        gold: Documents with `id`, `text` and `quotes` (`start`, `end`, `kind`, `speaker`, `speaker_type`, `aliases`,
            `resolved`, `cue`; all but the offsets may be missing).
        predicted: Documents with `quotes`, by id.
        kinds: Kinds to score: recall over gold of these kinds, precision over predictions of them; empty scores all.

    Returns:
        `exact` and `overlap` spans; `end_to_end`; the speaker of matched pairs whose gold speaker is a name, exactly
        (`speaker_exact`) or by surname (`speaker_surname`); `pronoun_surname` where the text has only he or she; the
        share of cues that agree; and recall by kind.
    """
    sums = Sums()
    errors: list[str] = []
    for row in gold:
        text, wanted = row["text"], row["quotes"]
        got = predicted.get(str(row["id"]), {}).get("quotes", [])
        gold_spans, spans = trimmed_spans(text, wanted), trimmed_spans(text, got)
        pairs = match(gold_spans, spans)
        paired = {right: left for left, right in pairs.items()}
        for left in places_of_kind(wanted, kinds):
            at = pairs.get(left)
            exact = at is not None and gold_spans[left] == spans[at]
            if mistake := sums.add_gold(wanted[left], None if at is None else got[at], exact):
                errors.append(f"{row['id']}: {mistake}: {shown(text, gold_spans[left])}")
        for right in places_of_kind(got, kinds):
            at = paired.get(right)
            exact = at is not None and gold_spans[at] == spans[right]
            sums.add_predicted(got[right], None if at is None else wanted[at], exact)
            if at is None:
                errors.append(f"{row['id']}: not in gold: {shown(text, spans[right])}")
    counted = {"documents": len(gold), "gold": sums.overlap.gold, "predicted": sums.overlap.predicted}
    counted |= {"named_speakers": sums.speakers.count, "pronouns": sums.pronouns.count}
    return Score(sums.figures(), counted, tuple(errors))


def trimmed_spans(text: str, quotes: Sequence[Row]) -> list[Offsets]:
    """Return where quotations stand, without marks and spaces at their ends."""
    return [trimmed(text, quote["start"], quote["end"]) for quote in quotes]


def places_of_kind(quotes: Sequence[Row], kinds: Collection[str]) -> list[int]:
    """Return which quotations are of the kinds that are scored."""
    return [index for index, quote in enumerate(quotes) if of_kind(quote, kinds)]


class Sums:
    """What is counted over documents."""

    def __init__(self) -> None:
        self.exact, self.overlap, self.whole = Tally(), Tally(), Tally()
        self.speakers, self.pronouns = Named(), Named()
        self.cues, self.cues_right = 0, 0
        self.kinds: dict[str, Tally] = {}

    def add_gold(self, quote: Row, found: Row | None, exact: bool) -> str | None:
        """Count a gold quotation and what was found for it; return what is wrong, if anything."""
        names = named_speaker(quote)
        self.kinds.setdefault(quote.get("kind", "?"), Tally()).add(found is not None, 0, 1)
        self.exact.gold += 1
        self.overlap.gold += 1
        self.whole.gold += bool(names)
        if found is None:
            return f"missed, said by {quote.get('speaker')}"
        self.overlap.right_gold += 1
        self.exact.right_gold += exact
        if quote.get("cue") and found.get("cue"):
            self.cues += 1
            self.cues_right += bool(set(quote["cue"].lower().split()) & set(found["cue"].lower().split()))
        if not names:
            return None
        said = found.get("speaker") or ""
        right = self.speakers.add(said, names)
        if quote.get("speaker_type") == "pron":
            self.pronouns.add(said, names)
        self.whole.right_gold += right
        return None if right else f"{names[0]} said it, predicted {said or 'nobody'}"

    def add_predicted(self, quote: Row, gold: Row | None, exact: bool) -> None:
        """Count a predicted quotation and the gold one it was paired with."""
        names = named_speaker(gold) if gold is not None else []
        self.exact.predicted += 1
        self.overlap.predicted += 1
        self.overlap.right_predicted += gold is not None
        self.exact.right_predicted += exact
        # A pair whose gold speaker is unnamed says nothing of attribution and is left out.
        self.whole.predicted += gold is None or bool(names)
        self.whole.right_predicted += same_surname(quote.get("speaker"), names)

    def figures(self) -> dict[str, float | None]:
        """Return every share."""
        figures = self.exact.figures("exact") | self.overlap.figures("overlap") | self.whole.figures("end_to_end")
        figures |= {
            "speaker_exact": share(self.speakers.exact, self.speakers.count),
            "speaker_surname": share(self.speakers.surname, self.speakers.count),
            "speaker_not_given": share(self.speakers.silent, self.speakers.count),
            "pronoun_surname": share(self.pronouns.surname, self.pronouns.count),
            "cue": share(self.cues_right, self.cues),
        }
        return figures | {f"recall_{kind}": self.kinds[kind].recall for kind in sorted(self.kinds)}


class Named:
    """Counts of the speakers compared."""

    def __init__(self) -> None:
        self.count = self.exact = self.surname = self.silent = 0

    def add(self, said: str, names: Sequence[str]) -> bool:
        """Compare one speaker and tell whether the surname is right."""
        right = same_surname(said, names)
        self.count += 1
        self.exact += bool(folded(said)) and folded(said) in {folded(name) for name in names}
        self.surname += right
        self.silent += not said
        return right


def of_kind(quote: Row, kinds: Collection[str]) -> bool:
    """Tell whether a quotation is of a kind that is scored; one without a kind always is."""
    return not kinds or quote.get("kind") is None or quote["kind"] in kinds


def shown(text: str, span: Offsets) -> str:
    """Return the first words of a span on one line."""
    return repr(" ".join(text[span[0] : span[1]].split())[:80])


def trimmed(text: str, start: int, end: int) -> Offsets:
    """Cut white space, marks and punctuation from both edges, and a leading "that"."""
    start, end = max(0, start), min(len(text), end)
    while True:
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if text[start : start + len(THAT)].lower() != THAT or end - start <= LONGER_THAN_THAT:
            return start, end
        start += len(THAT)


def match(gold: Sequence[Offsets], predicted: Sequence[Offsets]) -> dict[int, int]:
    """Pair spans one to one, best overlap first."""
    return pair_off(
        (-ratio, left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(predicted)
        if (ratio := overlap_ratio(one, other)) >= OVERLAP
    )


def overlap_ratio(one: Offsets, other: Offsets) -> float:
    """Return what two spans share of what they cover together."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def named_speaker(quote: Row) -> list[str]:
    """Return the acceptable names, empty unless the gold knows the speaker by name."""
    kind = quote.get("speaker_type")
    if quote.get("speaker") and (kind in {None, "name"} or (kind == "pron" and quote.get("resolved"))):
        return [quote["speaker"], *quote.get("aliases", ())]
    return []


def folded(name: str | None) -> str:
    """Fold case, titles and possessive away, as the rules of this score say; see `folding` for why it stands apart."""
    plain = " ".join((name or "").replace("’", "'").split()).strip(" ,.;:\"'“”")
    if plain.endswith("'s"):
        plain = plain[:-2]
    elif plain.endswith("s'"):
        plain = plain[:-1]
    return (TITLES.sub("", plain) or plain).casefold()


def name_tokens(name: str | None) -> list[str]:
    """Return the words of a name without titles or "Jr"."""
    tokens = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", folded(name))
    while len(tokens) > 1 and tokens[-1] in GENERATIONS:
        tokens.pop()
    return tokens


def same_surname(said: str | None, names: Sequence[str]) -> bool:
    """Tell whether a speaker is one of the names, by surname, first names not contradicting."""
    return any(agree(name_tokens(said), name_tokens(name)) for name in names)


def agree(one: list[str], other: list[str]) -> bool:
    """Compare the words of two names."""
    if not one or not other:
        return False
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[-1] in other or other[-1] in one
    if one[-1] == other[-1] and same_first(one[0], other[0]):
        return True
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def same_first(gold: str, said: str) -> bool:
    """Compare first names: an initial on the gold's side agrees with any, one on the other with names it begins."""
    return gold == said or len(gold) == 1 or (len(said) == 1 and gold[0] == said[0])
