"""`python -m dossier`: the command, where the folder of installed programs is not on the path."""

from dossier.cli import main

if __name__ == "__main__":
    main(prog_name="dossier")
