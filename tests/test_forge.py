"""The address at which a forge edits a source and its corrections, for every way in which mkdocs.yml may say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.people.actors_file.withhold import BAR
from dossier.plugin import load_mkdocs
from dossier.plugin.site import site_of
from dossier.publish.pages.forge import corrections_editor, source_edit_link
from dossier.publish.pages.site import Site
from dossier.publish.repository import Checkout, find_checkout

HUB = "https://github.com/o/r"
LAB = "https://gitlab.com/g/p"
TEA = "https://codeberg.org/o/r"
BUCKET = "https://bitbucket.org/o/r"
OWN = "https://git.example.org/o/r"


@pytest.mark.parametrize(
    ("repo", "uri", "docs", "edit", "new"),
    [
        # GitHub: every verb that shows a file is one that edits it here.
        (HUB, "edit/main/docs/", "docs", "edit/main/content/2024/{}", "new/main/content/2024?filename={}"),
        (HUB, "blob/main/docs/", "docs", "edit/main/content/2024/{}", "new/main/content/2024?filename={}"),
        (f"{HUB}.git", "tree/main/docs", "docs", "edit/main/content/2024/{}", "new/main/content/2024?filename={}"),
        (f"{HUB}/", "edit/m/w/c/p/", "c/p", "edit/m/w/content/2024/{}", "new/m/w/content/2024?filename={}"),
        (HUB, "edit/my/x/docs/", "docs", "edit/my/x/content/2024/{}", "new/my/x/content/2024?filename={}"),
        (HUB, "edit/main/", "docs", "edit/main/content/2024/{}", "new/main/content/2024?filename={}"),
        # What MkDocs takes where mkdocs.yml has no edit_uri names `docs`, whatever docs_dir is.
        (HUB, "edit/master/docs/", "c/p", "edit/master/content/2024/{}", "new/master/content/2024?filename={}"),
        (LAB, "edit/master/docs/", "c/p", "-/edit/master/content/2024/{}", "-/new/master/content/2024?file_name={}"),
        (BUCKET, "src/default/docs/", "c/p", "src/default/content/2024/{}?mode=edit&at=default",
         "src/default/content/2024/"),
        # GitLab, on a host of its own too.
        (LAB, "-/edit/main/docs/", "docs", "-/edit/main/content/2024/{}", "-/new/main/content/2024?file_name={}"),
        (OWN, "-/blob/main/docs/", "docs", "-/edit/main/content/2024/{}", "-/new/main/content/2024?file_name={}"),
        # Gitea, Forgejo, Bitbucket.
        (TEA, "_edit/main/docs/", "docs", "_edit/main/content/2024/{}", "_new/main/content/2024?filename={}"),
        (TEA, "src/branch/main/docs/", "docs", "_edit/main/content/2024/{}", "_new/main/content/2024?filename={}"),
        (OWN, "_edit/main/docs/", "docs", "_edit/main/content/2024/{}", "_new/main/content/2024?filename={}"),
        (BUCKET, "src/main/docs/", "docs", "src/main/content/2024/{}?mode=edit&at=main", "src/main/content/2024/"),
    ],
)  # fmt: skip
def test_the_address_is_that_of_the_forge(repo: str, uri: str, docs: str, edit: str, new: str) -> None:
    site = Site(repo_url=repo, edit_uri=uri, docs_dir=docs)
    top = repo.rstrip("/").removesuffix(".git") + "/"
    assert source_edit_link(site, "2024/a.txt") == top + edit.format("a.txt")
    assert address(site, "2024/a.txt", exists=False) == top + new.format("a.corrections.yml")
    assert address(site, "2024/a.txt", exists=True) == top + edit.format("a.corrections.yml")


def address(site: Site, path: str, *, exists: bool) -> str | None:
    editor = corrections_editor(site, path, exists=exists)
    return editor.address if editor is not None else None


@pytest.mark.parametrize(
    ("repo", "uri", "edit"),
    [
        ("", f"{HUB}/edit/main/docs/", f"{HUB}/edit/main/content/a.txt"),
        # Forges that nobody here knows are asked as mkdocs.yml asks them, for files that are there.
        (OWN, "?query=root/docs/", f"{OWN}?query=root/content/a.txt"),
        (OWN, "#root/docs/", f"{OWN}#root/content/a.txt"),
        (HUB, "", None),
        ("javascript:x", "edit/main/docs/", None),
    ],
)
def test_other_addresses_are_taken_as_they_are(repo: str, uri: str, edit: str | None) -> None:
    site = Site(repo_url=repo, edit_uri=uri, docs_dir="docs")
    assert source_edit_link(site, "a.txt") == edit
    assert (address(site, "a.txt", exists=False) is None) == (repo != "")


@pytest.mark.parametrize(
    ("template", "edit"),
    [
        (f"{HUB}/edit/main/docs/{{path}}", f"{HUB}/edit/main/content/a%20b.txt"),
        ("edit/main/docs/{path}", f"{HUB}/edit/main/content/a%20b.txt"),
        ("blob/main/docs/{path}", f"{HUB}/edit/main/content/a%20b.txt"),
        ("https://dev.azure.com/o/p/_git/r?path=/docs/{path}&version=GBmain",
         "https://dev.azure.com/o/p/_git/r?path=/content/a%20b.txt&version=GBmain"),
        ("https://cms.example/edit?file=docs%2F{path!q}", "https://cms.example/edit?file=content%2Fa%20b.txt"),
        ("https://wiki.example/{path_noext}", None),
    ],
)  # fmt: skip
def test_a_template_is_taken_apart(template: str, edit: str | None) -> None:
    site = Site(repo_url=HUB, edit_uri="edit/master/docs/", edit_template=template, docs_dir="docs")
    assert source_edit_link(site, "a b.txt") == edit


@pytest.mark.parametrize(
    ("uri", "checkout", "edit"),
    [
        ("edit/master/docs/", Checkout("web", "main"), f"{HUB}/edit/main/web/content/a.txt"),
        ("edit/master/docs/", Checkout("", ""), f"{HUB}/edit/master/content/a.txt"),
        ("edit/dev/somewhere/", Checkout("web", "main"), f"{HUB}/edit/dev/web/content/a.txt"),
        ("edit/dev/other/docs/", Checkout("web", "main"), f"{HUB}/edit/dev/other/content/a.txt"),
    ],
)
def test_the_checkout_says_what_mkdocs_yml_leaves_open(uri: str, checkout: Checkout, edit: str) -> None:
    site = Site(repo_url=HUB, edit_uri=uri, docs_dir="docs", checkout=checkout)
    assert source_edit_link(site, "a.txt") == edit


def test_the_forges_that_fill_a_new_file_are_known() -> None:
    for repo, uri, fills in (
        (HUB, "edit/main/docs/", True),
        (TEA, "_edit/main/docs/", True),
        (LAB, "-/edit/main/docs/", False),
        (BUCKET, "src/main/docs/", False),
    ):
        site = Site(repo_url=repo, edit_uri=uri, docs_dir="docs")
        begun = corrections_editor(site, "a.txt", exists=False)
        there = corrections_editor(site, "a.txt", exists=True)
        assert begun is not None
        assert there is not None
        assert (begun.fills, there.fills) == (fills, False)


def test_a_message_is_edited_in_its_mailbox_and_a_withheld_name_nowhere() -> None:
    site = Site(repo_url=HUB, edit_uri="edit/main/docs/", docs_dir="docs")
    assert source_edit_link(site, "box.mbox#3") == f"{HUB}/edit/main/content/box.mbox"
    assert source_edit_link(site, f"{BAR}.txt") is None
    assert corrections_editor(site, f"{BAR}.txt", exists=True) is None


@pytest.mark.parametrize("config", ["mkdocs.yml", "./mkdocs.yml", "../web/mkdocs.yml", "{here}/mkdocs.yml"])
@pytest.mark.parametrize(
    "edit_uri", ["", "edit_uri: edit/main/web/pages/", "edit_uri_template: 'edit/main/web/pages/{path}'"]
)
def test_the_link_is_the_same_however_the_file_is_named(
    config: str, edit_uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = tmp_path / "web"
    (web / "pages").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "refs" / "remotes" / "origin").mkdir(parents=True)
    (tmp_path / ".git" / "refs" / "remotes" / "origin" / "HEAD").write_text("ref: refs/remotes/origin/main\n")
    (web / "mkdocs.yml").write_text(
        f"site_name: x\nrepo_url: {HUB}\ndocs_dir: pages\nplugins: [dossier]\ntheme: {{name: dossier}}\n{edit_uri}\n"
    )
    for folder in (web, tmp_path):
        monkeypatch.chdir(folder)
        name = config.format(here=web) if folder == web or "{here}" in config else "web/mkdocs.yml"
        site = site_of(load_mkdocs(name))
        assert source_edit_link(site, "a.txt") == f"{HUB}/edit/main/web/content/a.txt"


def test_pages_outside_the_folder_of_mkdocs_yml_are_cut_off_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "config" / "mkdocs.yml").write_text(
        f"site_name: x\nrepo_url: {HUB}\nedit_uri: edit/main/docs/\ndocs_dir: ../docs\nplugins: [dossier]\n"
        "theme: {name: dossier}\n"
    )
    monkeypatch.chdir(tmp_path)
    site = site_of(load_mkdocs("config/mkdocs.yml"))
    assert source_edit_link(site, "a.txt") == f"{HUB}/edit/main/config/content/a.txt"


def test_a_checkout_is_found_and_nothing_outside_of_one(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    (tmp_path / "sub" / "web").mkdir()
    assert find_checkout(tmp_path / "sub" / "web") == Checkout("web", "")
    assert find_checkout(tmp_path / "sub") == Checkout("", "")


def test_where_git_notes_no_default_branch_the_one_checked_out_stands_for_it(tmp_path: Path) -> None:
    git = tmp_path / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref: refs/heads/release/2.x\n", "utf-8")
    assert find_checkout(tmp_path) == Checkout("", "release/2.x")
    (git / "HEAD").write_text("6f1d1e3b8d5c0ecb2c4b6ba2d6cb7c2e93d0e1f2\n", "utf-8")
    assert find_checkout(tmp_path) == Checkout("", "")
    (git / "refs" / "remotes" / "origin").mkdir(parents=True)
    (git / "refs" / "remotes" / "origin" / "HEAD").write_text("ref: refs/remotes/origin/main\n", "utf-8")
    (git / "HEAD").write_text("ref: refs/heads/topic\n", "utf-8")
    assert find_checkout(tmp_path) == Checkout("", "main")
