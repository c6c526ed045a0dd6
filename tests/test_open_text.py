"""Open text that the teacher labels: what is kept away from it, and how it is written."""

from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / "tools"
JUDGED = "The minister said on Monday that the bridge over the river would open in May."
OTHER = "Farmers in the north of the country sowed wheat three weeks later than in other years."


@pytest.fixture
def open_text(monkeypatch):
    monkeypatch.syspath_prepend(TOOLS)
    return __import__("open_text")


def tokens_of(open_text, text):
    return open_text.tokenise(text, open_text.segments_of(text))


@pytest.fixture
def known(open_text, tmp_path):
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart" / "report.txt").write_text(JUDGED, encoding="utf-8")
    return open_text.known_keys([tmp_path / "apart"])


def sentences(tokens):
    return [" ".join(tokens.words[low:high]) for low, high in tokens.segments]


def test_a_sentence_that_shares_eight_words_with_a_judged_text_is_left_out(open_text, known):
    near = "Again the minister said on Monday that the bridge over the water is shut."
    left = open_text.without(tokens_of(open_text, f"{near} {OTHER}"), known, set())
    assert sentences(left) == [" ".join(tokens_of(open_text, OTHER).words)]


def test_a_sentence_is_labelled_once(open_text, known):
    read = set()
    assert len(open_text.without(tokens_of(open_text, OTHER), known, read).segments) == 1
    assert len(open_text.without(tokens_of(open_text, OTHER), known, read)) == 0


def test_a_corpus_is_read_as_it_was_written(open_text, tmp_path):
    tokens = tokens_of(open_text, f"Ana Silva leads U.S.-backed al-Assad's men. {OTHER}")
    labels = ["B-PER", "I-PER", *["O"] * (len(tokens) - 2)]
    lines, doubted = open_text.written(tokens, labels, [99] * len(tokens), 50)
    path = tmp_path / "taught.conll"
    path.write_text(f"-DOCSTART-\ttest\n\n{lines}", encoding="utf-8")
    (read,) = open_text.read_conll(path, "taught")
    assert (read.tokens.words, read.tokens.segments, read.tags) == (tokens.words, tokens.segments, labels)
    assert doubted == 0


def test_a_sentence_with_a_doubtful_label_is_not_written(open_text):
    tokens = tokens_of(open_text, f"{JUDGED} {OTHER}")
    (low, high), (second, _) = tokens.segments
    margins = [99] * len(tokens)
    margins[low] = 10
    lines, doubted = open_text.written(tokens, ["O"] * len(tokens), margins, 50)
    assert doubted == high - low
    assert lines.startswith(f"{tokens.words[second]}\tO\n")
