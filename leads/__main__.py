"""`python -m leads` is the same as the command `leads`."""

from leads.cli import main

if __name__ == "__main__":
    main()
