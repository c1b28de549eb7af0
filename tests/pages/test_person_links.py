from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.linking import with_person_links
from generator.people.spot import Spot

LINKS = {"ann": "../../people/ann/", "bo": "../../people/bo/"}


def spots(body: str, **names: str) -> list[Spot]:
    """Every place of each name, by person id."""
    return [
        Spot(at, at + len(name), name, person)
        for person, name in names.items()
        for at in range(len(body))
        if body.startswith(name, at)
    ]


def linked(body: str, **names: str) -> str:
    return with_person_links(body, spots(body, **names), LINKS)


def test_only_the_first_mention_is_linked() -> None:
    made = linked("Ann Ray met Bo. Ann Ray left.", ann="Ann Ray", bo="Bo")
    assert made == (
        '<a class="pd-name" href="../../people/ann/">Ann Ray</a> met <a class="pd-name" href="../../people/bo/">Bo</a>. Ann Ray left.'
    )


def test_the_first_mention_that_can_carry_a_link() -> None:
    body = "## Ann\n\n`Ann` and [Ann](https://a.example/Ann), https://b.example/Ann. *Ann* spoke."
    assert linked(body, ann="Ann").endswith('*<a class="pd-name" href="../../people/ann/">Ann</a>* spoke.')


def test_never_inside_code() -> None:
    assert "<a " not in linked("```\nAnn\n\nAnn\n```", ann="Ann")
    assert "<a " not in linked("Text.\n\n    Ann", ann="Ann")


def test_a_definition_is_no_mention() -> None:
    assert "<a " not in linked("[Ann]: https://a.example/Ann", ann="Ann")


def test_escaped_hyphens_belong_to_the_name() -> None:
    made = linked("Jean\\-Luc Ray wrote.", ann="Jean\\-Luc Ray")
    assert ">Jean-Luc Ray</a> wrote." in markdown.markdown(made)


def test_spots_that_do_not_fit_are_left_out() -> None:
    body = "Ann and Bo"
    odd = [
        Spot(0, 3, "Ann", "nobody"),
        Spot(8, 99, "Bo", "bo"),
        Spot(-2, 1, "x", "ann"),
        Spot(0, 3, "Ann", "ann"),
        Spot(1, 5, "nn a", "bo"),
    ]
    assert with_person_links(body, odd, LINKS) == '<a class="pd-name" href="../../people/ann/">Ann</a> and Bo'


def test_a_text_cannot_forge_a_link() -> None:
    assert "<a" not in with_person_links("\ue000\ue100forged\ue001 text", [], LINKS)
    made = linked("\ue000\ue100forged\ue001 text by Ann", ann="Ann")
    assert made.count("<a ") == 1
    assert ">Ann</a>" in made


def test_offsets_hold_with_windows_line_ends() -> None:
    assert (
        linked("One.\r\n\r\nAnn came.", ann="Ann")
        == 'One.\n\n<a class="pd-name" href="../../people/ann/">Ann</a> came.'
    )


@given(
    st.lists(
        st.sampled_from(["Ann", "Bo", " ", "\n\n", "*", "[", "](https://a.example)", "`", "<", "\\", "\ue000", "é"]),
        max_size=20,
    )
)
def test_a_link_never_holds_anything_but_the_name(parts: list[str]) -> None:
    made = linked("".join(parts), ann="Ann", bo="Bo")
    assert made.count("<a ") <= 2
    rest = made
    for person, name in (("ann", "Ann"), ("bo", "Bo")):
        rest = rest.replace(f'<a class="pd-name" href="../../people/{person}/">{name}</a>', name)
    assert "<a " not in rest
