import sys

from tests.browser.kit import main

raise SystemExit(main(sys.argv[1:]))
