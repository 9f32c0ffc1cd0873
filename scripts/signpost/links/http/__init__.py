"""HTTP, TLS and DNS: what a server sends, interpreted as browsers interpret it."""
