"""sumy comes without the rest of NLTK."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

CODE = """
import sys
from reader.summary.sumy_import import sumy
assert sumy("nlp.stemmers").Stemmer("german")("Zeitungen") == "zeitung"
assert sumy("nlp.stemmers").Stemmer("english")("newspapers") == "newspap"
sumy("summarizers.luhn")
print(" ".join(sorted(name for name in sys.modules if name.startswith(("nltk.", "joblib")))))
"""


def test_of_nltk_only_the_stemmers_are_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    parts = set(done.stdout.split())
    assert "nltk.stem.snowball" in parts
    assert not {part.split(".")[1] for part in parts if "." in part} - {"stem", "corpus", "redos", "termsec"}
    assert "joblib" not in parts
