"""`serve`: builds, serves under the base path, builds again after a change, and stays up when a build fails."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from mini_digest import MiniDigest

from generator.errors import PublishError
from generator.publish.serve import serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Running:
    """A server at work, and how often it built."""

    url: str
    builds: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    fail: bool = False


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


@pytest.fixture
def running(small: MiniDigest) -> Iterator[Running]:
    port = free_port()
    state = Running(f"http://127.0.0.1:{port}/repo/")
    stop = threading.Event()

    def rebuild() -> None:
        state.builds.append(time.monotonic())
        if state.fail:
            raise PublishError("the roof is leaking")
        small.publish()

    small.settings.articles.mkdir(parents=True)
    thread = threading.Thread(
        target=serve, args=(small.settings, rebuild, "127.0.0.1", port), kwargs={"say": state.said.append, "stop": stop}
    )
    thread.start()
    wait_for(lambda: any("serving" in line for line in state.said))
    yield state
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as e:
        with e:
            return e.code, e.read().decode()


def test_serve(running: Running, small: MiniDigest) -> None:
    wait_for(lambda: len(running.builds) == 1)
    status, text = get(running.url + "fr/people/")
    assert status == 200
    assert "livereload" in text
    status, text = get(running.url + "nowhere/")
    assert (status, "Page not found" in text) == (404, True)

    (small.settings.articles / "new.en.md").write_text("x")
    wait_for(lambda: len(running.builds) == 2)
    small.page("en", "about/", title="About", kind="about", body="# Derived: not watched")
    time.sleep(1.5)
    assert len(running.builds) == 2

    running.fail = True
    small.settings.people_yml.write_text("{}")
    (small.settings.articles / "new.en.md").write_text("xyz")
    wait_for(lambda: any("roof is leaking" in line for line in running.said))
    assert get(running.url)[0] == 200


def test_a_taken_port_is_one_error(small: MiniDigest) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PublishError, match="cannot listen"):
            serve(small.settings, lambda: None, "127.0.0.1", taken.getsockname()[1], say=lambda _line: None)
