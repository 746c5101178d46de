"""Finding documents and passages: the only room that knows Whoosh."""
