"""Smart folders: searches that were saved under a name."""

from __future__ import annotations

from reader.library.checksums import selected, true_row
from reader.library.connections import Connections
from reader.library.edits import Edit, FolderDropped, FolderPut, apply
from reader.model.library import Folder


class Folders:
    """Smart folders in the order of the sidebar. Every change returns the edits that take it back."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> tuple[Folder, ...]:
        """Return all folders in the order of the sidebar."""
        rows = self._connections.query(f"SELECT {selected('folders', 'f')} FROM folders f ORDER BY position, id")
        return tuple(Folder(*row[:5]) for row in rows if true_row(self._connections, "folders", row))

    def save(self, name: str, query: str, icon: str = "") -> list[Edit]:
        """Add a folder after the others."""
        with self._connections.write():
            position = max((folder.position for folder in self.all()), default=0) + 1
            return self.edit([FolderPut(0, name, query, icon, position)])

    def change(self, folder: Folder) -> list[Edit]:
        """Replace the folder that has this id."""
        return self.edit([FolderPut(folder.id, folder.name, folder.query, folder.icon, folder.position)])

    def drop(self, folder_id: int) -> list[Edit]:
        """Remove a folder."""
        return self.edit([FolderDropped(folder_id)])

    def edit(self, edits: list[Edit]) -> list[Edit]:
        """Make these changes, all or none, and return those that take them back."""
        with self._connections.write() as db:
            return apply(db, edits)
