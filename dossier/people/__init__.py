"""What people say: corrections of a dossier, the file of actors, and what a person should look at."""
