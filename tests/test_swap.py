import pytest

from dossier.publish import swap


@pytest.fixture(params=["in one step", "in two renames"])
def site(tmp_path, request, monkeypatch):
    if request.param == "in two renames":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("last")
    return folder


def built_aside(site, text="new"):
    new = swap.prepare(site)
    new.mkdir()
    (new / "index.html").write_text(text)
    return new


def test_the_last_site_stays_until_the_new_one_is_whole(site):
    built_aside(site)
    assert (site / "index.html").read_text() == "last"
    swap.publish(site)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_last_site(site):
    built_aside(site)
    swap.discard(site)
    assert (site / "index.html").read_text() == "last"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared(site):
    built_aside(site, "half")
    assert not swap.prepare(site).exists()
    assert (site / "index.html").read_text() == "last"


def test_a_build_killed_during_the_move_gives_the_last_site_back(site):
    site.rename(swap.former(site))
    swap.prepare(site)
    assert (site / "index.html").read_text() == "last"


def test_hidden_files_of_the_last_site_stay_as_mkdocs_leaves_them(site):
    (site / ".git").write_text("gitdir: elsewhere")
    (site / "old.html").write_text("gone")
    built_aside(site)
    swap.publish(site)
    assert sorted(path.name for path in site.iterdir()) == [".git", "index.html"]


def test_hidden_files_survive_a_build_killed_before_they_were_carried_over(site):
    (site / ".git").write_text("gitdir: elsewhere")
    built_aside(site)
    site.rename(swap.former(site))
    swap.aside(site).rename(site)
    swap.prepare(site)
    assert (site / ".git").read_text() == "gitdir: elsewhere"
    assert (site / "index.html").read_text() == "new"


def test_hidden_files_survive_a_build_killed_right_after_the_exchange(site):
    (site / ".git").write_text("gitdir: elsewhere")
    new = built_aside(site)
    last = site.rename(site.with_name("last"))
    new.rename(site)
    last.rename(swap.aside(site))
    swap.prepare(site)
    assert (site / ".git").read_text() == "gitdir: elsewhere"
    assert (site / "index.html").read_text() == "new"


def test_an_exchange_moves_both_or_neither(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    (one / "a").write_text("")
    assert not swap.exchange(one, other)
    assert one.is_dir() and not other.exists()
    other.mkdir()
    moved = swap.exchange(one, other)
    assert [path.name for path in (other if moved else one).iterdir()] == ["a"]
    assert list((one if moved else other).iterdir()) == []


def test_the_first_site_needs_no_former_one(tmp_path):
    site = tmp_path / "site"
    built_aside(site)
    swap.publish(site)
    assert (site / "index.html").read_text() == "new"


def test_a_linked_site_folder_is_not_exchanged(site, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(site)
    assert not swap.can_stage(link)
    assert swap.can_stage(site)
