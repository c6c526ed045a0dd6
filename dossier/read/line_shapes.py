"""The shapes of the lines that stand around a headline; `lines.py` says what each means."""

from __future__ import annotations

import re

from dossier.english.datelines import UPPER
from dossier.english.dates import MONTH

BREADCRUMB = re.compile(r"[\w&' ]{2,30}(?:\s*[>»›]\s*[\w&'., -]{2,40}){1,6}")
SECTIONS = re.compile(
    rf"[{UPPER}][\w&']*(?: [\w&']+){{0,2}}(?:\s*[|•·/]\s*[{UPPER}][\w&'.]*(?: [\w&'.]+){{0,2}}){{1,8}}"
)
PROMPT = re.compile(
    r"(?:share|tweet|print|e-?mail|save|comments?|facebook|twitter|whatsapp|linkedin|copy link|this|on|via"
    r"|pinterest|reddit"
    r"|[\s:|,•·/]){2,}|\d+ comments?|view comments|\d+[ -]min(?:ute)?s? read|skip to .{3,30}|menu|search|log in|sign in"
    r"|we use cookies\b.*|accept all.*|subscribe.{0,60}|listen to this.{0,40}",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"(?:(?:media |press |news )?contacts?|phone|tel|telephone|fax|e-?mail|mobile|web|website"
    r"|office)\b ?\(?\w*\)?[.:].{0,120}"
    r"|\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?!\d{1,4}[./-]\d\d?[./-]\d{1,4}$)[+(]?\d[\d ()./-]{6,20}"
    r"|\d{1,5} [A-Z][\w.]+(?: [A-Z][\w.]+){0,2} (?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Square|Boulevard"
    r"|Drive)\b.{0,40}",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:(?:press |news |media )?(?:release|statement|news|document|report|circular|bulletin|order|case|reference"
    r"|ref|story|article)"
    r"(?: (?:no|number|id|nr)\b\.?)?|no|nos|number|id|docket|ref)[.: ]{0,3}"
    r"(?:no\.? ?)?(?=[\w/.-]*\d)[\w/.-]{2,20}(?: of \d{4})?"
    r"|\d{1,6}|`?[0-9a-f]{16,64}`?|\[(?:Volume|Page|Pages|Vol)\b[^\[\]]{1,80}\]",
    re.IGNORECASE,
)
TAG = re.compile(r"(?:tags?|filed under|category|categories|topics?|section|keywords)\s?:.{0,100}", re.IGNORECASE)
KIND = re.compile(
    r"(?:(?:world|local|national|business|sports?|politics|breaking|latest|top|uk|us|international|regional) news"
    r"|politics"
    r"|commentary|opinion|analysis|feature|features|interview|editorial|exclusive|breaking|press release|news release"
    r"|transcript|for immediate release|memorandum|(?:\w )+\w|as (?:delivered|prepared)[^\d\n]{0,30}"
    r"|\(as .{3,40}\))[.:]?",
    re.IGNORECASE,
)
CODE = re.compile(r"\{%.*%\}|\{\{.*\}\}|(?:<[^<>]{1,400}>\s*)+|/?[\w./-]+\.(?:jpe?g|png|svg|gif|webp)", re.DOTALL)
CAPTION = re.compile(
    r".{0,240}(?:\b(?:Photos?|Photograph|Pictures?|Images?|Credits?|(?:Photo|Image|Picture) credits?"
    r"|Photographs?)(?: by)?\s?[:/]"
    r"\s?\S.{0,60}|\((?:Photo|Picture|Image|AP|Getty)\b[^()]{0,60}\)\.?)",
    re.DOTALL,
)
RECORD = re.compile(r"\[?(?P<source>Congressional Record) (?:Volume|\().{5,80}\]?")
RECORD_REST = re.compile(
    r"\[(?:House|Senate|Extensions of Remarks|Daily Digest|Pages?\b.{1,30})\]|From the Congressional Record\b.*"
)

MONTHS_ELSEWHERE = {
    name: number
    for number, names in enumerate(
        (
            "janvier januar enero gennaio januari janeiro",
            "février fevrier februar febrero febbraio februari fevereiro",
            "mars märz maerz marzo maart março marco",
            "avril abril aprile",
            "mai mayo maggio mei maio maj",
            "juin juni junio giugno junho",
            "juillet juli julio luglio julho",
            "août aout agosto augustus augusti",
            "septembre septiembre settembre setembro",
            "octobre oktober octubre ottobre outubro",
            "novembre noviembre novembro",
            "décembre decembre dezember diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
MONTH_ELSEWHERE = "|".join(sorted(MONTHS_ELSEWHERE, key=len, reverse=True))
ELSEWHERE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er|\.|º)? (?:de |di )?(?P<month>{MONTH_ELSEWHERE}) (?:de |del )?(?P<year>\d{{4}})",
    re.IGNORECASE,
)
OTHER_DAY = re.compile(r"(?:Born|Died|Founded|Established|Opened|Closed|Next|Deadline|Due|Starts|Ends|Valid|Until)\b")
"""What begins a line with the day of something else."""

ISSUED = re.compile(
    rf"(?:The )?(?:(?:press|news) (?:release|story|item|note)|statement|speech|letter|notice|guidance|article)? ?"
    rf"(?i:issued|published|released|made|posted) by (?:the )?(?P<source>[{UPPER}][^.,:\n]{{2,80}}?) on"
    rf" (?P<day>[^.\n]{{6,40}})\.?"
)
SPEAKER_DAY = re.compile(rf"(?:Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Rep)\. [{UPPER}][\w.'’ -]{{1,40}} [—–-] [\w ,]{{8,24}}\d{{4}}")
DAY_CLOCK = re.compile(r"(?P<rest>[^/]{8,40}\d{4}) ?/ ?\d{1,2}:\d\d.{0,20}")
VERB_DAY = re.compile(
    r"(?:delivered|argued|decided|reargued|submitted|broadcast|recorded|aired|filed|given|held|first broadcast|accessed"
    r"|as (?:prepared for delivery|delivered)"
    r"|last updated?|last reviewed|posted|issued|published|released|embargoed until"
    r"|(?:situation |information |data |figures |status |current |correct )?as (?:of|at))"
    r"(?: on| at|,? ?[–—-])?:? (?P<rest>.{6,90})",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?i:(?:this (?:article|story|report|piece|post|text) )?(?:was |is |has been )?(?:first |originally )+"
    r"(?:published|posted|appeared|released)(?: online)?(?: on| by| in| at)) "
    rf"(?P<source>(?:[Tt]he )?(?!{MONTH} |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\b)[{UPPER}][\w'’&-]*"
    rf"(?: (?:(?:of|the|and|for|&) )?[{UPPER}][\w'’&-]*)*)(?P<rest>[^\n]*)"
)
FOREIGN_LABEL = re.compile(
    r"(?P<label>[^\W\d_]+(?: [^\W\d_]+)?):? (?:am |le |el |il |den |op |em )?(?=\d)(?P<rest>.{6,40})", re.IGNORECASE
)
PUBLISHED_ELSEWHERE = re.compile(
    r"(?:publi[ée]e?|ver[öo]ffentlicht|publicado|publicada|pubblicato|gepubliceerd|publicerad|publisert|udgivet"
    r"|opublikowano"
    r"|stand|fecha|datum|data|mis [àa] jour|aktualisiert|actualizado|aggiornato|bijgewerkt)\b",
    re.IGNORECASE,
)
"""Words for "published" and "updated" in the languages that stand around English texts most often."""

PLACE_DAY_ELSEWHERE = re.compile(
    rf"(?P<place>[{UPPER}][\w.'’-]+(?: [{UPPER}][\w.'’-]+){{0,2}}), (?:le |den |el |am |il )?(?=\d)"
)
DAYS = re.compile(
    rf"(?:{MONTH} \d{{1,2}} ?[-–—] ?(?P<one>{MONTH} )?(?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    rf"|\d{{1,2}}(?: {MONTH})? ?[-–—] ?(?P<d2>\d{{1,2}} {MONTH} \d{{4}}))"
)
CASE = re.compile(rf"[{UPPER}\d][^:\n]{{3,400}}(?<![.!?]) v(?:s?\.|ersus) (?:the )?[{UPPER}][^:\n]{{2,400}}", re.DOTALL)
COURT = re.compile(r"(?:IN THE |THE )?(?:[A-Z]+ )*(?:COURT|TRIBUNAL)(?: (?:OF|FOR|AT|IN|THE|AND|[A-Z]+))*")
NAMES = re.compile(
    rf"[{UPPER}][\w.'’-]+(?: (?:[{UPPER}][\w.'’-]*|de|van|von|al|bin|del|la)){{1,3}}"
    rf"(?:(?:, and |, | and | & )[{UPPER}][\w.'’-]+(?: (?:[{UPPER}][\w.'’-]*|de|van|von|al|bin|del|la)){{1,3}}){{0,3}}"
)
NO_AUTHOR = re.compile(
    r"\b(?:Note|Release|Statement|Report|News|Media|Press|Office|Room|Hall|House|Street|Park|Hotel|Centre|Center|Island"
    r"|University|College|School|Airport|Base|Plaza|Square|Court|Palace|Church|Station|City|County|Lawn|Garden|Day)\b"
)
"""What ends the names of places and papers that begin with a first name."""

OUTLET = re.compile(
    rf"(?:[Tt]he )?[{UPPER}][\w'’&-]*(?: [{UPPER}&][\w'’&-]*){{0,3}} (?:Times|Post|Gazette|Courier|Herald|Tribune"
    rf"|Observer|Journal"
    r"|Guardian|Telegraph|Chronicle|Mail|Star|Sentinel|Dispatch|Examiner|Mirror|News|Press|Review|Echo|Argus"
    r"|Bulletin|Radio)"
)
INSTITUTE = re.compile(
    rf"(?:[Tt]he )?(?:[{UPPER}][\w'’&-]* ){{0,3}}(?:Institute|Foundation|Centre|Center|Ministry|Council|Union"
    rf"|Department)"
    rf"(?: (?:for|of|on|and|the|[{UPPER}][\w'’&-]*)){{1,6}}"
)

AUTHOR_LABEL = re.compile(
    r"(?:(?:Words|Text|Story|Writer|Reporter|Reporting|Written|Interview)(?: by)?:?|By:) (?P<name>[^\n]{4,90})"
)
VENUE = re.compile(
    rf"(?:[Tt]he )?(?:(?:[{UPPER}][\w.'’&-]*|\d{{1,4}}(?:th|st|nd|rd)?|of|the|and|at|in),? ){{0,7}}[{UPPER}][\w.'’&-]*"
)
CLOCK = re.compile(r"\d{1,2}[:.]\d\d ?[AaPp]\.?[Mm]\b.{0,12}")
SPOKEN = re.compile(rf"(?:[{UPPER}][{UPPER} .’'-]{{2,60}}(?:\([^()]{{2,40}}\))?:|Q(?:UESTION)?[.:]?) ")
TOWN = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}(?:, [A-Z][\w.'’ -]{1,30}){1,2}")
SITE = re.compile(r"(?P<words>.{12,}?)\s+[|–—-]\s+(?P<site>[^|–—]{3,40})$")
GOES_ON = re.compile(r"(?:TO|OF|ON|AT|IN|AND|FOR|BY|BEFORE|WITH|THE|FROM) [A-Z]")
PAPER_DAYS = re.compile(
    r"(?:received|submitted|revised|accepted)\b.{4,120}\bpublished(?: online)?:? (?P<rest>[^/;|]{6,40}).*",
    re.IGNORECASE,
)
