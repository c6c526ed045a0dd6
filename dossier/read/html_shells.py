"""Name the pages that were saved without their article: consent walls, paywalls, errors, pages that need scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.model import Notice, Reason
from dossier.read.source import Part

FEW = 25
"""Words below which a page hardly holds an article."""

SUBSCRIBERS = "page-for-subscribers"

_SHELLS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "page-needs-javascript",
        60,
        re.compile(
            r"enable java ?script|java ?script (?:is|to be) (?:disabled|required|enabled|not)|requires java ?script"
            r"|turn on java ?script|activate java ?script|javascript (?:muss|aktivieren)|activer javascript",
            re.IGNORECASE,
        ),
    ),
    (
        "page-of-an-error",
        90,
        re.compile(
            r"\b(?:error )?404\b|page (?:was |is |could |can)?(?:not|n't) ?(?:be )?found|no longer (?:available|exists)"
            r"|page you (?:are|were) looking for|\b(?:403 forbidden|access denied|502 bad gateway|503 service)"
            r"|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|checking your browser"
            r"|verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic",
            re.IGNORECASE,
        ),
    ),
    (
        "page-of-consent",
        150,
        re.compile(
            r"before you continue|accept (?:all|cookies)|reject all|we (?:and our \d* ?partners )?use cookies"
            r"|manage (?:your )?(?:cookie|privacy|consent|choices|preferences)|cookie (?:policy|settings|consent)"
            r"|alle akzeptieren|tout accepter|aceptar todo|your privacy (?:choices|matters)|consent to",
            re.IGNORECASE,
        ),
    ),
    (
        SUBSCRIBERS,
        250,
        re.compile(
            r"subscribe (?:now )?to (?:continue|read|keep|unlock)|already a (?:subscriber|member)|subscribers? only"
            r"|(?:sign|log) in to (?:continue|read|keep)|to (?:read|continue reading) (?:the full|this|the rest)"
            r"|for (?:our )?subscribers|exclusive to (?:our )?subscribers|start your (?:free )?trial"
            r"|unlock this (?:article|story)|register (?:for free )?to (?:continue|read)"
            r"|free articles? (?:left|remaining)|abonné|jetzt abonnieren",
            re.IGNORECASE,
        ),
    ),
)
"""Code of what a page is, up to how many words it may hold, and what gives it away."""

_NOSCRIPT = re.compile(r"<noscript[^>]{0,200}>(.{0,2000}?)</noscript", re.IGNORECASE | re.DOTALL)
_LOCKED = re.compile(r"[\"']isAccessibleForFree[\"']\s{0,5}:\s{0,5}[\"']?false", re.IGNORECASE)


def shell_notice(markup: str, parts: Sequence[Part], path: str) -> list[Notice]:
    """Say that a saved page holds few words, and what it seems to be instead of an article.

    Parameters:
        markup: The page as saved.
        parts: What was read of it.
        path: For the notice.
    """
    text = "\n".join(part.text for part in parts)
    count = len(text.split())
    kind = _kind_of(text, markup, count)
    if kind is None and count >= FEW:
        return []
    reason = Reason(kind or "page-may-lack-article", (str(count),))
    return [Notice("little-text", reason, path, 1, "warning" if kind else "info")]


def _kind_of(text: str, markup: str, count: int) -> str | None:
    """Return the code of what a page with few words seems to be."""
    unseen = "\n".join(found[1] for found in _NOSCRIPT.finditer(markup[:2_000_000])) if count < FEW else ""
    for kind, most, signs in _SHELLS:
        if count < most and signs.search(f"{text}\n{unseen}"):
            return kind
    return SUBSCRIBERS if count < 250 and _LOCKED.search(markup) else None
