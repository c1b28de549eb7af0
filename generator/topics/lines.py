"""On which line of a YAML text a key stands: for error messages only."""

from __future__ import annotations

import yaml


def line_of(text: str, keys: tuple[str, ...]) -> int | None:
    """The 1-based line of the key that a path of keys leads to, or of the deepest one that is there.

    Args:
        text: a YAML document that has been read without error (so it holds no aliases).
        keys: keys from the top, such as ``("topics", "chatbots", "parent")``.

    Returns:
        None if not even the first key is there.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:  # PyYAML's own parser refuses a little that libyaml, which read the text, takes
        return None
    line: int | None = None
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            break
        pair = next((p for p in node.value if getattr(p[0], "value", None) == key), None)
        if pair is None:
            break
        line, node = pair[0].start_mark.line + 1, pair[1]
    return line
