"""Two full names may be one person's, or are certainly of two."""

import pytest

from dossier.english.person_names import are_two, may_be_one, person_name


def read(name: str) -> tuple[str, ...]:
    return tuple(name.replace(",", " ,").split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joseph R. Biden, Jr.", "Joe Biden"),
        ("Kim Jong-Un", "Kim Jong Un"),
        ("Park Geun-hye", "Park Geunhye"),
        ("Abdul Rahman Qadri", "Abdul-Rahman Qadri"),
        ("Abdel Fattah el-Sabry", "Abdel Fattah al-Sabry"),
        ("Volodymyr Zaretskyy", "Vladimir Zaretski"),
        ("Berg, Anna", "Anna Berg"),
        ("J.K. Rowntree", "Joanne Rowntree"),
        ("Willard Mitt Romley", "Mitt Romley"),
        ("Ursula von der Linden", "Ursula Linden"),
        ("Orban Viktor", "Viktor Orban"),
        ("OLENA BONDAR", "Olena Bondar"),
    ],
)
def test_two_names_of_one_person(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        assert may_be_one(*(person_name(read(name)) for name in pair))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martin Okafor Sr.", "Martin Okafor Jr."),
        ("Harald V", "Harald III"),
        ("John A. Marsden", "John B. Marsden"),
        ("George H. W. Tarrant", "George W. Tarrant"),
        ("Hillary Calder", "Bill Calder"),
        ("Jean-Claude Berg", "Jean Berg"),
        ("Anna Berg", "Tom Berg"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert are_two(person_name(read(one)), person_name(read(other)))


@pytest.mark.parametrize("name", ["Berg", "von der Linden", "Brandt Jr."])
def test_a_last_name_alone_is_no_full_name(name: str) -> None:
    assert not person_name(read(name)).is_full
