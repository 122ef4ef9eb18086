"""Instapaper's three generations of columns."""

from __future__ import annotations

from reader.exchange.imports.lists import instapaper
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

FIRST = "URL,Title,Selection,Folder\n"
SECOND = "URL,Title,Selection,Folder,Timestamp\n"
THIRD = "URL,Title,Selection,Folder,Timestamp,Tags\n"


def test_the_first_generation_has_states_and_folders() -> None:
    rows = "https://example.org/{0},T {0},,{1}\n"
    unread, archived, starred, foldered = items(
        instapaper.read,
        FIRST + "".join(rows.format(n, folder) for n, folder in enumerate(("Unread", "Archive", "Starred", "Court"))),
    )
    assert (unread.read, unread.archived, unread.starred, unread.tags) == (False, False, None, ())
    assert (archived.read, archived.archived) == (True, True)
    assert (starred.starred, starred.archived) == (True, None)
    assert (foldered.tags, foldered.read) == (("Court",), None)
    assert foldered.saved == ""


def test_the_second_has_times_and_the_third_tags_as_a_list() -> None:
    (dated,) = items(instapaper.read, SECOND + "https://example.org/a,T,what it is about,Unread,1700000000\n")
    assert (dated.saved, dated.description) == ("2023-11-14T22:13:20.000Z", "what it is about")
    (tagged,) = items(instapaper.read, THIRD + 'https://example.org/a,T,,Court,1700000000,"[""long read"",""a""]"\n')
    assert tagged.tags == ("Court", "long read", "a")


def test_tags_that_are_no_list_are_read_all_the_same() -> None:
    (tagged,) = items(instapaper.read, THIRD + 'https://example.org/a,T,,Unread,1,"x, y"\n')
    assert tagged.tags == ("x", "y")


def test_a_row_without_an_address_is_named() -> None:
    rows = FIRST + ",Private note,,Unread\n"
    assert not_taken(instapaper.read, rows, "i.csv") == [NotTaken("i.csv, row 2", "no_address", "Private note")]


def test_other_csv_is_not_instapapers() -> None:
    assert instapaper.recognises(source("Folder,URL,Selection,Title\n"))
    assert not instapaper.recognises(source("title,url,time_added,tags,status\n"))
