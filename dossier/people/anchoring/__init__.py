"""Find the words of a selector again after the text was edited.

Quotation style, white space, dashes and ellipses do not count. The same words are chosen by their surroundings; words
that were mended are aligned word by word with those near them. What is found must be better than every other place by a
margin, else nothing is: a correction that points at the wrong words is worse than one that asks for help.

All work is bounded by constants.
"""

from dossier.people.anchoring.anchor import lasting_selector, reanchor

__all__ = ["lasting_selector", "reanchor"]
