"""What the program talks about: frozen dataclasses, standard library only, no input or output."""
