"""A nation's solar money settled to the fen: millions of statements, villages and payments as integer arrays. Pure."""
