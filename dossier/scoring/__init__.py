"""Score what an engine found against labelled documents: one module a task, all of them pure functions.

Every scorer takes gold and predicted documents as plain mappings (the JSON forms that `dossier eval` reads and writes)
and returns a `Score`. Figures are shares from 0 to 1, where 1 is perfect.
"""
