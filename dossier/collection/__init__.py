"""Sources become one collection: each analysed once, corrected as people said, and joined with the others."""
