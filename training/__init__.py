"""How the models of unknown names are made. See README.md; nothing here runs with the program."""
