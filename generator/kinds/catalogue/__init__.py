"""The kinds of a catalogue: who offers, what is offered, and what proves it. A record has a file of its own."""
