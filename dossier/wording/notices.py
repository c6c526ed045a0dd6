"""What notices say: the code of a reason -> its English sentence, and how a list heads each kind of notice.

The placeholders are those of `sentences.py`. A notice names its file apart, so that its sentence may begin with a verb:
`brief.docx: is protected by a password; save it without one.`
"""

from __future__ import annotations

FILES = {
    "no-folder": "there is no folder '{0}'; make it and put documents in, or set `content`.",
    "text-too-long": "holds {0:count} characters of text, more than {1:count}; split it or raise `max_text`.",
    "ending-not-read": "files ending in '{0}' cannot be read; known are {others:list}. Convert it.",
    "ending-read-for-some": (
        "files ending in '{0}' are read only if they are web pages, Rich Text or Word. Convert it."
    ),
    "is-of-other-kind": "is {0:file kind}, not what '{1}' says, and was read as such; rename it to end in {0}.",
    "cannot-be-opened": "cannot be opened ({0}); check its name and its permissions.",
    "cannot-be-listed": "cannot be listed ({0}); check its permissions.",
    "file-too-large": "is larger than {0:count} bytes; split it or raise `max_bytes`.",
    "file-is-empty": "is empty; write something into it or delete it.",
    "library-missing": "'{0}' files need a library that is not there ({1}): {2}",
    "reader-failed": "cannot be read ({0}: {1}); please report this file.",
    "no-ordinary-file": "is no ordinary file and was not opened; put the file itself in its place.",
    "link-leads-nowhere": "is a symbolic link that leads nowhere; remove it.",
    "link-leaves-content": "is a symbolic link that leaves the content folder; copy the file instead.",
    "link-to-folder": "is a symbolic link to a folder, whose documents would appear twice; remove it.",
    "reading-took-too-long": (
        "reading took more than {0} s of processor time or {1} s by the clock and was stopped; raise time_limit or "
        "split the file"
    ),
    "address-made-twice": "another file also makes the address '{0}'; this one becomes '{1}': rename one",
}
"""What is wrong with a file whatever its format."""

PACKAGES = {
    "package-unpacks-to-more": "unpacks to more than {0:count} bytes or {1:count} files and was not opened.",
    "package-declares-entities": "declares a document type or entities, which no document does, and was not opened.",
    "no-sound-package": "is no sound ZIP package ({0}); save it again.",
    "cannot-be-unpacked": "cannot be unpacked ({0}); save it again.",
    "has-password": "is protected by a password; save it without one.",
    "office-with-password": (
        "is protected by a password; open it in Word, take the password off (File > Info > Protect) and save it again."
    ),
    "outlook-message": (
        "is an Outlook message (.msg), which is not read; open it in Outlook and save it as .eml or .txt, or drag it "
        "into another mail program."
    ),
    "old-word": "is an old Word document (.doc), which is not read; open it and save it as .docx.",
    "old-excel": "is an old Excel workbook (.xls), which is not read; copy the text into a document.",
    "old-powerpoint": "is an old PowerPoint file (.ppt), which is not read; save its text as .docx or .txt.",
    "old-office": "is an old Office file, which is not read; open it and save it as .docx.",
    "excel": "is an Excel workbook, which is not read; copy the text into a document, or save it as .csv.",
    "powerpoint": "is a PowerPoint file, which is not read; save its text as .docx or .txt.",
    "e-book": "is an e-book (EPUB), which is not read; convert it to .docx, .html or .txt.",
    "pages-document": "is a Pages document, which is not read; export it as .docx.",
    "word-as-one-file": "is a Word document as one XML file, which is not read; open it and save it as .docx.",
}
"""What is wrong with a package, and what is not read."""

WORD_PROCESSORS = {
    "not-rich-text": "cannot be read as Rich Text ({0}); save it again as .docx or .txt.",
    "not-word": "cannot be read as a Word document ({0}); save it again as .docx or as text.",
    "not-open-document": "cannot be read as an OpenDocument text ({0}); save it again as .odt or .docx.",
    "hidden-text-read": "marks some of its text as hidden; it cannot be told apart here and was read. Check the text.",
    "hidden-characters-left-out": (
        "holds hidden text (characters: {0}), which was left out; show it in Word if it should count."
    ),
    "hidden-pieces-left-out": (
        "holds hidden text (pieces: {0}), which was left out; show it and save again if it should count."
    ),
    "changes-read-as-accepted": (
        "holds tracked changes (insertions: {0}, deletions: {1}), which are read as accepted; accept or "
        "reject them in it."
    ),
    "comments-not-read": "holds comments ({0}), which are not read; put into the text what should be.",
}
"""Word, OpenDocument and Rich Text."""

PDF = {
    "not-pdf": "cannot be read as PDF ({0}: {1}); save it again or as text.",
    "needs-cryptography": (
        "is encrypted, though it has no password; reading it needs a library: pip install cryptography"
    ),
    "too-many-pages": "has {0:count} pages; {1:count} were read. Split it.",
    "is-a-scan": "has no text, only images: it is a scan. Run text recognition (OCR) over it and save it again.",
    "pdf-without-text": (
        "has no text that can be read, and no images: it is empty, or its letters are drawn as shapes."
    ),
    "pages-without-text": (
        "{0} of its {1} pages have no text; if they are scans, run text recognition (OCR) over them."
    ),
    "line-numbers-left-out": "numbers of lines ({0}), as transcripts and bills have them, were left out.",
    "running-heads-left-out": (
        "lines repeated at the edge of its pages ({0} running heads and page numbers) were left out."
    ),
    "page-unreadable": "page {0} cannot be read ({1}); print the file to a new PDF.",
}

WEB = {
    "page-no-text": "cannot be decoded as text; save the page again as HTML.",
    "no-sound-html": "is no sound HTML ({0}).",
    "whole-page-read": "its main text could not be told from the rest; everything on the page was read.",
    "page-needs-javascript": (
        "holds few words ({0}) and looks like a page that needs JavaScript; open it in a browser and save it again "
        "when the article is shown."
    ),
    "page-of-an-error": (
        "holds few words ({0}) and looks like an error page; open it in a browser and save it again when the article "
        "is shown."
    ),
    "page-of-consent": (
        "holds few words ({0}) and looks like a consent page; open it in a browser and save it again when the article "
        "is shown."
    ),
    "page-for-subscribers": (
        "holds few words ({0}) and looks like a page whose text is kept for subscribers; open it in a browser and save "
        "it again when the article is shown."
    ),
    "page-may-lack-article": (
        "holds few words ({0}) and may lack its article; open it in a browser and save it again when the article is "
        "shown."
    ),
    "not-a-saved-page": "cannot be read as a saved page ({0}); save the page as HTML.",
    "holds-no-page": "holds no page; save the page as HTML.",
    "no-feed": "is no RSS or Atom file; convert it to text or HTML.",
    "feed-declares-entities": "declares a document type or entities, which are not read; remove `<!DOCTYPE …>`.",
    "feed-unreadable": "cannot be read as a feed ({0}); save it again, or as HTML.",
    "feed-without-entry": "is not well-formed XML and holds no entry; save it again, or as HTML.",
    "too-many-entries": "holds more than {0:count} entries; the rest was not read. Split the feed.",
}
"""Web pages and feeds."""

MAIL = {
    "too-many-messages": "holds more than {0:count} messages; the rest was not read. Split the mailbox.",
    "no-message": "holds no message; a mailbox begins with a line `From …`.",
    "message-read-as-text": "is no well-formed message ({0}); it was read as text. Check it, or export it again.",
    "replies-left-out": ("earlier messages at its end ({0} lines) were left out; keep them as files of their own."),
    "attachments-not-read": "attachments ({0}) were not read; save those that matter beside the message.",
}

TEXT = {
    "no-encoding-fits": (
        "cannot be decoded as text in any encoding known here; save it as UTF-8, or give it the ending of its format."
    ),
    "encoding-with-loss": (
        "is not valid UTF-8 from this line on; it was read as {0} and some bytes were lost. Save it as UTF-8."
    ),
    "encoding-guessed": (
        "is not valid UTF-8 from this line on; it was read as {0} for want of a better one, and letters may be wrong. "
        "Save it as UTF-8."
    ),
    "encoding-that-fits": (
        "is not valid UTF-8 from this line on; it was read as {0} whose letters fit the text. Save it as UTF-8."
    ),
    "holds-no-text": "holds no text; nothing can be found in it.",
    "characters-put-right": ("characters such as “â€™” were put right ({0}); save the file as UTF-8 to keep them so."),
    "direction-marks-shown": (
        "holds invisible marks that change the reading direction (first: {0}); they are shown, not obeyed. Remove them "
        "if the text is not Arabic, Hebrew or the like."
    ),
    "not-in-latin-letters": (
        "The text is not written in Latin letters; the built-in engine reads English only, so few actors are found. "
        "Put a translation beside it."
    ),
    "capitals-throughout": (
        "The text is in capitals throughout; names cannot be told from other words, so few actors are found. "
        "Put it into "
        "ordinary letters."
    ),
    "list-of-names": "The text looks like a list of names or headings rather than prose; check the actors.",
    "not-english-prose": (
        "The text does not look like English prose; the built-in engine reads English only. Check what it found."
    ),
    "in-another-language": (
        "is written in another language ({values:languages}); the built-in engine reads English only and "
        "finds nothing. "
        "Put a translation beside it."
    ),
    "partly-in-another-language": (
        "{0} of its {1} paragraphs are in another language ({rest:languages}); they stay in the text, but the built-in "
        "engine reads English only and finds nothing there."
    ),
}

FRONT_MATTER = {
    "front-matter-too-long": (
        "the front matter is longer than {0:count} characters; it was left out unread. Shorten it, or put what is text "
        "below its closing line."
    ),
    "front-matter-too-many": "the front matter holds more than {0} entries; those after them were left out.",
    "front-matter-not-yaml": (
        "the front matter is not valid {0} ({1}); its plain lines were read. Put values that hold a colon or begin "
        "with a quotation mark in quotes."
    ),
    "front-matter-not-valid": "the front matter is not valid {0} ({1}); its plain lines were read.",
    "front-matter-without-keys": (
        "the front matter is no list of keys and values; write `title: …` on a line of its own."
    ),
    "front-matter-not-closed": (
        "the front matter has no closing `{0}`; it was read as text. Put `{0}` on the line after its last entry."
    ),
    "front-matter-not-json": ("begins with JSON that is not valid or does not end with its line; it was read as text."),
    "value-has-no-month": "{0} '{1}' has no month {2}; write it as YYYY-MM-DD",
    "value-has-no-day": "{0} '{1}' has no day {2} in that month; write it as YYYY-MM-DD",
    "value-two-ways": "{0} '{1}' can be read two ways; write it as YYYY-MM-DD, or set `date_order`",
    "date-two-ways-in-text": "{0} '{1}' can be read two ways; write it as YYYY-MM-DD, or set `date_order`.",
    "value-is-no-date": "{0} '{1}' is no date that can be read; write it as YYYY-MM-DD",
    "value-is-no-language": "{0} '{1}' is no language code; write it as `en` or `pt-br`",
    "value-is-no-address": "{0} '{1}' is no web address; it must begin with http:// or https://",
}
"""What a document says of itself: its head, and the values in it."""

ENGINES = {
    "analysis-took-too-long": (
        "analysis took more than {0} s of processor time or {1} s by the clock and was stopped; raise time_limit or "
        "split the file"
    ),
    "analysis-failed": "analysis failed ({of}); please report this text",
    "reading-died": "the process that read it died, out of memory perhaps; split the file or leave it out",
    "store-damaged": "the store of earlier builds was damaged and is begun anew; the old one is kept as {0}",
    "store-not-written": "what this build made cannot all be kept for the next one ({0})",
    "store-unusable": "the store of earlier builds cannot be used ({0}); everything was made again",
    "analysis-died": "the process that analysed it died, out of memory perhaps; split the file or leave it out",
    "engine-failed": "engine '{0}' failed ({of}); the built-in engine was used instead",
    "error": "{0}: {1}",
    "error-in-stage": "{0}: {1}, in {2} at {3}",
    "error-in-rule": "{0}: {1}, in {2}, rule '{4}' at {3}",
    "rules-chose-instead": "{of}; the rules chose the summary",
    "kept-answer-unusable": "a kept answer cannot be used: {of}",
    "no-answer-kept": "no answer of {0} is kept for this text",
    "model-not-asked": "{0} could not be asked: {of}",
    "words": "{0}",
    "model-chose-unusably": "{0} chose unusably: {of}",
    "answer-not-numbers": "not a list of whole numbers",
    "answer-names-twice": "a sentence is named twice",
    "answer-of-wrong-length": "{0} sentences instead of {1} to {2}",
    "answer-not-offered": "a number that was not offered",
    "answer-too-long": "more than {0} words",
    "answer-leans": "a sentence that leans on one left out",
    "reply-without-text": "the reply holds no text",
    "reply-not-json": "the reply is not JSON",
    "reply-without-ids": "the reply names no ids",
}
"""Why an engine or a language model did not do its work."""

YAML = {
    "a-list": "a list",
    "a-mapping": "a mapping",
    "nothing": "nothing",
    "the-text": "'{0}'",
    "first-problems-listed": "{of} (the first {0} problems are listed)",
    "did-you-mean": "{of}. Did you mean '{0}'?",
    "unknown-key": "unknown key '{0}'",
    "keys-known": "{of}. Known: {values:list}.",
    "takes-one-text": "'{0}' is {of}; it takes one text",
    "takes-list-of-texts": "'{0}' is a mapping; it takes a list of texts, such as [one, two]",
    "takes-one-of": "'{0}' is '{1}'; it takes {rest:one of}",
    "key-is": "has {of} as a key; a key is a text",
    "key-twice": "has the key '{0}' twice (first on line {1}); join the two",
    "yaml-is-link": "is a link or no ordinary file; put the file itself in its place",
    "yaml-too-large": "is larger than {0} MB; split it or check its content",
    "yaml-not-unicode": "is not UTF-8; save it as UTF-8",
    "yaml-unreadable": "cannot be read: {0}",
    "yaml-too-deep": "is nested too deeply",
    "yaml-second-document": "holds a second document ('---'); keep one",
    "yaml-anchor": "uses an anchor or alias (& or *); write the value out, or quote it",
    "yaml-tag": "uses the tag '{0}'; leave it out, or quote the value",
    "not-yaml": "is not YAML: {0}",
    "not-yaml-character": "is not YAML: it holds the character {0}; remove it",
}
"""What is wrong with a file that a person wrote in YAML."""

ACTORS_FILE = {
    "actors-are": "is {of}; it takes names with what holds for them: 'Jane Doe: {{type: person}}'",
    "entry-holds": "'{0}' holds {of}; it takes keys such as type, country, aliases",
    "name-without-letter": "the name holds no letter",
    "country-is": "'country' is '{0}'; it takes two letters (ISO 3166-1), such as pk",
    "link-is": "'{0}' is not a web address; write https://…",
    "name-taken": "'{0}' stands for '{1}' (line {2}) already; keep it in one place",
    "name-claimed-and-not": "'{0}' is both an alias and not_same of '{1}'; keep one",
    "entry-unused": "no document names '{0}' or its aliases; check the spelling, or remove the entry",
    "address-without-document": "'{0}': there is no document '{1}'",
    "address-without-actor": "'{0}': '{1}' has no actor '{2}'",
}
"""What is wrong in `actors.yml`."""

CORRECTIONS_FILES = {
    "corrections-are": "is {of}; it takes 'review:', 'corrections:' and 'findings:'",
    "corrections-misnamed": "is not read; name it '{0}'",
    "corrections-of-nothing": "belongs to no document: there is no '{0}' beside it; rename or delete it",
    "review-is": "'review' is {of}; it takes status, by and date",
    "review-needs": "the review needs 'by' and 'date': who read the dossier, and when",
    "day-is": "'date' is '{0}'; write the day as YYYY-MM-DD",
    "list-is": "'{0}' is {of}; it takes a list, each entry beginning with '- '",
    "a-finding-is": "a finding is {of}; it takes 'says', 'by' and 'date'",
    "finding-needs": "a finding needs 'says', 'by' and 'date': what was found, by whom and when",
    "a-correction-is": "a correction is {of}; it takes 'set', 'add' or 'drop' and the words it is about",
    "a-correction-needs": "a correction needs one of {others:one of}; this one has {0}",
    "verb-says-nothing": "'{0}' says nothing; it takes {others:one of}",
    "not-possible": "'{0}: {1}' is not possible; {1} takes {rest:one of}",
    "needs-exact": "'{0}: {1}' needs 'exact': the words of the text that it is about",
    "needs-exact-or-id": "'{0}: {1}' needs 'exact' or 'id': the words of the text that it is about",
    "start-is": "'start' is '{0}'; it takes a whole number",
    "needs-to-with": "'{0}: {1}' needs 'to' with {rest:one of}",
    "takes-no-to": "'{0}: {1}' takes no 'to'; leave it out",
    "to-is": "'to' is {of}; it takes {values:one of}, each with its value",
    "to-is-of-nothing": "'to' is {of}; it takes nothing, each with its value",
    "to-lacks": "'to' lacks '{0}'",
    "value-says-nothing": "'{0}' says nothing; write a value, or leave it out",
    "date-is": "'{0}' is '{1}'; write a date that exists as 2021-10-02, 2021-10 or 2021",
}
"""What is wrong in a corrections file."""

CORRECTIONS_APPLIED = {
    "finding-not-shown": "{of}; the finding that rests on them is not shown",
    "correction-not-applied": "{of}; the correction is not applied",
    "correction-names-no-words": "the correction names no words",
    "words-not-in-source": "“{0}” is not in the source any more, or stands in several places",
    "id-not-in-source": "the source has no words with the id '{0}' any more",
    "words-no-actor": "“{0}” is no actor here",
    "no-one-actor-named": "the dossier has no one actor named '{0}'",
    "actor-is-so": "{0} is so already",
    "actors-are-one": "{0} and {1} are one actor already",
    "words-are-actor": "“{0}” is an actor already",
    "words-not-actor-any-more": "the words are no actor any more",
    "words-mean-actor": "“{0}” means {1} already",
    "words-mean-no-actor": "“{0}” means no actor any more",
    "words-are-role": "“{0}” is a role of {1} already",
    "words-not-role-any-more": "the words are no role any more",
    "document-says-so": "the document says so already",
    "words-in-summary": "“{0}” is in the summary already",
    "words-not-key-point-any-more": "the words are no key point any more",
    "words-not-in-summary-any-more": "the sentence is not in the summary any more",
    "quote-says-so": "“{0}” says so already",
    "words-are-quote": "“{0}” is a quote already",
    "words-not-quote-any-more": "“{0}” is no quote any more",
    "words-are-date": "“{0}” is a date already",
    "words-not-date-any-more": "“{0}” is no date any more",
}
"""Why a correction changes nothing."""

TO_LOOK_AT = {
    "no-date-of-its-own": "the text gives no date of its own, so relative dates stay open",
    "no-title-of-its-own": "the document has no title of its own",
    "lead-sentence-for-title": "the document has no title of its own, so its lead sentence stands for one",
    "no-source-of-its-own": "the text does not say who published it",
    "add-in-front-matter": "{of}; add '{0}' in front matter",
    "give-in-corrections": "{of}; give it in {0} beside it: 'set: document' with 'to: {{{1}}}'",
    "who-says": "who says “{0}”?",
    "date-may-be": "“{0}” may be {others:or}",
    "date-not-placed": "“{0}” cannot be placed in time",
    "dates-not-placed": "“{0}” and {1} more cannot be placed in time",
    "is-it-one": "is “{0}” {1:type with article}? ({of})",
    "did-they-say": "did {0} say “{1}”? ({of})",
    "may-be-one": "“{0}” and “{1}” may be one {2:type}",
    "lone-name-of-nobody": "“{0}” stands alone in {1:count} dossiers; nobody of that name is known. Is it one person?",
    "lone-name-of-one": "“{0}” stands alone in one dossier and may be {rest:one of}",
    "lone-name-of-several": "“{0}” stands alone in {1:count} dossiers and may be {rest:one of}",
    "into-entry": "into the entry {0} (line {1})",
    "in-place-of-same": "into the entry {0} (line {1}) in place of its 'same'",
    "beside-same": "into the entry {0} (line {1}), beside what its 'same' holds",
    "write-full-name": "write the full name here",
    "more-of-that-name": "{of}, or {0:count} more of that name",
}
"""What a person should look at in a dossier or the collection."""

NOTICES: dict[str, str] = (
    FILES
    | PACKAGES
    | WORD_PROCESSORS
    | PDF
    | WEB
    | MAIL
    | TEXT
    | FRONT_MATTER
    | ENGINES
    | YAML
    | ACTORS_FILE
    | CORRECTIONS_FILES
    | CORRECTIONS_APPLIED
    | TO_LOOK_AT
)

KINDS: dict[str, tuple[str, str]] = {
    "no-content": ("No content folder", "Make the folder, or say under `content` in mkdocs.yml where it is."),
    "unreadable": ("Cannot be read", "Save the file again in a format that is read, or take it out of the folder."),
    "unsafe": ("Refused as unsafe", "Take out of the file what is named, or save it again with another program."),
    "encrypted": ("Protected by a password", "Save the file without a password, in the same place."),
    "undecodable": ("Text that cannot be decoded", "Save the file as UTF-8, in the same place."),
    "unknown-format": ("Formats that are not read", "Convert the file, or take it out of the folder."),
    "missing-extra": ("Formats that need a library", "Install the library that is named where the site is built."),
    "too-large": ("Too large", "Split the file, or raise `max_bytes` or `max_text` in mkdocs.yml."),
    "too-many": ("More than is read", "Split the file that is named."),
    "empty": ("Empty files", "Write something into the file, or remove it."),
    "no-text": ("Files without text", "Run text recognition (OCR) over scanned pages, and save the file again."),
    "not-a-file": ("No ordinary files", "Remove it, or put the file itself in its place."),
    "link-refused": ("Links that are not followed", "Put the file itself into the folder."),
    "analysis-failed": (
        "Could not be analysed",
        "The page shows the source alone. Please report the text to the makers of Dossier.",
    ),
    "reading-failed": ("Could not be read", "Split the file, or take it out of the folder."),
    "time-limit": ("Took too long", "Split the file, or raise `time_limit` in mkdocs.yml."),
    "engine-failed": (
        "Engine failed",
        "The built-in engine stood in. Mend what the message names, or choose another `engine` in mkdocs.yml.",
    ),
    "model-failed": (
        "Language model not reached",
        "The rules chose the summary. Check `llm_url` in mkdocs.yml and the key, then build again.",
    ),
    "model-answer": (
        "Language model not usable",
        "The rules chose the summary. Build again, or name another `llm_model` in mkdocs.yml.",
    ),
    "no-kept-answer": (
        "Language model not asked",
        "The rules chose the summary. Build once without `offline` in mkdocs.yml, so that the model is asked.",
    ),
    "front-matter": ("Front matter that cannot be used", "Mend the line that is named, at the head of the file."),
    "bad-date": ("Document dates that cannot be used", "Write the date as YYYY-MM-DD in the line that is named."),
    "bad-language": ("Languages that cannot be used", "Write a code such as `en` in the line that is named."),
    "bad-url": ("Addresses that cannot be used", "Write the whole address, with https://, in the line that is named."),
    "mail": (
        "Messages that are not well-formed",
        "Check the text on the page; export the message again if it lacks some.",
    ),
    "invalid-authority": ("Mistakes in actors.yml", "Mend the line that is named; until then that part is not used."),
    "invalid-correction": ("Mistakes in corrections", "Mend the line that is named; until then it is not applied."),
    "orphan-correction": (
        "Corrections whose words are gone",
        "Point the correction at the words as they are now, in the file and line that are named, or delete it there.",
    ),
    "lost-corrections": (
        "Corrections of no document",
        "Rename the file after its source (NAME.corrections.yml beside NAME.txt), or delete it.",
    ),
    "doubtful-speaker": (
        "Who says it, to check",
        "Read the words in the dossier. If somebody else speaks, choose “Not right?” beside the quote and say who.",
    ),
    "low-confidence": (
        "Perhaps no persons",
        "Read the words in the dossier. For what is nobody, choose “Not right?” beside the name, and drop it.",
    ),
    "lone-name": (
        "Names that stand alone",
        "If you know who is meant, paste the lines into actors.yml; for what is nobody, write `hide: true` there.",
    ),
    "no-date": ("Undated", "Give the date where the line says: in front matter or in a corrections file."),
    "no-title": ("Untitled", "Give the title where the line says: in front matter or in a corrections file."),
    "no-source": (
        "Without a source",
        "Say who published it where the line says: in front matter or in a corrections file.",
    ),
    "unattributed-quote": (
        "Quotes without a speaker",
        "If the text lets you, name the speaker: “Not right?” beside the quote, or its corrections file.",
    ),
    "ambiguous-date": (
        "Dates with two readings",
        "Choose the right one in the document’s corrections file, or set `date_order` in mkdocs.yml for all.",
    ),
    "unresolved-date": (
        "Dates that cannot be placed",
        "Date the document, in front matter or its corrections file: such dates are then counted from it.",
    ),
    "possible-duplicates": (
        "Perhaps one actor",
        "In actors.yml, join them with `same:` or keep them apart with `not_same:`.",
    ),
    "unused-authority": (
        "Entries of actors.yml that match nothing",
        "Check the spelling in actors.yml, or remove the entry.",
    ),
    "unneeded-correction": (
        "Corrections no longer needed",
        "The dossier says so by itself: delete the entry in the file and line that are named.",
    ),
    "same-address": ("Two files with one address", "Rename one of the two files."),
    "not-prose": ("Hardly any prose", "Check the dossier: the engine is made for running English text."),
    "other-language": (
        "In another language",
        "Nothing is looked for there. Put a translation beside it as a document of its own.",
    ),
    "encoding": ("Encoding guessed", "Check the words on the page, and save the file as UTF-8."),
    "mended-encoding": ("Damaged characters mended", "Check the words on the page, and save the file as UTF-8."),
    "direction-marks": (
        "Marks that turn the direction of text",
        "Remove them from the file; the page shows them as text.",
    ),
    "html": ("Web pages that are not sound", "Check the text on the dossier’s page."),
    "little-text": ("Pages without their article", "Save the page again when the article itself is shown."),
    "hidden-text": ("Hidden text left out", "If it should count, show it in Word and save the document again."),
    "doubtful-kind": ("Kinds of names left open", "Nothing to do; “Not right?” beside the name gives it another type."),
    "first-name": (
        "First names alone",
        "Nothing to do; if you know who is meant, give them an entry in actors.yml.",
    ),
    "line-numbers": ("Line numbers left out", "Nothing to do, unless they are part of the text."),
    "other-format": ("Files that are not what their ending says", "Give the file the ending of its format."),
    "whole-page": (
        "Pages read as a whole",
        "Check the text on the dossier’s page for menus and adverts, and cut the file.",
    ),
    "tracked-changes": ("Tracked changes", "Accept or reject them in the document, and save it again."),
    "comments": ("Comments not read", "Put into the document’s text what should be read."),
    "attachments": ("Attachments not read", "Save those that matter beside the message."),
    "quoted-replies": ("Quoted replies left out", "Add the earlier messages as files of their own."),
    "blank-pages": ("Pages without text", "Run text recognition (OCR) over scanned pages, and save the file again."),
    "pdf-page": ("Pages that cannot be read", "Print the file to a new PDF, and put it in its place."),
    "running-heads": ("Running heads left out", "Nothing to do, unless a line of the text is among them."),
}
"""Code of a notice -> how a list heads its kind, and what to do about it. One not here is headed by its code."""

FOR_THE_RECORD = frozenset({"doubtful-kind", "first-name", "line-numbers", "running-heads"})
"""Kinds that ask nobody for anything: what was done with a file, and doubts that harm nobody."""
