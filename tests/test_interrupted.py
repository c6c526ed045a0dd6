"""A build that is stopped leaves the last site and every source as they were."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CONFIG = """\
site_name: Interrupted
docs_dir: content/pages
theme:
  name: dossier
plugins:
  - dossier:
      accept: [no-title, no-date]
"""
STORY = "# A meeting in Oslo\n\n2021-10-02\n\nOn Friday Per Dahl met Orla Finn in Oslo. “We agreed,” Dahl said.\n\n"


@pytest.fixture
def site(tmp_path):
    """A site that was built once, then changed."""
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "content" / "oslo.txt").write_text(STORY)
    finished = build(tmp_path)
    assert finished.returncode == 0, finished.stderr
    (tmp_path / "content" / "bergen.txt").write_text(STORY.replace("Oslo", "Bergen"))
    return tmp_path


def build(folder, **options):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )


def digest(folder):
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            seen.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return seen.hexdigest()


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_killed_build_leaves_the_last_site_or_the_whole_new_one(site, seconds):
    last, sources = digest(site / "site"), digest(site / "content")
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=site, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert digest(site / "content") == sources
    if digest(site / "site") != last:
        assert (site / "site" / "dossiers" / "bergen" / "index.html").is_file()
        assert (site / "site" / "sitemap.xml").is_file()
    assert build(site).returncode == 0
    assert (site / "site" / "dossiers" / "bergen" / "index.html").is_file()
    assert not [path.name for path in site.iterdir() if path.name.startswith(".site")]


def test_builds_at_once_wait_for_one_another_and_the_site_is_whole(site):
    runs = [
        subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=site, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert any("another build makes" in words for words in said), said
    assert (site / "site" / "dossiers" / "bergen" / "index.html").is_file()
    assert not [path.name for path in site.iterdir() if path.name.startswith(".site")]
    last = digest(site / "site")
    shutil.rmtree(site / "site")
    shutil.rmtree(site / ".cache")
    assert build(site).returncode == 0
    assert digest(site / "site") == last


def limit_file_size():
    """Make every file over 2,000 bytes fail to write, as a full disk would."""
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of written files")
def test_a_full_disk_leaves_the_last_site_and_no_traceback(site):
    last, sources = digest(site / "site"), digest(site / "content")
    finished = build(site, preexec_fn=limit_file_size)
    assert finished.returncode == 1
    assert "could not be written" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert digest(site / "site") == last
    assert digest(site / "content") == sources
    assert build(site).returncode == 0
    assert Path(site / "site" / "dossiers" / "bergen" / "index.html").is_file()
