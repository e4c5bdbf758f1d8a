from workbench.core.imports.http_file.blocks import cut


def test_names_comments_scripts_and_what_lies_outside() -> None:
    found = cut("@a = 1\n### one\n# @no-log\n// said\nGET http://h\n\nbody\n\n> {%\n ###\n%}\n>> out.txt\n### two\n")

    (block,) = found.blocks
    assert found.variables == {"a": "1"}
    assert (block.name, block.first, block.directives, block.comments) == ("one", 5, {"no-log": ""}, ["said"])
    assert (block.body, block.scripts, block.outside) == (["body"], ["> {%", " ###", "%}"], [">> out.txt"])
