"""Quotations: the exact words, who said them, and how we know."""

from dossier.analyse.quotes.find import find_quotes

__all__ = ["find_quotes"]
