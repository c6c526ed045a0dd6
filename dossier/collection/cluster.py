"""Analyse on many machines: the scheduler of a Dask cluster in the form that the crew works with."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from urllib.parse import SplitResult, urlsplit

from dossier.errors import DossierError

PATIENCE = 10
"""Seconds within which a scheduler answers."""


def has_port(place: SplitResult) -> bool:
    """Tell whether an address ends with the number of a port."""
    try:
        return place.port is not None
    except ValueError:  # not a number, or too large a one
        return False


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give the workers behind a scheduler.

    A worker that dies costs only what it had in hand: its tasks go to the others.

    Parameters:
        address: Of the scheduler, such as `tcp://10.0.0.1:8786`.

    Raises:
        DossierError: If Dask is not installed, the address is none, nobody answers there, or there are no workers.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - belongs to the extra 'cluster'
    except ImportError as error:
        raise DossierError("a cluster needs Dask: pip install 'mkdocs-dossier[cluster]'") from error
    place = urlsplit(address)
    if not (place.scheme and place.hostname and has_port(place)):
        raise DossierError(f"{address} is no address of a scheduler: give one such as tcp://127.0.0.1:8786")
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise DossierError(f"no scheduler answers at {address}; start one with `dask scheduler`") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise DossierError(f"the scheduler at {address} has no workers; start some with `dask worker {address}`")
        yield client.get_executor(pure=False)
