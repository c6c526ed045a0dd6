"""The search index: slim entries in, small files out that a browser asks for one by one."""

from dossier.publish.search.index import FOLDER, Index

__all__ = ["FOLDER", "Index"]
