"""A cited brief to hand on: one neutral structure made from dossiers, and one small writer a format."""

from dossier.publish.briefs.records import Brief
from dossier.publish.briefs.subject import Lengths, Place, brief_of_actor, brief_of_dossier, brief_of_dossiers

__all__ = ["Brief", "Lengths", "Place", "brief_of_actor", "brief_of_dossier", "brief_of_dossiers"]
