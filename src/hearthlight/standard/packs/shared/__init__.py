"""Rules that several schemes have in common, undated: a pack lists them with the days on which they stand. Pure."""
