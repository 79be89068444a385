"""Kinds of records: a module a kind, with its models, its own rules, its numbers and how it is named."""
