"""Turn reports into dossiers: what happened, who, who said what, and when, each with the words that say so."""

__version__ = "0.1.0"
