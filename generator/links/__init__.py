"""Links to other sites: which there are, what their servers say, and how that is told. Only here the network is used,
and only when somebody asks for it: no build depends on it."""
