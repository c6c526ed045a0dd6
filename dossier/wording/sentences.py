"""What reasons say: the code of a record -> its English sentence, which translations are made from.

`{0}` is the first value of the reason, `{of}` the reason that it adds to, `{values:names}` all values, `{others:names}`
all but the first, `{rest:names}` all but two. What stands behind the colon says how a value is said: see `say.KINDS`.
"""

from __future__ import annotations

from dossier.wording.notices import NOTICES

METADATA = {
    "front-matter": "front matter",
    "mail-header": "mail header",
    "page-metadata": "head of the web page",
    "document-properties": "properties of the file",
    "feed": "feed",
    "address-in": "address in the {of}",
    "file-name": "file name",
    "settings": "settings",
    "language-of-the-text": "language of the text",
    "headline": "headline",
    "byline": "byline",
    "dateline": "dateline",
    "date-line": "date line",
    "place-line": "place line",
    "labelled-line": "{0} line",
    "date-line-at-end": "date line at the end",
    "date-before-first-sentence": "date before the first sentence",
    "day-of-signing": "day of signing",
    "record-header": "header of the record",
    "issue-line": "line that says who issued it",
    "credit-line": "credit line",
    "line-of-its-own": "line of its own",
    "lead-sentence": "lead sentence",
    "correction": "correction",
}
"""Where a field of the document comes from; `correction` also says what found or joined a mention."""

FOUND_BY = {
    "model": "trained name finder",
    "engine": "{0}",
    "pronoun": "pronoun",
    "described-body": "described body",
    "speaker-label": "label of a transcript",
    "country-list": "country list",
    "place-list": "place list",
    "name-list": "name list",
    "authority-file": "actors.yml",
    "document-acronym": "rule: acronym",
    "document-body-of-a-country": "rule: body of a country",
    "document-capital-that-acts": "rule: capital that acts",
    "document-common-noun-beside-the-name": "rule: common noun beside the name",
    "document-it-speaks": "rule: it speaks",
    "document-last-name": "rule: last name",
    "document-last-word-of-the-name": "rule: last word of the name",
    "document-longer-name": "rule: longer name",
    "document-name-of-a-medium": "rule: name of a medium",
    "document-name-of-a-party-or-union": "rule: name of a party or union",
    "document-nothing-says-a-person": "rule: nothing says a person",
    "document-repeated-name": "rule: repeated name",
    "document-same-name-elsewhere": "rule: same name elsewhere",
    "document-seat-of-government": "rule: seat of government",
    "document-short-form-of-the-name": "rule: short form of the name",
    "document-spelling-of-the-name": "rule: spelling of the name",
    "document-title-before-the-name": "rule: title before the name",
    "document-list-of-one-type": "rule: list of one type",
    "document-what-firms-do": "rule: what firms do",
}
"""What found a mention of an actor."""

JOINED_BY = {
    "same-name": "same name",
    "fuller-form-of-the-name": "fuller form of the name",
    "one-letter-off": "one letter off, which is taken for a slip",
    "first-subject-of-a-committee": "the committee by the first of its subjects",
    "with-or-without-its-legal-form": "with or without its legal form",
    "department-by-its-subject": "the department by what it is for",
    "speaker-of-the-words": "who says these words",
    "short-first-name": "short form of the first name",
    "last-name": "last name",
    "first-name": "first name",
    "acronym": "acronym",
    "same-words-in-another-order": "same words in another order",
    "with-or-without-its-country": "with or without its country",
    "alias-list": "list of other names",
    "form-in-brackets": "in brackets beside it",
    "list-of-institutions": "list of institutions",
    "short-form-of-the-name": "short form of the name",
    "singular-plural-or-spelling": "singular, plural or spelling",
    "with-or-without-the-kind-of-place": "with or without the kind of place",
    "nearest-fitting-person": "nearest fitting person",
    "office-stated-before": "holds the office, as stated before",
    "kind-of-body-in-its-name": "kind of body in its name",
    "body-that-speaks": "body that speaks",
    "description": "description",
    "same-country-and-body": "same country and body",
}
"""Why a mention belongs to an actor; `country-list` and `authority-file` stand above."""

ROLES = {
    "title": "title",
    "apposition": "words beside the name",
    "relative-clause": "clause about the name",
}
"""Where an actor's role stands."""

ACTORS = {
    "described-not-named": "described, not named",
    "in-country-list": "in the country list",
    "named-times": "named {0} times",
    "named-once-clearly": "named once, clearly",
    "named-once": "named once",
    "words-around-leave-open": "the words around leave it open",
    "named-in-authority-file": "named in actors.yml",
    "set-by-person": "set by a person",
}
"""How sure an actor is; `set-by-person` is said of quotes and dates too."""

QUOTES = {
    "cue-and-speaker-follow": "the verb “{0}” and the speaker follow the quotation",
    "speaker-and-cue-follow": "the speaker and the verb “{0}” follow the quotation",
    "verb-and-person-follow": "the verb “{0}” and a person follow the quotation",
    "source-follows": "“{0}” follows the quotation",
    "name-behind-dash": "name behind a dash after the quotation",
    "agent-of-passive": "named after the verb “{0}” with “by”",
    "source-before": "“{0}” stands before the quotation",
    "speaker-and-cue-before": "the speaker and the verb “{0}” stand before the quotation",
    "subject-speaks": "the one the sentence is about speaks (“{0}”)",
    "name-and-colon": "name and colon stand before the quotation",
    "subject-before-colon": "named in the words that introduce the quotation with a colon",
    "attributed-at-end": "the end of the sentence says whose words they are (“{0}”)",
    "introduced-before": "introduced by the sentence before (“{0}”)",
    "after-reporting-sentence": "right after a sentence that reports the speaker (“{0}”)",
    "subject-of-sentence-before": "the sentence right before the quotation is about them",
    "first-person-words": "words in the first person in a sentence about the speaker",
    "same-paragraph": "same paragraph as a quotation with its speaker",
    "same-sentence": "same sentence as a quotation with its speaker",
    "goes-on-from-paragraph-before": "goes on from the paragraph before, which was left open",
    "goes-on-in-next-paragraph": "goes on in the next paragraph, where the speaker is named",
    "right-after-quotation": "same paragraph, right after a quotation with its speaker",
    "right-before-quotation": "right before a quotation with its speaker in the same paragraph",
    "alone-after-quotation": "stands alone after a paragraph that quotes the same speaker",
    "goes-on-from-speaker-before": "{of}; goes on from the speaker before",
    "pronoun-resolved": "{of}; whom the pronoun means was worked out",
    "pronoun-unresolved": "{of}; whom the pronoun means stays open",
    "denied-or-doubted": "the text denies or doubts that the one named beside it said so",
    "no-speaker-nearby": "no speaker is stated nearby",
    "label-of-transcript": "label of a transcript",
    "label-of-nobody": "label of a transcript that names nobody",
    "label-names-speaker": "the label of a transcript names the speaker",
    "statement-announced": "statement that a line above announces",
    "line-announces-words": "a line above announces the words and whose they are",
    "answer-in-interview": "answer in an interview",
    "introduced-person-answers": "the person introduced before the questions answers them",
    "question-of-interview": "question of an interview",
    "question-stands-alone": "a question that stands alone in an interview",
    "indirect-after-cue": "reported after the verb “{0}”",
    "indirect-before-cue": "reported before the verb “{0}”",
}
"""Who said it, and how we know."""

DATES = {
    "as-written": "as written",
    "as-written-in-order": "as written, {0:unit} first by the site's setting",
    "comes-again": "comes again and again",
    "says-no-date": "says no date",
    "no-particular-day": "no particular day",
    "fiscal-year": "a fiscal year over two",
    "day-of-name": "the day this name stands for",
    "named-day": "a named day",
    "that-day-of": "that day of {0}",
    "one-near": "the one near {0:date}",
    "day-of-month": "day {0} of the month meant",
    "month-of-weekday": "the month near {0:date} in which it is a {1:weekday}",
    "year-of-weekday": "the year near {0:date} in which it is a {1:weekday}",
    "nearest-quarter": "the nearest such quarter to {0:date}",
    "of-year": "{0:yearless} of {1}",
    "of-year-mentioned": "{0:yearless} of the year last mentioned",
    "of-year-in-sentence": "{0:yearless} of the year named in the sentence",
    "next-to": "{0:yearless} next to {1:date}",
    "nearest": "the nearest {0:yearless} to {1:date}",
    "first-after": "the first {0:yearless} after {1:date}",
    "last-before": "the last {0:yearless} before {1:date}",
    "before": "the {0:yearless} before {1:date}",
    "after": "the {0:yearless} after {1:date}",
    "after-date": "after {0:date}",
    "weekday-before": "the {0:weekday} before {1:date}",
    "weekday-after": "the {0:weekday} after {1:date}",
    "week-after-weekday": "a week after the {0:weekday} after {1:date}",
    "two-weeks-after-weekday": "two weeks after the {0:weekday} after {1:date}",
    "weekday-ahead": "the {0:weekday} after {1:date}, as the verb points ahead",
    "weekday-of-same-week": "the {0:weekday} of the same week as {1:date}",
    "weekday-itself": "{1:date} is itself a {0:weekday}",
    "weekday-of": "{0:weekday} of {of}",
    "unit-before": "the {0:unit} before {1:date}",
    "unit-of": "the {0:unit} of {1:date}",
    "unit-after": "the {0:unit} after {1:date}",
    "weekend-before": "the weekend before {0:date}",
    "weekend-nearest": "the weekend nearest to {0:date}",
    "weekend-after": "the weekend after {0:date}",
    "length": "a length of time",
    "length-up-to": "a length of time up to {0:date}",
    "length-from": "a length of time from {0:date}",
    "length-before": "{0:length} before {1:date}",
    "length-after": "{0:length} after {1:date}",
    "same-quarter-before": "the same quarter {0:length with article} before {1:date}",
    "same-quarter-after": "the same quarter {0:length with article} after {1:date}",
    "some-before": "some {0:units} before {1:date}",
    "some-after": "some {0:units} after {1:date}",
    "document-date-itself": "the document's own date",
    "last-date-itself": "the last date mentioned",
    "time-of-writing": "the time of writing",
    "day-last-spoken-of": "the day last spoken of, {0:date}",
    "part-of-day": "{0:daypart} of {of}",
    "week-of": "the week of {of}",
    "day-of": "day {0} of {of}",
    "in": "in {of}",
    "about": "about: {of}",
    "spoken-then": "{of}; in quoted words, taken as spoken then",
}
"""How a date was read."""

UNREAD_DATES = {
    "no-such-day": "the calendar has no such day",
    "beyond-the-calendar": "beyond the calendar",
    "not-in-that-calendar": "not in that calendar",
    "not-known": "not known",
    "ends-before-it-begins": "ends before it begins",
    "ahead-of-the-verb": "it would lie ahead, and the verb looks back",
    "day-or-month-first": "ambiguous: day first or month first",
    "year-missing": "the year is missing",
    "year-unknown": "the year is not known",
    "no-year-near": "no year near has such a day",
    "month-unknown": "the month it belongs to is not known",
    "week-unknown": "the week is not known",
    "weekend-unknown": "which weekend is not known",
    "weekday-unknown": "which {0:weekday} is not known",
    "weekday-undated": "which {0:weekday} is not known without a document date",
    "which-unit": "{0:date} does not say which {1:unit}",
    "too-coarse": "{0:date} is too coarse to count {1:units} from",
    "nothing-to-count-from": "no date to count from",
    "followed-date-unknown": "the date it follows is not stated",
    "fortnight": "a fortnight has no place in the calendar",
    "no-time-of-day": "no time of day to count from",
    "no-day": "no day to place it on",
    "part-of-day-to-come": "a part of a day to come, which is not named",
    "time-of-unknown-day": "a time of day whose day is not known",
}
"""Why a date could not be placed."""

OTHER_READINGS = {
    "day-first": "day first",
    "month-first": "month first",
    "year-before": "the year before",
    "year-after": "the year after",
    "one-before": "the one before",
    "one-after": "the one after",
}
"""What another reading of the same words would be."""

ANCHORS = {
    "document-date": "document date",
    "last-date": "last date",
    "start-of-range": "start of the range",
}
"""What a date was counted from."""

SUMMARY = {
    "rules": "rules",
    "language-model": "{0}",
}
"""Who chose the sentences of a summary."""

GLOSSES = {
    "name": "{0}",
    "date-read": "{0:date}",
    "quotation": "quotation",
}
"""Our words beside those of the source."""

CORRECTIONS = {
    "fields-of-document": "{values:fields} of the document",
    "fields-of-words": "{others:fields} of “{0}”",
    "fields-of-actor": "{others:fields} of {0}",
    "summary": "summary",
    "quote": "quote “{0}”",
    "date": "date “{0}”",
    "actor": "actor {0}",
    "actor-words": "actor “{0}”",
    "one-is-other": "{0} is {1}",
    "who-is-meant": "who is meant by “{0}”",
    "role-of": "role of {0}",
    "key-point-of": "key point on {0}",
    "name-withheld": "a name is withheld here by the editors",
}
"""What a correction changed."""

PROFILES = {
    "acronym-introduced": "“{0}” stands for “{1}” in {2}",
    "authority-says-so": "{others:names}: actors.yml says so (line {0})",
    "one-country": "{values:names}: one country by its ISO code",
    "different-spelling": "{values:names}: one name in different spelling",
    "authority-claims": "“{0}”: actors.yml says so (line {1})",
    "name-other-spelling": "“{0}” is another spelling of “{1}”",
    "name-other-order": "“{0}” is “{1}” in another order",
    "name-middle-name": "“{0}” and “{1}” differ by a middle name only",
    "name-two-spellings": "“{0}” and “{1}” are spelt otherwise, and an office, a role or a country is the same",
    "name-half": "“{0}” and “{1}” share half of a double name, and an office, a role or a country is the same",
    "name-part": "“{0}” is part of “{1}”, or the other way round, and an office, a role or a country is the same",
    "name-nickname": "“{0}” and “{1}” have forms of one given name",
    "name-initials": "“{0}” agrees with “{1}” in its initials",
    "lone-name": "“{0}”: {others:evidence}",
    "left-alone": "“{0}” stays alone; for {1} speaks only this: {rest:evidence}",
    "names-contradict": "“{0}” and “{1}” contradict each other",
    "no-role-across-countries": "one of {0}, one of {1}, and no word of their roles in common",
    "no-role-in-common": "“{0}” and “{1}” agree, but no role says that they are one",
    "first-name-of-family": "“{0}”: {1} is named there too, and elsewhere together with {2}",
    "same-body": "“{0}” is another form of “{1}”",
    "different-types": "found as {values:and as}: the name is the same",
}
"""Why entries of different names are one profile."""

SENTENCES: dict[str, str] = (
    METADATA
    | FOUND_BY
    | JOINED_BY
    | ROLES
    | ACTORS
    | QUOTES
    | DATES
    | UNREAD_DATES
    | OTHER_READINGS
    | ANCHORS
    | SUMMARY
    | GLOSSES
    | CORRECTIONS
    | PROFILES
    | NOTICES
)
"""Every code that a record may hold."""
