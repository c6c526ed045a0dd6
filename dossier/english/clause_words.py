"""Words that report speech, and the small words that show how a clause is built, as the lexicon has them."""

from __future__ import annotations

from dossier.english.function_words import BE, DO, HAVE, PLAIN_AUXILIARIES
from dossier.english.inflection import is_regular
from dossier.english.lexicon import ANY, VERBS, forms, inflected, nouns, wordforms, words


def _forms(*names: str) -> dict[str, str]:
    """Return form -> base of every cue verb, for the forms of these names."""
    return {
        form: base for base in sorted(words("saying")) for name in names for form in inflected("saying", base)[name]
    }


PAST = _forms("past")
PRESENT = _forms("base", "third")
ING = _forms("ing")
CUES = PAST.keys() | PRESENT.keys() | ING.keys()
PARTICIPLES = {form: base for form, base in _forms("participle").items() if form not in PAST}
"""Past participles that differ from the past form."""

SPEECH = words("saying", "kind", "speech")
NAMING = words("saying", "kind", "naming")
BELIEF = words("saying", "kind", "belief") - SPEECH

HEARER = words(ANY, "hearer")
"""Verbs with a hearer behind them: "told reporters that"."""

INDIRECT = words("saying", "takes", "that") & SPEECH
"""Verbs whose clause is indirect speech."""

TAKES_BARE = words("saying", "takes", "bare")
"""Verbs whose clause is indirect speech without "that", "whether" or a question word, too."""

NOUN_FORMS = wordforms("noun_forms")
"""Cue forms that are as often nouns: they need a subject that stands right before them."""

OF_SAYING = forms("saying", "third", "past")
"""Verbs that report speech, thought or opinion, as they follow a subject: says, told, believes, praised."""

SAID = forms("saying", "third", "past", takes="direct")
"""Those that stand beside a quotation: said, adds, claims."""

PLAINLY_SAID = SAID - NOUN_FORMS
"""Forms that alone show that somebody spoke."""

REPORTED = PLAINLY_SAID | {"say", "report", "reports", "claims", "believe"}
"""Forms that attribute the clause before them: ", officials believe"."""

IRREGULAR_PAST = frozenset(
    form
    for kind in VERBS
    for base in words(kind)
    for form in inflected(kind, base)["past"]
    if not is_regular(base, form)
)
"""Past forms that no ending shows: went, took, cut."""

PAST_ONLY = IRREGULAR_PAST - {base for kind in VERBS for base in words(kind)}
"""Those that cannot be a base form as well: went, took."""

FORMS_OF_BE_HAVE_DO = BE | HAVE | DO
ADVERBS = words(ANY, "adverb")
NOT_ADVERBS = words(ANY, "not_adverb")

TIME_WORDS = words(ANY, "time")
HE = frozenset({"he"})
SHE = frozenset({"she"})
THEY = frozenset({"they", "it"})
FIRST = frozenset({"i", "we"})
SUBJECT_PRONOUNS = HE | SHE | THEY | FIRST
"""Pronouns for one who acts or speaks; "you" is the one who is spoken to."""

VAGUE = words("function_words", "vague_subject")

SOURCE_NOUNS = nouns("source")
"""Nouns after a name that make the name part of a description: "Taliban officials", "Apple spokesman"."""

DOCUMENT_NOUNS = words("documents", "document")

COMMON_VERBS = PLAIN_AUXILIARIES | wordforms("follows_subject") | PAST_ONLY
"""Finite verbs other than cues that often follow a subject."""
NOT_VERBS_ED = words(ANY, "not_verb")

PEOPLE = nouns("person")
"""Nouns for people, beside those that follow names."""

ISSUING = wordforms("issues")
"""Verbs that with a document's name report what it says."""

UNSAID = wordforms("unsaid")
"""Words before "to say" after which nothing need have been said."""

OFFICE_ENDS = words(ANY, "office_end")
"""Words that end an office right before the name: Secretary of State Per Dahl."""
