"""Smart folders keep their order, and every change has its way back."""

from __future__ import annotations

from reader.library.library import Library


def test_a_new_folder_comes_last_and_undo_removes_it(library: Library) -> None:
    library.folders.save("Morning", "is:unread")
    back = library.folders.save("Night", "tag:night", "moon")
    assert [(folder.name, folder.icon) for folder in library.folders.all()] == [("Morning", ""), ("Night", "moon")]
    library.folders.edit(back)
    assert [folder.name for folder in library.folders.all()] == ["Morning"]


def test_a_changed_or_dropped_folder_comes_back_as_it_was(library: Library) -> None:
    library.folders.save("Morning", "is:unread")
    (folder,) = library.folders.all()
    back = library.folders.change(folder._replace(name="Evening", query="is:starred"))
    assert library.folders.all()[0].query == "is:starred"
    library.folders.edit(back)
    assert library.folders.all() == (folder,)
    library.folders.edit(library.folders.drop(folder.id))
    assert library.folders.all() == (folder,)


def test_saving_a_folder_as_it_is_leaves_nothing_to_take_back(library: Library) -> None:
    library.folders.save("Morning", "is:unread")
    assert library.folders.change(library.folders.all()[0]) == []
