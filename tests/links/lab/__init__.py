"""A small internet on loopback: web servers that can misbehave, every kind of certificate, a name server."""
