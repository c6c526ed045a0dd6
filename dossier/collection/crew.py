"""Who does the work: this process, several, or an executor that somebody brings; a file that kills one is reported."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from dossier.collection.work import Done, Task, Workplace, spared, work
from dossier.model import Notice, Reason
from dossier.read.files import shown_path

WORTH_A_POOL = 400_000
"""Bytes of new files above which starting processes pays; below, one process is done sooner."""

Doing = Callable[[Task], Done]


def done_by(tasks: Sequence[Task], place: Workplace, executor: Executor | None) -> Iterator[tuple[Task, Done]]:
    """Do tasks in this process, or in several when that is sooner, and give what was done in their order."""
    doing = partial(work, place=place)
    workers = place.settings.workers or min(os.cpu_count() or 1, 8)
    if executor is not None:
        done = executor.map(doing, tasks)
    elif workers == 1 or len(tasks) < 2 or sum(size_of(task) for task in tasks) < WORTH_A_POOL:
        done = map(doing, tasks)
    else:
        done = in_processes(tasks, place, workers)
    yield from zip(tasks, done, strict=True)


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
