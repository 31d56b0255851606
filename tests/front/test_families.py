"""Every family of bad input that has gone wrong elsewhere has its cases here, by name."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest
from tests.front.test_bad_inputs import FILES, read_cases

ROOT: Final = Path(__file__).parents[2]
CASES: Final = "tests/cases"
FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "B01": ("names.txt", f"{CASES}/reserved_words", "tests/names/test_words.py"),
    "B02": ("names.txt", "tests/emit/test_printers.py"),
    "B03": (f"{CASES}/hostile_texts", "tests/hostile/test_texts.py::test_hostile_texts_change_no_code"),
    "B04": (f"{CASES}/enums", f"{CASES}/literals", f"{CASES}/hostile_texts"),
    "B05": ("defaults.txt", f"{CASES}/defaults", "tests/hostile/test_odd_fields.py"),
    "B06": ("defaults.txt", "tests/introspect/test_patterns.py"),
    "B07": ("collisions.txt", f"{CASES}/bad_same_names", f"{CASES}/bad_input_names"),
    "B08": ("names.txt", f"{CASES}/bad_unknown_packages"),
    "B09": (
        "tests/output/test_place.py",
        "tests/output/test_killed_builds.py::test_a_small_disk_that_is_full_loses_nothing",
    ),
    "B10": ("tests/output/test_plan.py::test_a_hand_edit_is_a_conflict", "tests/gates/test_drift.py"),
    "B11": ("yaml.txt", "tests/hostile/test_named.py::test_a_heavy_input_costs_little"),
    "B12": ("yaml.txt", "tests/front/test_yaml.py"),
    "B13": ("declarations.txt", "tests/front/test_project.py"),
    "B14": ("tests/introspect/test_hostile.py", f"{CASES}/import_exits", f"{CASES}/import_side_effects"),
    "B15": (f"{CASES}/not_json", f"{CASES}/unresolved_names", f"{CASES}/recursion", f"{CASES}/custom_types"),
    "B16": (f"{CASES}/bad_topic_keys", "tests/front/test_topic_key.py"),
    "B17": ("collisions.txt", f"{CASES}/bad_collisions"),
    "B18": ("declarations.txt", f"{CASES}/bad_unknown_names"),
    "B19": (
        "tests/output/test_killed_builds.py::test_a_killed_build_leaves_one_whole_tree",
        "tests/output/test_killed_builds.py::test_a_repair_that_is_killed_is_repaired",
        "tests/output/test_killed_builds.py::test_a_disk_that_refuses_loses_nothing",
    ),
    "B20": ("tests/output/test_killed_builds.py::test_eight_builds_at_once_never_mix",),
    "B21": ("tests/conformance/test_determinism.py::test_builds_are_equal",),
    "B22": ("tests/cli/test_serve.py::test_serving_writes_nothing",),
    "B23": ("B23-references.txt",),
    "B24": (
        "tests/clients/test_rest.py::test_path_values_are_one_segment",
        "tests/clients/test_rest.py::test_path_values_that_no_segment_can_carry",
    ),
    "B25": (
        "tests/clients/test_open_enums.py",
        "tests/clients/test_subscription.py::test_update_of_another_shape_is_a_gap",
    ),
    "B26": (
        "tests/emit/test_render.py::test_template_only_loops_branches_and_prints",
        "tests/emit/test_render.py::test_only_printers_make_code_of_text",
    ),
}


def test_all_families_are_there() -> None:
    """There are 26, and each file of cases says which it belongs to."""
    assert [f"B{n:02}" for n in range(1, 27)] == list(FAMILIES)
    named = {family for file in FILES for family in re.findall(r"B\d\d", file.stem)}
    assert named <= FAMILIES.keys()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_cases(family: str) -> None:
    """What the table names exists and holds tests or cases."""
    for place in FAMILIES[family]:
        if place.endswith(".txt"):
            files = [file for file in FILES if family in file.stem and file.name.endswith(place)]
            assert any(list(read_cases(file)) for file in files), place
        elif place.startswith(CASES):
            assert (ROOT / place / "contracts").is_dir(), place
        else:
            path, _, name = place.partition("::")
            found = {node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if hasattr(node, "name")}
            assert name in found if name else any(str(one).startswith("test_") for one in found), place


def test_there_are_many() -> None:
    """At least 120 cases are refused with exact lines."""
    assert sum(len(list(read_cases(file))) for file in FILES) >= 120
