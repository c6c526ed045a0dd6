"""The language of a text and of its paragraphs is told, or left open."""

import pytest

import dossier.read.language
from dossier.analyse import run_stages
from dossier.read import document_from_text
from dossier.read.language import foreign_language, guess_language
from dossier.settings import Settings
from dossier.wording import say


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the talks would go on.", "en"),
        ("Der Minister sagte am Montag, dass die Gespräche mit der Gewerkschaft nicht zu Ende sind.", "de"),
        ("Le ministre a dit que les négociations ne sont pas terminées dans la capitale.", "fr"),
        ("Il ministro ha detto che le trattative non sono finite e che il governo è con i sindacati.", "it"),
        ("O ministro disse que as negociações não são para os sindicatos da capital.", "pt"),
        ("De minister zei dat het overleg met de bonden niet voor maandag is.", "nl"),
        ("Министр сказал, что переговоры не закончены и что они идут в столице.", "ru"),
        ("قال الوزير إن المحادثات في العاصمة لم تنته بعد من قبل هذا الأسبوع", "ar"),
        ("大臣は月曜日に、協議は続くと述べた。", "ja"),
        ("部长周一表示，谈判将继续进行。", "zh"),
        ("장관은 월요일에 회담이 계속될 것이라고 말했다.", "ko"),
        ("Ministeri tha të hënën se bisedimet do të vazhdojnë edhe nesër në kryeqytet.", "sq"),
        ("Jednání budou pokračovat, řekl ministr v pondělí.", "cs"),
        ("Hallitus hyväksyi lain eilen.", "fi"),
        ("A kormány tegnap elfogadta a törvényt.", "hu"),
        ("Guvernul a adoptat ieri legea privind podurile.", "ro"),
        ("Hükümet dün yasayı kabul etti.", "tr"),
        ("دولت دیروز این قانون را تصویب کرد.", "fa"),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_language_of_a_sentence(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Jean-Pierre Lefèvre, Anne Dupont, François Martin, Léa Bernard",
        "Caroline van den Brul, Jan de la Vega and Ludwig von der Heide resigned on 2 July 2020.",
        "JAKARTA, Indonesia",
        "melissa.example@mail.example.org",
        "Hydrogen plan",
        "Vote: ayes 34, noes 22.",
        "MS. MOE:  Okay.  Two more.  Go ahead.",
        "Thank you very much.  I’ll be reporting again tomorrow.",
    ],
)
def test_names_and_short_lines_are_no_foreign_text(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Wir sind bereit“, sagte Anna Schmidt am Dienstag.", "de"),
        ("« Nous sommes prêts », a déclaré Marie Dupont.", "fr"),
        ("Estamos listos, dijo el ministro en la reunión.", "es"),
        ("我们准备好了，发言人表示。", "zh"),
        ("Мы готовы, сказал министр.", "ru"),
    ],
)
def test_a_sentence_in_another_language_is_told(text: str, language: str) -> None:
    assert foreign_language(text) == language


MIXED = """Joint statement

4 May 2021

"We are ready," Ada Moe said. The council agreed on 3 May 2021 and will meet again in the autumn.

„Wir sind bereit“, sagte Anna Schmidt am Dienstag. Die Regierung hat am 5. Mai 2021 das Gesetz beschlossen.

The mayor, Jo Bell, thanked them.
"""


def test_rules_for_english_leave_a_foreign_paragraph_alone() -> None:
    dossier = run_stages(document_from_text(MIXED), Settings())
    foreign = next(block.span for block in dossier.document.blocks if block.language == "de")
    assert foreign.of(dossier.document.text).startswith("„Wir sind bereit“")
    found = [
        *(mention.span for actor in dossier.actors for mention in actor.mentions),
        *(span for quote in dossier.quotes for span in quote.spans),
        *(date.span for date in dossier.dates),
        *(sentence.span for sentence in dossier.sentences),
    ]
    assert not [span for span in found if span.overlaps(foreign)]
    assert {actor.name for actor in dossier.actors} >= {"Ada Moe", "Jo Bell"}
    for sentence in dossier.sentences:
        assert sentence.span in dossier.document.blocks[sentence.block].span
    notice = next(notice for notice in dossier.notices if notice.code == "other-language")
    assert "1 of its 5 paragraphs" in say(notice.reason)
    assert "German" in say(notice.reason)
    assert notice.line == 7


def test_a_document_in_another_language_gives_nothing_and_says_so() -> None:
    dossier = run_stages(document_from_text("Отчёт\n\nМы готовы, сказал министр Иван Петров в городе.\n"), Settings())
    assert not dossier.actors
    assert [say(notice.reason) for notice in dossier.notices if notice.code == "other-language"] == [
        "is written in another language (Russian); the built-in engine reads English only and finds nothing."
        " Put a translation beside it."
    ]


def test_another_engine_reads_other_languages() -> None:
    dossier = run_stages(document_from_text("Мы готовы, сказал министр Иван Петров в городе.\n"), Settings(), ())
    assert len(dossier.sentences) == 1


def test_a_document_is_in_the_language_of_most_of_its_text() -> None:
    english = "The council agreed on the plan and will meet again in the autumn to talk about the rest of it."
    german = "Die Regierung hat das Gesetz beschlossen."
    for text, language in ((f"{english}\n\n{german}", "en"), (f"{german * 4}\n\nThe mayor thanked them all.", "de")):
        document = document_from_text(text)
        assert document.language is not None
        assert document.language.value == language


def test_english_without_words_of_grammar_is_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier.read.language, "_identifier", lambda: pytest.fail("it takes a second to load"))
    assert foreign_language("Okay. Thank you all very much. Go ahead and take one more question.") is None
