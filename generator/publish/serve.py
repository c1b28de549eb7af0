"""A web server for the writer's desk: builds, watches, builds again, and reloads the open pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from generator.errors import DigestError, PublishError
from generator.settings import Settings

WATCHED = ("seeds", "articles", "people.yml", "topics.yml")
"""Under content/; content/pages is derived."""


def serve(
    settings: Settings, rebuild: Callable[[], None], host: str = "127.0.0.1", port: int = 8000, *,
    say: Callable[[str], None] = print,
) -> None:  # fmt: skip
    """Serve site/ under the base path of ``site_url`` until interrupted.

    Args:
        settings: the digest.
        rebuild: brings site/ up to date; called at once, and after each change of content/ or mkdocs.yml.
        host: address to listen on.
        port: TCP port.
        say: told what happens, a line at a time.

    Raises:
        DigestError: the first build fails.
        PublishError: the port is taken.
    """
    rebuild()
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - slow to import

    def builder() -> None:
        try:
            rebuild()
        except DigestError as e:
            say(f"error: {e}")

    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    mount = urlsplit(settings.site_url or "/").path
    server: Any = LiveReloadServer(builder, host, port, str(settings.site), mount_path=mount)
    server.error_handler = lambda code: _error_page(settings, code)
    for path in (settings.mkdocs_yml, *(settings.root / "content" / name for name in WATCHED)):
        if path.exists():
            server.watch(str(path))
    say(f"serving {server.url} (stop with Ctrl-C)")
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    except OSError as e:
        raise PublishError(f"cannot listen on {host}:{port}: {e.strerror}", hint="choose another --port") from e
    finally:
        server.shutdown()


def _error_page(settings: Settings, code: int) -> bytes | None:
    page = settings.site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
