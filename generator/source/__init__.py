"""Stage 1: files → records with line and column, nothing interpreted."""
