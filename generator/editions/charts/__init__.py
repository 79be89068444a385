"""The charts of a publication: which figures each shows, and the words around it."""
