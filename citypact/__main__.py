"""``python -m citypact``: the command line."""

from citypact.cli import main

if __name__ == "__main__":
    main()
