"""A document's text becomes what it says: one module or package a stage; stages never import one another."""
