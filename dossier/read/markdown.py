"""Reduce Markdown to its text, block by block.

A reader of a dossier wants the words and their order, not a rendering: headings lose their signs, links and emphasis
keep their words, list items keep their marks, code and tables stay as typed, HTML is reduced to its text. Line breaks
inside a paragraph stay. That is less than CommonMark and kinder to text that only looks like Markdown: an indented
paragraph is no code, a stray bracket no link. Obsidian's additions are known: `[[links|words]]`, callouts, embedded
files, comments, block marks. Everything runs in linear time: what a pattern repeats is bounded or possessive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier.model import BlockKind
from dossier.read.blocks import is_about_document
from dossier.read.markup import html_to_parts, strip_tags, unescape
from dossier.read.source import Part

_MARKUP = re.compile("[`\\\\<&\\[=*_~\ue000\ue001]")
"""Without any of these signs there is no inline markup."""

_LABEL = r"\[((?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n)|\[[^\[\]\n]{0,100}+\]){0,400}+)\]"
_TARGET = (
    r"\([ \t\n]{0,3}(?:<[^<>\n]{0,2000}+>|(?:[^()\s\\]|\\.|\([^()\s]{0,300}+\)){0,2000}+)"
    r"(?:[ \t\n]{1,3}(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'))?[ \t\n]{0,3}\)"
)
_LOOSE = r"\(https?:[^()\s]{0,2000}+\([^()\s]{0,500}+\)"  # an address with one bracket too few, as browsers copy them
_LINK = re.compile(rf"(!?){_LABEL}(?:{_TARGET}|{_LOOSE}|\[([^\[\]\n]{{0,200}}+)\])")
_PLAIN_LINK = re.compile(rf"!?{_LABEL}(?=\((?:<|https?:|mailto:|/|#|www\.))(?:{_TARGET}|{_LOOSE})", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000}+)>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)((?:[^`\n]|\n(?![ \t]*\n)){1,1000}+)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DELIMITER = re.compile(r"\*{1,3}|_{1,3}|~~")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,50}\]")

_WIKI_LINK = re.compile(r"(!?)\[\[([^\[\]\n|#^]{0,300}+)((?:[#^][^\[\]\n|]{0,300}+)?)(?:\\?\|([^\[\]\n]{0,300}+))?\]\]")
_FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_CALLOUT = re.compile(r"[ \t]{0,3}\[![A-Za-z][\w -]{0,40}\][-+]?[ \t]*")
_BLOCK_MARK = re.compile(r"[ \t]\^[A-Za-z0-9-]{1,60}[ \t]*$")
_COMMENT = re.compile(r"%%(?!%)(?:[^%]|%(?!%)){0,5000}+%%")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,500}+)(?<=\S)==")
_TASK = re.compile(r"\[[ xX/-]\][ \t]+")
_DIAGRAMS = frozenset(("mermaid", "dataview", "dataviewjs", "plantuml", "tasks", "query", "chart"))
"""Languages of fenced blocks that a program draws or runs: nothing in them is for reading."""

_ATX = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})[^`]{0,200}$")
_ITEM = re.compile(r"[ \t]{0,20}([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_DEFINITION = re.compile(r"[ \t]{0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ \t]*\S{1,2000}(?:[ \t]+[\"'(].{0,500})?[ \t]*$")
_FOOTNOTE = re.compile(r"[ \t]{0,3}\[\^[^\[\]\s]{1,50}\]:[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]{0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){0,100}\|?[ \t]*$")
_HTML_BLOCK = re.compile(
    r"[ \t]{0,3}</?(table|thead|tbody|tr|td|th|div|p|ul|ol|li|figure|figcaption|img|h[1-6]|section|article|header"
    r"|footer|blockquote|center|details|iframe|script|style|pre|hr|!--|aside|nav|form|dl)\b",
    re.IGNORECASE,
)

_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).){1,2000}+(?<=\S)\1", re.DOTALL)
_SET_LABEL = re.compile(r"[ \t]{0,3}(\*\*|__|\*|_)(?=\w)[^*_\n]{1,120}?(?::\1|\1[ \t]?:)")
"""A label in bold or italic type, with its colon inside or outside: `**Ann Lee**: `."""

_SET_QUESTION = re.compile(r"[ \t]{0,3}(\*\*|__)(?=\S)[^*_\n]{1,600}\?\1[ \t]*\\?$")


@dataclass(slots=True)
class _State:
    """The block being read."""

    parts: list[Part] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    marker: str = ""

    def flush(self) -> None:
        """End the block."""
        for lines in _turns(self.lines) if self.kind == "paragraph" else [self.lines]:
            marked = "\n".join(line.strip().removesuffix("\\") for line in lines).strip()
            text = (marked if self.kind == "table" else inline(marked)).strip()
            if text:
                self.parts.append(Part(self.marker + text, self.kind, _BOLD.fullmatch(marked) is not None))
        self.lines.clear()
        self.kind, self.marker = "paragraph", ""


def parse_markdown(text: str) -> list[Part]:
    """Return the blocks of a Markdown text, reduced to their words.

    Parameters:
        text: Markdown with line feeds, without front matter.
    """
    if "%%" in text:
        text = _COMMENT.sub("", text)
    lines = text.split("\n")
    state = _State()
    at = 0
    while at < len(lines):
        line = lines[at]
        quote = 0
        while quote < 20 and (mark := _QUOTE.match(line)):
            line, quote = line[mark.end() :], quote + 1
        if quote and (callout := _CALLOUT.match(line)):
            state.flush()
            if title := inline(line[callout.end() :]).strip():
                state.parts.append(Part(title))
            line = ""
        if not line.strip():
            state.flush()
        elif fence := _FENCE.match(line):
            state.flush()
            at = _code_block(lines, at, fence[1], state)
        elif _HTML_BLOCK.match(line) and not state.lines:
            at = _html_block(lines, at, state)
        else:
            _line(line, state)
        at += 1
    state.flush()
    return state.parts


def _turns(lines: list[str]) -> list[list[str]]:
    """Cut a paragraph where a line opens with a label that is set off, or is a question in bold.

    Markdown would set such lines side by side; writers who leave out the blank line mean a new paragraph. Lines about
    the document stay together, and so does a question in bold that goes over several lines.
    """
    if not lines:
        return []
    labels = {at for at, line in enumerate(lines) if _SET_LABEL.match(line)}
    questions = {at for at, line in enumerate(lines) if _SET_QUESTION.match(line)}
    if len(labels) < 2 or any(is_about_document(inline(line)) for line in lines):
        labels = set()
    begins = sorted({0, *labels, *questions, *(at + 1 for at in questions)} - {len(lines)})
    return [lines[start:end] for start, end in zip(begins, [*begins[1:], len(lines)], strict=True)]


def inline(text: str) -> str:
    """Reduce the inline markup of one block to its text."""
    if not _MARKUP.search(text):
        return text
    kept: list[str] = []

    def keep(words: str) -> str:
        # Private-use characters stand for what must not be read as markup.
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    text = re.sub("[\ue000\ue001]", lambda match: "\ufffd", text)
    text = _CODE.sub(lambda match: keep(match[2]), text)
    text = _ESCAPE.sub(lambda match: keep(match[1]), text)
    if "[[" in text:
        text = _WIKI_LINK.sub(_wiki_words, text)
    text = _AUTOLINK.sub(lambda match: keep(match[1].removeprefix("mailto:")), text)
    for _ in range(2):  # an image inside a link
        text = _LINK.sub(lambda match: match[2], text)
    text = _FOOTNOTE_MARK.sub("", text)
    if "==" in text:
        text = _HIGHLIGHT.sub(lambda match: match[1], text)
    if "<" in text:
        text = strip_tags(text)
    elif "&" in text:
        text = unescape(text)
    text = _without_emphasis(text)
    return re.sub("\ue000(\\d{1,7})\ue001", lambda match: kept[int(match[1])], text)


def _wiki_words(match: re.Match[str]) -> str:
    """Return what a reader of Obsidian sees of a link: its words, else the note's name; nothing of an embedded file."""
    embedded, note, part, words = match[1], match[2].strip(), match[3].strip(), match[4]
    if embedded and (_FILE.search(note) or not note):
        return ""
    return words.strip() if words and not embedded else note or part.lstrip("#^ ")


def has_links(text: str) -> bool:
    """Tell whether plain text holds links in Markdown's form."""
    return "](" in text and _PLAIN_LINK.search(text) is not None


def reduce_links(text: str) -> str:
    """Replace links in Markdown's form by their words."""
    return _PLAIN_LINK.sub(lambda match: match[1], text)


def _line(line: str, state: _State) -> None:
    """Add a line to the block being read, or begin a new one."""
    if _heads_or_parts(line, state) or (_DEFINITION.match(line) and not state.lines):
        return
    if note := _FOOTNOTE.match(line):
        state.flush()
        line = line[note.end() :]
    if _is_row(line):
        _row(line, state)
        return
    if state.kind == "table":
        if _TABLE_RULE.match(line):
            return
        state.flush()
    state.lines.append(_BLOCK_MARK.sub("", _item_words(line, state)))


def _heads_or_parts(line: str, state: _State) -> bool:
    """Take a line that is a heading, makes one of the block above it, or parts two blocks; tell whether it was one."""
    if heading := _ATX.match(line):
        state.flush()
        if words := inline(heading[1] or "").strip():
            state.parts.append(Part(words, "heading"))
        return True
    # A rule under a short paragraph makes it a heading; under a long one it is only a rule.
    if _UNDERLINE.match(line) and state.lines and state.kind == "paragraph":
        if len(state.lines) <= 3 and sum(map(len, state.lines)) <= 320:
            state.kind = "heading"
        state.flush()
        return True
    if _RULE.match(line):
        state.flush()
        return True
    return False


def _row(line: str, state: _State) -> None:
    """Add a row to the table being read, or begin one."""
    if state.kind != "table":
        state.flush()
    state.kind = "table"
    if not _TABLE_RULE.match(line):
        state.lines.append(inline(line))


def _item_words(line: str, state: _State) -> str:
    """Return the words of a line; where it opens a list item, that begins."""
    item = _ITEM.match(line)
    # As in CommonMark, a number begins a list in the middle of a paragraph only when it is 1: a wrapped line may begin
    # with "2025." by chance.
    if not item or (state.lines and state.kind != "item" and item[1][0].isdigit() and item[1][:-1] != "1"):
        return line
    state.flush()
    state.kind, state.marker = "item", f"{item[1]} "
    return _TASK.sub("", line[item.end() :], count=1) if _TASK.match(line, item.end()) else line[item.end() :]


def _is_row(line: str) -> bool:
    """Tell whether a line is a row of a table."""
    stripped = line.strip()
    return len(stripped) > 2 and stripped.startswith("|") and stripped.endswith("|")


def _code_block(lines: list[str], at: int, fence: str, state: _State) -> int:
    """Add a fenced block as it stands; return the index of its last line."""
    end = at + 1
    while end < len(lines) and not lines[end].strip().startswith(fence):
        end += 1
    language = lines[at].strip().lstrip("`~").strip().lower().partition(" ")[0]
    if language not in _DIAGRAMS and (body := "\n".join(lines[at + 1 : end]).strip("\n")):
        state.parts.append(Part(body))
    return end


def _html_block(lines: list[str], at: int, state: _State) -> int:
    """Add the text of a block of HTML, which ends with a blank line, a table with its end tag; return its last line."""
    end = at
    table = re.match(r"\s*<table\b", lines[at], re.IGNORECASE)
    while end + 1 < len(lines) and (lines[end + 1].strip() or (table and end - at < 5000)):
        if table and "</table" in lines[end].lower():
            break
        end += 1
    state.parts += html_to_parts("\n".join(lines[at : end + 1]))
    return end


def _without_emphasis(text: str) -> str:
    """Take off the signs of emphasis that have a partner; a star or underscore without one is the text's own."""
    if not _DELIMITER.search(text):
        return text
    drop: list[tuple[int, int]] = []
    open_runs: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for match in _DELIMITER.finditer(text):
        stack, (start, end) = open_runs[match[0][0]], match.span()
        opens, closes = _sides(text, match)
        if closes:
            start = _close(stack, start, end, drop)
        if opens and start < end:
            stack.append([start, end])
        elif match[0][0] == "*" and end - start == 2:
            drop.append((start, end))  # "** " is never meant to be read
    drop += [(run[0], run[1]) for run in open_runs["*"] if run[1] - run[0] == 2]
    return _without(text, sorted(drop))


def _sides(text: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Tell whether a run of signs may open emphasis, and whether it may close it."""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if match[0][0] == "_":  # inside a word an underscore is a letter
        return not (after.isspace() or before.isalnum()), not (before.isspace() or after.isalnum())
    return not after.isspace(), not before.isspace()


def _close(stack: list[list[int]], start: int, end: int, drop: list[tuple[int, int]]) -> int:
    """Pair the signs from `start` with those that are open, and return where those without a partner begin."""
    while stack and start < end:
        run = stack[-1]
        taken = min(run[1] - run[0], end - start)
        drop += [(run[1] - taken, run[1]), (start, start + taken)]
        run[1] -= taken
        start += taken
        if run[0] == run[1]:
            stack.pop()
    return start


def _without(text: str, stretches: list[tuple[int, int]]) -> str:
    """Return a text without some stretches, which are in order."""
    pieces: list[str] = []
    at = 0
    for start, end in stretches:
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])
