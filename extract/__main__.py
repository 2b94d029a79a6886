"""Lets ``python -m extract`` run the command ``ketluan``."""

from extract.cli import main

if __name__ == "__main__":
    main()
