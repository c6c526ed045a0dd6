"""Try broken and hostile input on the readers and the analysis, reproducibly.

    python benchmarks/fuzz.py --inputs 100000 [--seed 0] [--only text html …] [--out FOLDER]

Input number i of a seed is always the same bytes. A failure is an exception, a broken promise (spans out of the text,
blocks out of order, an id that is no slug, text that cannot be written as UTF-8) or more than `--limit` seconds; its
input is written to FOLDER and the command ends with 1.

`--growth` repeats awkward pieces to texts of two sizes instead and reports what grows faster than the text does.
`--atheris` runs the targets under the coverage-guided fuzzer of that name, where it is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import re
import signal
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def watched() -> AbstractContextManager[object]:
    """Let atheris follow the branches of our own modules where it is asked for; all of the libraries takes minutes."""
    if "--atheris" not in sys.argv:
        return nullcontext()
    if find_spec("atheris") is None:
        sys.exit("atheris is not installed: pip install atheris")
    return import_module("atheris").instrument_imports(include=["dossier"])  # type: ignore[no-any-return]


with watched():
    from dossier.collection.analysis import analyse_document
    from dossier.collection.link import link
    from dossier.model import Document, Dossier, Span
    from dossier.people.actors_file import Authority
    from dossier.publish.pages import Site, render_pages
    from dossier.read.decode import decode
    from dossier.read.files import READERS, true_ending
    from dossier.read.front_matter import split_front_matter
    from dossier.read.language import guess_language
    from dossier.read.markdown import inline, parse_markdown
    from dossier.read.markup import html_to_parts, strip_tags
    from dossier.read.metadata import day_of, fields_of
    from dossier.read.normalise import normalise, one_line
    from dossier.read.slug import slug_of
    from dossier.read.source import Source
    from dossier.read.text import document_from_text
    from dossier.settings import Settings
    from dossier.wording import say


SEEDS = Path(__file__).parent.parent / "tests" / "data" / "read"
CONTENT = Path(__file__).parent.parent / "content"

EVERY_CATEGORY = [
    next(chr(code) for code in range(start, 0x110000) if unicodedata.category(chr(code)) == category)
    for start in (0x80, 0x800)
    for category in (
        *("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"),
        *("Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"),
    )
    if category != "Cc" or start == 0x80
]
"""Two characters of every category of Unicode; of control characters there are none beyond U+009F."""

TOKENS = [
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\x0c",
        b"\xc2\xad",
        b"\xe2\x80\x8b",
        b"\xe2\x80\xae",
    ),
    *(
        "â€™".encode(),
        "’".encode(),
        "“".encode(),
        "”".encode(),
        b"'",
        b'"',
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
        "e\u0301".encode(),
    ),
    *(
        b"---\n",
        b"\n---\n",
        b"title: ",
        b"date: 2021-13-02\n",
        b"a: &a [*a]\n",
        b"[" * 50,
        b"{" * 50,
        b"- " * 50,
        b"? ",
        b"!!python/object ",
    ),
    *(
        b"<",
        b">",
        b"</",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"<script>",
        b"</script>",
        b"<p>",
        b"<table><tr><td>",
        b"&#x0;",
        b"&amp;",
        b"&lt;",
    ),
    *(b"<?xml version='1.0'?>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"javascript:alert(1)", b"{{ x }}", b"{% raw %}"),
    *(
        b"# ",
        b"**",
        b"__",
        b"`",
        b"```\n",
        b"~~~\n",
        b"> ",
        b"* ",
        b"1. ",
        b"| a | b |\n|---|---|\n",
        b"[a](",
        b"](http://x)",
        b"[^1]: ",
    ),
    *(
        b"![",
        b"\\",
        b"===\n",
        b"<b a='",
        b"=?utf-8?q?=41?=",
        b"Content-Type: multipart/mixed; boundary=a\n",
        b"--a\n",
        b"From a b\n",
    ),
    *(
        b"On Friday, ",
        b"Mr. ",
        b"U.S. ",
        b"said ",
        b", he said. ",
        b" told reporters ",
        b"President ",
        b"2021-10-02",
        b"7-8 October",
        b"last week ",
    ),
    *(
        b"99999999999999999999",
        b"05/06/2021",
        b"31 February 2021",
        b"Jr.",
        b"...",
        b"(" * 30,
        b")" * 30,
        b"a-" * 40,
        b"A" * 300,
        b" " * 300,
        b"\n" * 100,
    ),
    *(
        "İıßﬁ".encode(),
        "李明说".encode(),
        "שלום".encode(),
        "😀👩‍👩‍👧".encode(),
        b"\xf3\xa0\x81\xa1",
        b"Q. ",
        b"THE PRESIDENT:  ",
        b"WASHINGTON (AP) - ",
    ),
    *(
        b"+++\n",
        b"\n+++\n",
        b";;;\n",
        b'{"title": ',
        b"a = [1, {b = 2}]\n",
        b"[[a|b]]",
        b"![[a.png]]",
        b"> [!note]- ",
        b"%%",
        b"==a==",
        b"{\\rtf1 ",
        b"\\par ",
        b"\\'e9",
        b"\\u8212?",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x1b$B",
        b"\x1b(B",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n",
        b"On Tue, 4 May 2021 at 10:00, A <a@b.c> wrote:\n",
        b"---------- Forwarded message ---------\n",
    ),
    *(
        text.encode(name)
        for text, name in (("Привет, мир", "cp1251"), ("报告", "gbk"), ("準備", "cp932"), ("žluť", "cp1250"))
    ),
    *(digit.encode() for digit in "²₂⁵①⑫㊿½Ⅻ٣۳२５𝟜𝟡༣᠓"),
    *(
        "H₂ ".encode(),
        "Q³ ".encode(),
        "٣ May ٢٠٢١ ".encode(),
        "２０２１-０５-０４".encode(),
        "²-³ October ".encode(),
        "①⑨⑨⓪s ".encode(),
        "५/६/२०२१".encode(),
        "the ²nd ".encode(),
        "१०:३० p.m. ".encode(),
        "$５ million ".encode(),
    ),
    *(char.encode("utf-8", "surrogatepass") for char in EVERY_CATEGORY),
]
"""Pieces that parsers stumble over, and some that the analysis lives on."""

GRAMMAR = re.findall(
    r"\w+",
    "the a minister president said that on Friday in Kabul week last two of and to he she it who for by with Oct 2021",
)


UNITS = [
    *(
        b"A",
        b"a",
        b"Aa",
        b"A ",
        b"a ",
        b"Aa ",
        b"A. ",
        b"a, ",
        b"Aa Bb ",
        b"Aa\n",
        b"a\n\n",
        b"1",
        b"1 ",
        b"1-",
        b"1/",
        b"1:",
        b". ",
        b", ",
    ),
    *(
        b"'a",
        b"'a ",
        b' "a',
        b'" ',
        "“a ".encode(),
        "”a ".encode(),
        "‘a’ ".encode(),
        "’s ".encode(),
        "— ".encode(),
        b"- ",
        b"a-",
        b"--",
        b"(a",
        b"a) ",
    ),
    *(
        b"Mr. A ",
        b"A's ",
        b"he said ",
        b"said A ",
        b"A and ",
        b"A, B, ",
        b"of the ",
        b"the A of ",
        b"President ",
        b"A, president of B, ",
        b"said, ",
    ),
    *(
        b"May ",
        b"2021 ",
        b"May 2, ",
        b"on Monday ",
        b"from May to ",
        b"the 1st ",
        b"two years ",
        b"last ",
        b"2021-",
        b"10:00 ",
        b"10:00 p.m. ",
        b"Q: ",
        b"A B: ",
    ),
    *(
        "“Yes,” he said, ".encode(),
        b"According to A, ",
        b"told B that ",
        "“a” ".encode(),
        b"A (B) ",
        b"A B C D E F G ",
        b"http://a.b/c ",
        b"a@b.c ",
        b"U.S. ",
    ),
]
"""What names, quotes and dates are made of."""


class TooSlow(BaseException):
    """An input took longer than the limit; no `Exception`, so that no stage can swallow it."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds that one input may take")
    parser.add_argument("--only", nargs="*", help=f"of {', '.join(targets())}")
    parser.add_argument("--out", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--size", type=int, default=48_000, help="bytes of the larger text for --growth")
    parser.add_argument("--atheris", action="store_true")
    options, rest = parser.parse_known_args()
    if options.atheris:
        return run_atheris(rest)
    if rest:
        parser.error(f"unknown: {' '.join(rest)}")
    if options.growth:
        return report_growth(options.only, options.limit, options.size)
    started = time.perf_counter()
    counts, failures, slowest = run(
        options.seed, options.start, options.inputs, only=options.only, limit=options.limit, out=options.out
    )
    took = time.perf_counter() - started
    print(
        f"{sum(counts.values()):,} inputs in {took:,.0f} s: "
        + ", ".join(f"{n} {c:,}" for n, c in sorted(counts.items()))
    )
    print(f"slowest: {slowest[0]:.2f} s ({slowest[1]})")
    for name, places in sorted(failures.items()):
        print(f"{len(places)} x {name}; first: {places[0]}")
    return 1 if failures else 0


def targets() -> dict[str, tuple[int, Callable[[bytes], object]]]:
    """Return what is tried: how often (weights), and how."""
    readers: dict[str, tuple[int, Callable[[bytes], object]]] = {}
    weights = {
        **{".txt": 18, ".md": 18, ".html": 3, ".pdf": 2, ".docx": 2, ".eml": 10, ".mbox": 6, ".rss": 3, ".atom": 2},
        **{".odt": 3, ".rtf": 3, ".mht": 2},
    }
    for suffix, weight in weights.items():
        readers[suffix] = (weight, reader(suffix))
    return {
        **readers,
        "markup": (14, try_markup),
        "metadata": (12, try_metadata),
        "encodings": (6, try_encodings),
        "analyse": (10, try_analysis),
        "render": (4, renderer()),
    }


def run(
    seed: int, start: int, inputs: int, *, only: list[str] | None, limit: float, out: Path | None
) -> tuple[Counter[str], dict[str, list[str]], tuple[float, str]]:
    """Try inputs; return how many of each kind, failures by their message, and the slowest input."""
    tried = {name: entry for name, entry in targets().items() if not only or name in only}
    names, weights = list(tried), [weight for weight, _ in tried.values()]
    counts: Counter[str] = Counter()
    failures: dict[str, list[str]] = {}
    slowest = (0.0, "none")
    corpus = seeds()
    for number in range(start, start + inputs):
        if number % 10_000 == 0 and number > start:
            print(f"{number - start:,} tried, {len(failures)} kinds of failure", file=sys.stderr, flush=True)
        rng = random.Random(f"{seed}:{number}")
        name = rng.choices(names, weights)[0]
        data = make_input(rng, corpus.get(name) or corpus["text"])
        if name == "analyse" and rng.random() < 0.8:
            data = data[:500]  # Most inputs short: analysis takes far longer than reading.
        counts[name] += 1
        began = time.process_time()
        try:
            with alarm(limit):
                tried[name][1](data)
        except (Exception, TooSlow) as error:  # every failure is what we look for
            key = f"{name}: {type(error).__name__}: {str(error)[:120]}"
            failures.setdefault(key, []).append(
                f"--seed {seed} --start {number} --inputs 1" + (f" --only {' '.join(only)}" if only else "")
            )
            if out and len(failures[key]) == 1:
                out.mkdir(parents=True, exist_ok=True)
                (
                    out / f"{hashlib.sha256(data).hexdigest()[:12]}{name if name.startswith('.') else '.bin'}"
                ).write_bytes(data)
        slowest = max(slowest, (time.process_time() - began, f"{name} --seed {seed} --start {number}"))
    return counts, failures, slowest


def report_growth(only: list[str] | None, limit: float, size: int) -> int:
    """Repeat pieces to two lengths, one eight times the other; print what takes much more than eight times as long."""
    tried = {name: call for name, (_, call) in targets().items() if not only or name in only}
    rng = random.Random(0)
    units = [*TOKENS, *(rng.choice(TOKENS) + b" " + rng.choice(TOKENS) for _ in range(150)), *UNITS]
    found = 0
    for name, call in tried.items():
        for unit in units:
            small, large = (timed(call, unit * (length // len(unit)), limit) for length in (size // 8, size))
            if large > 0.4 and large > 20 * max(small, 0.01):
                found += 1
                print(f"{name}: {unit[:60]!r} {small:.3f} s at an eighth, {large:.2f} s at {size:,} bytes", flush=True)
    print(f"{len(tried) * len(units):,} pieces tried, {found} grow faster than the text")
    return 1 if found else 0


def timed(call: Callable[[bytes], object], data: bytes, limit: float) -> float:
    """Return the seconds that a call takes, at most the limit."""
    began = time.process_time()
    try:
        with alarm(limit):
            call(data)
    except TooSlow:
        return limit
    return time.process_time() - began


def seeds() -> dict[str, list[bytes]]:
    """Return the documents that inputs are made of, by target."""
    corpus: dict[str, list[bytes]] = {
        "text": [b"", b"On Friday Ms. Doe said: \xe2\x80\x9cNo.\xe2\x80\x9d\n\nHe left on 2 October 2021.\n"]
    }
    for path in sorted(SEEDS.glob("*.*")):
        data = path.read_bytes()
        kind = "text" if path.suffix in {".txt", ".md"} else path.suffix
        corpus.setdefault(kind, []).append(data)
    corpus["text"] += [path.read_bytes()[:3000] for path in sorted(CONTENT.glob("*.txt"))]
    corpus["markup"] = [*corpus.get(".html", []), *corpus.get(".rss", [])]
    corpus[".mbox"] = [*corpus.get(".mbox", []), *(b"From a b\n" + data for data in corpus.get(".eml", []))]
    return corpus


def make_input(rng: random.Random, corpus: list[bytes]) -> bytes:
    """Make an input: a seed cut, mixed, damaged and filled with awkward pieces, or nothing but those, or words."""
    style = rng.random()
    if style < 0.12:
        return b"".join(rng.choice(TOKENS) for _ in range(rng.randint(1, 40)))
    if style < 0.2:  # one or two pieces over and over: what makes a bad pattern take quadratic time
        unit = rng.choice(TOKENS) + rng.choice([b"", b" ", b"a", rng.choice(TOKENS)])
        return unit * rng.randint(1, max(1, rng.choice([200, 2_000, 6_000]) // len(unit)))
    if style < 0.3:
        words = [
            rng.choice(GRAMMAR).encode() if rng.random() < 0.8 else rng.choice(TOKENS)
            for _ in range(rng.randint(1, 80))
        ]
        return b" ".join(words)
    data = bytearray(rng.choice(corpus))
    if len(data) > 1500 and rng.random() < 0.6 and not data.startswith((b"PK", b"%PDF")):
        at = rng.randrange(len(data) - 1000)
        del data[at + 1000 :]
        del data[: at if rng.random() < 0.5 else 0]
    for _ in range(rng.choice([1, 1, 2, 4, 12])):
        at = rng.randint(0, len(data))
        what = rng.random()
        if what < 0.45:
            data[at:at] = rng.choice(TOKENS)
        elif what < 0.6:
            del data[at : at + rng.choice([1, 4, 40])]
        elif what < 0.8 and data:
            data[min(at, len(data) - 1)] = rng.randrange(256)
        elif what < 0.9:
            data[at:at] = data[at : at + rng.choice([10, 100])] * rng.choice([2, 5])
        else:
            other = rng.choice(corpus)
            data[at:at] = other[: rng.randint(0, 200)]
    if data.startswith(b"PK") and rng.random() < 0.6:
        return rezipped(rng, bytes(rng.choice(corpus)))
    return bytes(data)


def rezipped(rng: random.Random, package: bytes) -> bytes:
    """Damage the XML inside a package and pack it again, so that the damage gets past the checksum."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                data = bytearray(old.read(name))
                if name.endswith((".xml", ".rels")) and rng.random() < 0.4:
                    for _ in range(rng.choice([1, 3])):
                        at = rng.randint(0, len(data))
                        if rng.random() < 0.5:
                            data[at:at] = rng.choice(TOKENS)
                        else:
                            del data[at : at + rng.choice([1, 30])]
                if rng.random() > 0.03:
                    new.writestr(name, bytes(data))
    except (zipfile.BadZipFile, ValueError):
        return package
    return out.getvalue()


def reader(suffix: str) -> Callable[[bytes], object]:
    """Return a function that reads bytes as a file with this ending and checks what comes out."""
    module, function, media_type, _ = READERS[suffix]
    read = getattr(import_module(f"dossier.read.{module}"), function)

    def check(data: bytes) -> object:
        documents, notices = read(Source(f"2021/x{suffix}", data, media_type, "0" * 64, Settings(max_bytes=5_000_000)))
        for document in documents:
            check_document(document)
        for notice in notices:
            assert say(notice.reason) and notice.path, notice
            str(notice).encode("utf-8")
        return documents

    return check


def try_markup(data: bytes) -> object:
    """Reduce HTML and Markdown from the same input."""
    text = data.decode("utf-8", "replace")
    return html_to_parts(text), parse_markdown(text), inline(text), strip_tags(text)


def try_metadata(data: bytes) -> object:
    """Read front matter, dates, languages, names and slugs from the input."""
    text = data.decode("utf-8", "surrogateescape")
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_of(text)) and len(slug_of(text)) <= 90, slug_of(text)
    clean, _ = normalise(text)
    clean.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", clean)
    front, _ = split_front_matter(f"---\n{text}\n---\n", "x")
    fields_of({**front.values, "date": one_line(clean), "language": one_line(clean)}, "front matter", "x")
    day_of(clean[:300])
    return guess_language(clean)


def try_encodings(data: bytes) -> object:
    """Decode the input as an editor of old times wrote it, and tell what kind of file it is."""
    decode(data).text.encode("utf-8", "surrogatepass")
    old = data.decode("utf-8", "replace")
    for encoding in ("cp1251", "cp1250", "gb18030", "shift_jis", "koi8_r", "cp1252"):
        decode(old.encode(encoding, "ignore")).text.encode("utf-8", "surrogatepass")
    return true_ending(".txt", data, "x.txt"), true_ending(".docx", data, "x.docx")


def try_analysis(data: bytes) -> Dossier:
    """Run every stage on the input as plain text."""
    document = document_from_text(data[:60_000].decode("utf-8", "replace"), path="x.txt")
    dossier = analyse_document(document, Settings(time_limit=0))
    for notice in dossier.notices:
        assert notice.code not in {"analysis-failed", "time-limit"}, notice.reason
    check_dossier(dossier)
    return dossier


def renderer() -> Callable[[bytes], object]:
    """Return a function that analyses bytes as text and checks the pages made of it."""
    site = Site(repo_url="https://example.org/a", edit_uri="edit/main/")

    def check(data: bytes) -> object:
        collection = link([try_analysis(data[:20_000])], Authority())
        for page in render_pages(collection, Settings(), Path("nowhere"), site):
            looked = Looked()
            looked.feed(page.body)
            looked.close()
            assert not looked.open, looked.open
        return collection

    return check


class Looked(HTMLParser):
    """Reads a page as a browser would, and refuses what could act in it."""

    open: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.open = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse what acts; remember what is open."""
        assert tag not in {"script", "style", "iframe", "object", "embed", "base", "meta", "link"}, tag
        for name, value in attrs:
            assert not name.startswith("on") and name not in {"style", "srcdoc"}, (name, value)
            assert name not in {"href", "action", "src"} or not re.match(
                r"\s*(?:javascript|data|vbscript):", value or "", re.I
            ), value
        if tag not in {"br", "wbr", "input", "img", "circle", "rect", "path"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that elements nest."""
        if tag not in {"circle", "rect", "path"}:
            assert self.open and self.open.pop() == tag, tag


def check_document(document: Document) -> None:
    """Check what every document must be."""
    document.text.encode("utf-8")
    document.path.encode("utf-8")
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", document.id), document.id
    assert "\r" not in document.text and "\x00" not in document.text
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text), (at, block)
        assert not document.text[at : block.span.start].strip(), document.text[at : block.span.start]
        at = block.span.end
    assert not document.text[at:].strip(), document.text[at:]
    for name in ("title", "date", "source", "author", "language", "url", "place", "licence"):
        stated = getattr(document, name)
        assert stated is None or (stated.value.strip() and "\n" not in stated.value), (name, stated)


def check_dossier(dossier: Dossier) -> None:
    """Check that everything found lies in the text."""
    check_document(dossier.document)
    length = len(dossier.document.text)
    for span in spans_of(dossier):
        assert 0 <= span.start < span.end <= length, span


def spans_of(dossier: Dossier) -> Iterator[Span]:
    """Go through the spans of everything found."""
    for actor in dossier.actors:
        yield from (mention.span for mention in actor.mentions)
        yield from (role.span for role in actor.roles)
    for quote in dossier.quotes:
        yield from quote.spans
    yield from (date.span for date in dossier.dates)
    yield from (sentence.span for sentence in dossier.summary.sentences)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` when the block takes longer."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlow(f"more than {seconds} s")

    # Seconds of work, not of the wall clock: a busy machine is no failure.
    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def run_atheris(flags: list[str]) -> int:
    """Let atheris search for failures until it is stopped; its own flags (`-runs=1000`) are passed on."""
    atheris = import_module("atheris")
    tried = [call for _, call in targets().values()]

    def one(data: bytes) -> None:
        if data:
            tried[data[0] % len(tried)](data[1:])

    atheris.Setup([sys.argv[0], *flags], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
