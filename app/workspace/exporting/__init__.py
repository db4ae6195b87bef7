"""A request in other tools' words; the token is a placeholder in all of them."""
