"""Texts in the encodings that came before UTF-8 are read as what they are."""

import pytest

from dossier.read.decode import decode
from dossier.read.files import read_file
from dossier.settings import Settings
from dossier.wording import say

TEXTS = {
    "ru": "Совет порта отложил открытие причала. Капитаны ждут уже третий день, сообщил диспетчер.",
    "uk": "Рада порту відклала відкриття причалу. Капітани чекають уже третій день, повідомив диспетчер.",
    "bg": "Съветът на пристанището отложи откриването на кея. Капитаните чакат вече трети ден.",
    "pl": "Rada portu odłożyła otwarcie nabrzeża. Kapitanowie czekają już trzeci dzień, oświadczył dyspozytor.",
    "cs": "Rada přístavu odložila otevření mola. Kapitáni čekají už třetí den, řekl dispečer v úterý.",
    "sk": "Rada prístavu odložila otvorenie móla. Kapitáni čakajú už tretí deň, povedal dispečer.",
    "hu": "A kikötő tanácsa elhalasztotta a móló megnyitását. A kapitányok már három napja várnak, közölte az őr.",
    "hr": "Vijeće luke odgodilo je otvorenje gata. Kapetani čekaju već treći dan, rekao je otpravnik; šteta raste.",
    "el": "Το συμβούλιο του λιμανιού ανέβαλε τα εγκαίνια της προβλήτας. Οι καπετάνιοι περιμένουν τρεις μέρες.",
    "tr": "Liman kurulu iskelenin açılışını erteledi. Kaptanlar üç gündür bekliyor, dedi görevli; şehir kızgın.",
    "lt": "Uosto taryba atidėjo prieplaukos atidarymą. Kapitonai laukia jau trečią dieną, pranešė budėtojas.",
    "zh": "港口委员会推迟了码头的启用。调度员说，船长们已经等了三天。",
    "zh-tw": "港口委員會推遲了碼頭的啟用。調度員說，船長們已經等了三天。",
    "ja": "港の評議会は埠頭の開業を延期した。船長たちはもう三日待っていると係員は話した。",
    "ko": "항만 위원회는 부두 개장을 연기했다. 선장들은 벌써 사흘째 기다리고 있다고 담당자가 말했다.",
    "ar": "أجل مجلس الميناء افتتاح الرصيف. وينتظر القباطنة منذ ثلاثة أيام، كما قال الموظف.",
    "he": "מועצת הנמל דחתה את פתיחת הרציף. הקברניטים ממתינים כבר שלושה ימים, אמר הפקיד.",
    "th": "สภาท่าเรือเลื่อนการเปิดท่าเทียบเรือ กัปตันรอมาแล้วสามวัน",
    "de": "Der Hafenrat hat die Eröffnung des Kais verschoben. Die Kapitäne müssen weiter warten, hieß es für alle.",
    "fr": "Le conseil du port a reporté l'ouverture du quai. Les capitaines sont énervés: ils patientent déjà.",
    "es": "El consejo del puerto aplazó la inauguración del muelle. Los capitanes esperan mañana una señal.",
    "en": "The harbour’s council put off the opening of the quay – “again”, as Zoë Müller said at the café.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *(("ru", name) for name in ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic")),
        *(("uk", name) for name in ("cp1251", "koi8_u")),
        ("bg", "cp1251"),
        *((language, name) for language in ("pl", "cs", "sk", "hu", "hr") for name in ("cp1250", "iso8859_2")),
        *(("el", name) for name in ("cp1253", "iso8859_7")),
        *(("tr", name) for name in ("cp1254", "iso8859_9")),
        ("lt", "cp1257"),
        *(("zh", name) for name in ("gb2312", "gbk", "gb18030")),
        ("zh-tw", "big5"),
        *(("ja", name) for name in ("shift_jis", "euc_jp", "iso2022_jp")),
        *(("ko", name) for name in ("euc_kr", "cp949", "iso2022_kr")),
        *(("ar", name) for name in ("cp1256", "iso8859_6")),
        *(("he", name) for name in ("cp1255", "iso8859_8")),
        ("th", "tis_620"),
        *((language, name) for language in ("de", "fr", "es") for name in ("cp1252", "latin_1", "mac_roman", "cp850")),
        ("en", "cp1252"),
        ("en", "mac_roman"),
    ],
)
def test_a_paragraph_in_an_old_encoding_is_read(language: str, encoding: str) -> None:
    text = TEXTS[language].replace("،", "،" if encoding.startswith(("cp1256", "iso8859_6")) else ",")
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.certain


@pytest.mark.parametrize(("language", "encoding"), [("pl", "cp1250"), ("ru", "koi8_r"), ("ja", "euc_jp")])
def test_a_file_in_an_old_encoding_says_what_was_done(tmp_path, language: str, encoding: str) -> None:
    (tmp_path / "report.txt").write_bytes(TEXTS[language].encode(encoding))
    [document], notices = read_file(tmp_path / "report.txt", tmp_path, Settings())
    assert document.text == TEXTS[language]
    [notice] = [notice for notice in notices if notice.code == "encoding"]
    assert "not valid UTF-8" in say(notice.reason)
    assert "Save it as UTF-8" in say(notice.reason)


def test_letters_that_fit_no_language_are_reported(tmp_path) -> None:
    data = b"The word list holds " + bytes(range(0xA1, 0xC0)) + b" and then the rest of the text.\n"
    (tmp_path / "odd.txt").write_bytes(data)
    _, notices = read_file(tmp_path / "odd.txt", tmp_path, Settings())
    assert [notice.severity for notice in notices if notice.code == "encoding"] == ["warning"]


def test_a_name_from_elsewhere_does_not_change_the_encoding_of_an_english_text() -> None:
    text = "The bill was brought in by José Núñez and Søren Ångström of the committee on Monday."
    assert decode(text.encode("cp1252")).encoding == "windows-1252"


def test_a_page_that_says_latin_1_is_read_as_windows_1252() -> None:
    text = "Señor Peña: “¿mañana?”"
    assert decode(text.encode("cp1252"), "iso-8859-1").text == text


def test_a_page_that_says_latin_1_and_is_not_is_read_as_what_it_is() -> None:
    assert decode(TEXTS["ru"].encode("cp1251"), "iso-8859-1").text == TEXTS["ru"]
