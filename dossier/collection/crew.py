"""Who does the work: this process, several, or an executor that somebody brings; a file that kills one is reported."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from dossier.analyse.engines import BUILT_IN
from dossier.collection.store import fingerprint
from dossier.collection.work import Done, Task, Workplace, spared, work
from dossier.errors import DossierError
from dossier.model import Notice, Reason
from dossier.read.files import shown_path

WORTH_A_POOL = 400_000
"""Bytes of new files above which starting processes pays; below, one process is done sooner."""

AHEAD = 500
"""Tasks that an executor is given before the first of them is done: enough for many machines, little to hold."""

ALONE = threading.Lock()
"""Held while a process works on a file with the engine of another package, which may not bear several threads."""

Doing = Callable[[Task], Done]


def done_by(tasks: Sequence[Task], place: Workplace, executor: Executor | None) -> Iterator[tuple[Task, Done]]:
    """Do tasks in this process, or in several when that is sooner, and give what was done in their order."""
    doing = partial(work, place=place)
    workers = place.settings.workers or min(os.cpu_count() or 1, 8)
    if executor is not None:
        done = elsewhere(tasks, place, executor)
    elif workers == 1 or len(tasks) < 2 or sum(size_of(task) for task in tasks) < WORTH_A_POOL:
        done = map(doing, tasks)
    else:
        done = in_processes(tasks, place, workers)
    yield from zip(tasks, done, strict=True)


def elsewhere(tasks: Sequence[Task], place: Workplace, executor: Executor) -> Iterator[Done]:
    """Have tasks done by an executor, whose workers may be on other machines, and give what was done in their order.

    Workers know nothing of the store, since a database cannot be shared between machines: what is analysed already is
    finished here. A file that kills its worker is tried once more here, apart.
    """
    away, expected = replace(place, kept=None), fingerprint(whole=True)
    waiting: deque[tuple[Task, Future[Done] | None]] = deque()
    for task in tasks:
        future = executor.submit(as_here, task, away, expected) if task.kept is None else None
        waiting.append((task, future))
        if len(waiting) > AHEAD:
            yield done_of(*waiting.popleft(), place)
    while waiting:
        yield done_of(*waiting.popleft(), place)


def done_of(task: Task, future: Future[Done] | None, place: Workplace) -> Done:
    """Wait for what was made of a file elsewhere, or do here what is not worth sending."""
    if future is None:
        return in_turn(task, place)
    try:
        return future.result()
    except Exception as error:
        # The latter is Dask's word for a task that several workers died of; Dask need not be installed.
        if isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker":
            return alone(task, place)
        raise


def as_here(task: Task, place: Workplace, expected: str) -> Done:
    """Work on a machine that is set up like the one that asks.

    Raises:
        DossierError: If it is not; what it made would be kept as if it came from here.
    """
    if fingerprint(whole=True) != expected:
        raise DossierError("a worker runs another version of Dossier; install the same on all machines")
    if not place.root.is_dir():
        raise DossierError("a worker does not see this folder; mount it at the same place", path=str(place.root))
    return in_turn(task, place)


def in_turn(task: Task, place: Workplace) -> Done:
    """Work in a thread among others, which wait if the engine is not ours."""
    with nullcontext() if place.settings.engine == BUILT_IN else ALONE:
        return work(task, place)


def size_of(task: Task) -> int:
    """Return how much there is to do; what is analysed already is a matter of milliseconds."""
    try:
        return 0 if task.kept is not None else task.path.stat().st_size
    except OSError:
        return 0


def in_processes(tasks: Sequence[Task], place: Workplace, workers: int) -> Iterator[Done]:
    """Work in a process pool; a file that kills its process is reported and the others go on.

    Processes are spawned, not forked: the preview server has threads, and a fork would copy their locks.
    """
    doing = partial(work, place=place)
    while tasks:
        done, chunk = 0, max(1, min(8, len(tasks) // (workers * 4)))
        try:
            with pool(workers) as crew:
                for one in crew.map(doing, tasks, chunksize=chunk):
                    yield one
                    done += 1
        except BrokenProcessPool:
            # Nobody tells which file it was. Those that may have been at work are done apart, the rest together again.
            suspects = tasks[done : done + chunk * (workers + 1)]
            yield from (alone(task, place) for task in suspects)
            done += len(suspects)
        tasks = tasks[done:]


def alone(task: Task, place: Workplace) -> Done:
    """Do one task in a process of its own; where that dies, its documents are shown without an analysis."""
    for doing in (work, spared):
        try:
            with pool(1) as crew:
                return crew.submit(doing, task, place).result()
        except BrokenProcessPool:
            continue
    name = shown_path(task.path, place.root / place.settings.content)
    return Done(notices=(Notice("reading-failed", Reason("reading-died"), name, severity="error"),))


def pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of processes."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
