"""Quality is a test: none of the nine figures falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dossier.scoring.dossiers import HEADLINE
from dossier.scoring.evaluate import Evaluation, evaluate
from tests.conftest import PROJECT

HERE = Path(__file__).parent
FLOORS: dict[str, float] = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return evaluate("dossier", HERE / "gold", texts=PROJECT / "content")


def test_every_figure_has_a_floor() -> None:
    assert set(FLOORS) == {*HEADLINE, "composite"}


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_falls_below_its_floor(figure: str, measured: Evaluation) -> None:
    share = measured.score.figures[figure]
    assert share is not None
    mistakes = "\n".join(measured.score.errors)
    assert 100 * share >= FLOORS[figure], f"{figure} is {100 * share:.1f}, its floor {FLOORS[figure]}\n{mistakes}"


def test_every_gold_document_is_in_the_example_site() -> None:
    golds = {path.name.removesuffix(".gold.yml") for path in (HERE / "gold").glob("*.gold.yml")}
    assert golds == {path.stem for path in (PROJECT / "content").glob("*.txt")}
