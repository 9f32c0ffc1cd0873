"""Work of the finishing that does not depend on the pages, done beside the builder, on the machine's other core."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from signpost.publish import assets, search, service_worker


@contextlib.contextmanager
def asked_ahead(root: Path, theme: str) -> Iterator[None]:
    """Ask Node, while the block runs, for what the finishing will ask for: it then finds the answers kept.

    `theme` is the package whose scripts the pages have. A fault here is left for the finishing to meet and to tell.
    """
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_ask, root, theme)
        yield


def _ask(root: Path, theme: str) -> None:
    """Ask for the workers and for the theme's script."""
    with contextlib.suppress(OSError):
        service_worker.worker_code(root)
        search.worker_code(root)
        spec = find_spec(theme)
        for path in sorted(Path(spec.origin if spec and spec.origin else "").parent.glob(
                "templates/assets/javascripts/bundle.*.min.js")):
            assets.squeezed(path, root)
