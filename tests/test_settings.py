import pytest

from dossier.errors import SettingsError
from dossier.settings import Settings, load_settings


def test_no_options_give_the_defaults():
    assert load_settings(None) == (Settings(), ())


def test_a_list_becomes_a_tuple():
    settings, _ = load_settings({"accept": ["no-title"]})
    assert settings.accept == ("no-title",)


def test_search_takes_what_it_holds_or_whether_it_is_made():
    given = {value: load_settings({"search": value})[0].search for value in (True, "all", "none", "dossiers")}
    assert given == {True: "dossiers", "all": "all", "none": "none", "dossiers": "dossiers"}
    assert load_settings({"search": False})[0].search == "none"
    assert Settings().search == "dossiers"


def test_an_unknown_option_is_a_warning_with_the_nearest_name():
    settings, warnings = load_settings({"contents": "x"})
    assert settings == Settings()
    assert warnings == ("unknown option 'contents'. Did you mean 'content'?",)


def test_every_problem_is_reported_at_once():
    with pytest.raises(SettingsError) as caught:
        load_settings({"workers": -1, "search": "yes", "date_order": "us", "accept": "no-title"}, path="mkdocs.yml")
    message = str(caught.value)
    assert message.startswith("mkdocs.yml: ")
    for name in ("workers", "search", "date_order", "accept"):
        assert f"'{name}'" in message


def test_true_is_not_a_number():
    with pytest.raises(SettingsError, match="whole number"):
        load_settings({"workers": True})
