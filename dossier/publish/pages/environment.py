"""Our own Jinja2 environment: what a source says can only ever be text."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from dossier.errors import DossierError, is_debugging
from dossier.publish.compiled import COMPILED
from dossier.publish.pages import wording
from dossier.publish.pages.translation import TranslatingEnvironment, message
from dossier.wording import corrected_value, in_figures, translated


@cache
def default_templates() -> Path:
    """Return the folder of the shipped templates: in the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def make_environment(own: Path | None = None) -> Environment:
    """Return an environment in which a site's own template wins and may extend `default/NAME`.

    Parameters:
        own: The site's folder of templates; it may be missing.
    """
    default = FileSystemLoader(default_templates())
    loaders = [FileSystemLoader(own)] if own is not None and own.is_dir() else []
    environment = TranslatingEnvironment(
        loader=ChoiceLoader([*loaders, PrefixLoader({"default": default}), default]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=wording.shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    environment.globals.update(_=translated, message=message)
    environment.filters["coded"] = wording.coded
    environment.filters["counted"] = wording.count
    environment.filters["figures"] = in_figures
    environment.filters["corrected"] = lambda value, target: corrected_value(target, value)
    environment.filters["sentence"] = wording.sentence
    environment.filters["shorten"] = wording.shorten
    return environment


def render_template(environment: Environment, name: str, context: dict[str, Any]) -> str:
    """Render a template.

    Raises:
        DossierError: If the template (a site may bring its own) cannot be used, with its file and line.
    """
    try:
        return environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        message = f"the template cannot be read: {error.message}"
        raise DossierError(message, path=error.filename or error.name or name, line=error.lineno) from error
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
        if is_debugging() and not isinstance(error, TemplateError):
            raise
        path, line = place_of(error, name)
        raise DossierError(f"the template failed: {error}", path=path, line=line) from error


def place_of(error: Exception, name: str) -> tuple[str, int | None]:
    """Return the file and line of the template in which an error arose."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno) if frames else (name, None)
