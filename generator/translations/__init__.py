"""What is translated, what has to be looked at again, and texts out to translators and back."""
