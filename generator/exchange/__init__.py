"""Records of the catalogue as tables that people fill in: out as workbooks and CSV, and back into the YAML files."""
