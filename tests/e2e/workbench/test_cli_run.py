"""``run`` on a small collection, against a real backend that it starts itself."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from workbench.cli import main

pytestmark = pytest.mark.e2e

FILES = {
    "opencollection.yml": "opencollection: 1.0.0\ninfo: {name: Small}\n",
    "tasks/folder.yml": "info: {name: tasks, type: folder, seq: 1}\n",
    "tasks/create.yml": """
info: {name: create task, type: http, seq: 1}
http:
  method: POST
  url: "{{base}}/tasks"
  body: {type: json, data: '{"title": "{{title}}", "owner_id": 1}'}
runtime:
  assertions:
    - {expression: res.status, operator: eq, value: "201"}
    - {expression: res.headers.location, operator: matches, value: '/tasks/\\d+'}
    - {expression: res.body.title, operator: eq, value: "{{title}}"}
    - {expression: res.schema, operator: isValid}
    - {expression: res.responseTime, operator: lt, value: "0.001"}
  actions:
    - type: set-variable
      phase: after-response
      selector: {expression: res.body.id, method: jsonq}
      variable: {name: task_id, scope: runtime}
""",
    "tasks/read.yml": """
info: {name: read task, type: http, seq: 2}
http: {method: GET, url: "{{base}}/tasks/{{task_id}}"}
runtime:
  assertions:
    - {expression: res.body.id, operator: eq, value: "{{task_id}}"}
    - {expression: res.body.title, operator: eq, value: "{{title}}"}
""",
    "protected/folder.yml": """
info: {name: protected, type: folder, seq: 2, tags: ['workbench.switch=auth.mode={"choice":"jwt"}']}
""",
    "protected/nobody.yml": """
info: {name: nobody, type: http, seq: 1}
http: {method: GET, url: "{{base}}/tasks"}
runtime:
  assertions:
    - {expression: res.status, operator: eq, value: "401"}
    - {expression: res.schema, operator: isValid}
""",
    "open.yml": """
info: {name: open again, type: http, seq: 3}
http: {method: GET, url: "{{base}}/tasks"}
runtime:
  assertions:
    - {expression: res.status, operator: eq, value: "200"}
""",
    "rows.csv": "title\nfirst\nsecond\n",
}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.lstrip())
    return tmp_path


def test_captures_rows_switches_and_the_schema_work_together(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = collection / "junit.xml"

    code = main(["run", str(collection), "--data", str(collection / "rows.csv"), "--junit", str(report)])

    out = capsys.readouterr().out
    assert code == 0, out
    assert "8 requests: 8 passed" in out
    assert "20 assertions: 18 held, 2 soft" in out
    suites = ElementTree.parse(report).getroot()
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("28", "0", "0")


def test_a_failed_assertion_is_exit_code_1_with_what_was_there(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = (collection / "open.yml").read_text().replace('"200"', '"418"')
    (collection / "open.yml").write_text(wrong)

    code = main(["run", str(collection / "open.yml")])

    assert code == 1
    assert "status is 418: 200, not 418" in capsys.readouterr().out


def test_a_secret_is_used_and_never_told(
    collection: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_TASK_TITLE", "s3cr3t-title")
    root = collection / "opencollection.yml"
    root.write_text(root.read_text() + "request: {variables: [{name: task_title, secret: true}]}\n")
    request = collection / "tasks" / "create.yml"
    request.write_text(
        request.read_text()
        .replace("{{title}}", "{{task_title}}")
        .replace('operator: eq, value: "{{task', 'operator: ne, value: "{{task')
    )
    report = collection / "junit.xml"

    code = main(["run", str(request), "--junit", str(report)])

    out = capsys.readouterr().out
    assert code == 1
    assert "as it should not be" in out
    assert "s3cr3t" not in out + report.read_text()
