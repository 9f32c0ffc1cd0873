"""`python -m signpost.links`: see scripts/check-links."""

import sys

from .command import main

sys.exit(main())
