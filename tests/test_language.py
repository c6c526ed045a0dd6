"""The language of a text is told from its commonest words, or not at all."""

import pytest

from dossier.read.language import guess_language


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
        ("Ministeri tha të hënën se bisedimet do të vazhdojnë edhe nesër në kryeqytet.", None),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_language_of_a_sentence(text: str, language: str | None) -> None:
    assert guess_language(text) == language
