from __future__ import annotations

from reader.desk.program.report import Report
from reader.library.library import Library
from tests.making import add_article


def test_the_report_tells_the_library_s_schema_and_size_and_no_path_or_title(library: Library) -> None:
    add_article(library, "Ferry returns")
    text = Report(library).text(["Qt 6.0"])
    assert f"schema {library.schema}, 1 articles" in text
    assert "Qt 6.0" in text
    assert "(empty)" in text
    for secret in ("Ferry", library.path.name, str(library.path.parent)):
        assert secret not in text
