"""A web server for the writer's desk: builds, watches, builds again, and reloads the open pages."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from generator.errors import DigestError, PublishError
from generator.publish import csp
from generator.settings import Settings

DERIVED = "pages"
"""Under content/: written by every build, so not watched."""


def serve(
    settings: Settings,
    rebuild: Callable[[], None],
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    say: Callable[[str], None] = print,
    stop: threading.Event | None = None,
) -> None:
    """Serve site/ under the base path of ``site_url`` until interrupted.

    Args:
        settings: the digest.
        rebuild: brings site/ up to date; called at once, and after each change of content/ or mkdocs.yml.
        host: address to listen on.
        port: TCP port.
        say: told what happens, a line at a time.
        stop: ends the server when it is set, as Ctrl-C does.

    Raises:
        DigestError: the first build fails.
        PublishError: the port is taken, or the host is not this machine's.
    """
    rebuild()
    server = _server(settings, rebuild, host, port, say)
    if stop is not None:
        threading.Thread(target=_end, args=(server, stop), daemon=True).start()
    try:
        server.serve()
    except KeyboardInterrupt:
        say("stopped")
    except OSError as e:
        raise PublishError(f"cannot listen on {host}:{port}: {e.strerror or e}", hint="choose another --port") from e
    finally:
        _end(server)


def _server(settings: Settings, rebuild: Callable[[], None], host: str, port: int, say: Callable[[str], None]) -> Any:
    """MkDocs' live reload server, set up but not listening."""
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - slow to import

    def builder() -> None:
        try:
            rebuild()
        except DigestError as e:
            say(f"error: {e}")

    class Server(LiveReloadServer):
        def server_activate(self) -> None:
            super().server_activate()
            say(f"serving {self.url} (stop with Ctrl-C)")

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            """The script that reloads the page, with leave to run: all else stays as refused as on the public site."""
            nonce = secrets.token_urlsafe(16)
            injected: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
            before, script, after = injected.rpartition(b"<script>")
            script = script.replace(b">", f' nonce="{nonce}">'.encode())
            return csp.allowing(before + script + after, nonce)

    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    server: Any = Server(builder, host, port, str(settings.site), mount_path=urlsplit(settings.site_url or "/").path)
    server.error_handler = lambda code: _error_page(settings, code)
    content = settings.root / "content"
    server.watch(str(settings.mkdocs_yml))
    server.watch(str(content), recursive=False)
    for folder in sorted(path for path in content.iterdir() if path.is_dir() and path.name != DERIVED):
        server.watch(str(folder))
    return server


def _end(server: Any, when: threading.Event | None = None) -> None:
    """Stop watching and serving, at once or when told; twice does no harm."""
    if when is not None:
        when.wait()
    server.shutdown()


def _error_page(settings: Settings, code: int) -> bytes | None:
    page = settings.site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
