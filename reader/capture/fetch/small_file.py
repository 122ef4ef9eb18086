"""A small file from an address, for a person who asked for it; the request says nothing of who asks."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from reader.errors import Redirected, TooLarge

_HEADERS = {"User-Agent": "Tearsheet", "Accept": "*/*"}
_REDIRECTS = range(300, 400)


def fetch_small(url: str, most: int, seconds: float, cancelled: Callable[[], bool] | None = None) -> bytes:
    """Fetch what lies at exactly this address, at most so many bytes. No redirect is followed, no cookie, language or
    version is sent.

    Raises Redirected, TooLarge (in whole MB, so at least 1), the other CaptureErrors of the network, and Cancelled.
    """
    from reader.capture.fetch.client import Attempt, new_client, requested
    from reader.capture.fetch.failures import network_error, status_error
    from reader.errors import Cancelled, CaptureError

    attempt = Attempt(seconds, cancelled)
    host = urlsplit(url).hostname or url

    def work() -> bytes:
        try:
            with new_client("*/*", seconds, url) as client:
                del client.headers["Accept-Language"]
                with requested(client, attempt, url, "update", "", headers=_HEADERS) as response:
                    if response.status_code in _REDIRECTS:
                        raise Redirected(
                            host=urlsplit(urljoin(url, response.headers.get("location", ""))).netloc[:100] or host
                        )
                    if response.status_code != 200:
                        raise status_error(response.status_code)
                    body = bytearray()
                    for chunk in response.iter_bytes():
                        attempt.check()
                        body += chunk
                        if len(body) > most:
                            raise TooLarge(limit=1)
                    return bytes(body)
        except (CaptureError, Cancelled):
            raise
        except Exception as error:
            raise network_error(error, host, seconds) from error

    return attempt.run(work)
