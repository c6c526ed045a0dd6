"""Each command as one call, for notebooks, scripts and other programs.

    >>> from dossier import api
    >>> found = api.show_text("“We agreed,” said Per Dahl on 3 May 2021.")
    >>> [(actor.name, actor.type) for actor in found.actors]
    [('Per Dahl', 'person')]

Calls return the records of `dossier.model`, print nothing and end nothing: what goes wrong is a `DossierError`, which
names file and line. `site` is the folder of a site or its mkdocs.yml; without it, the site of the present folder.
What a call needs is imported when it runs.
"""

from dossier.api.actors import (
    ActorsEdit,
    WhyActor,
    hide_actor,
    join_actors,
    list_actors,
    rename_actor,
    search_actors,
    show_actor,
    split_actor,
    why_actor,
)
from dossier.api.briefs import brief, write_brief
from dossier.api.differences import diff
from dossier.api.documents import (
    Correction,
    Shown,
    correct,
    evaluate,
    facts,
    show,
    show_all,
    show_text,
    why,
)
from dossier.api.sites import (
    Recorded,
    analyse,
    build,
    cache,
    changes,
    check,
    clear_cache,
    export,
    load,
    new,
    prune_cache,
)

__all__ = [
    "ActorsEdit",
    "Correction",
    "Recorded",
    "Shown",
    "WhyActor",
    "analyse",
    "brief",
    "build",
    "cache",
    "changes",
    "check",
    "clear_cache",
    "correct",
    "diff",
    "evaluate",
    "export",
    "facts",
    "hide_actor",
    "join_actors",
    "list_actors",
    "load",
    "new",
    "prune_cache",
    "rename_actor",
    "search_actors",
    "show",
    "show_actor",
    "show_all",
    "show_text",
    "split_actor",
    "why",
    "why_actor",
    "write_brief",
]
