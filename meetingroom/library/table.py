# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The plain tables as values: their names, keys and columns, and the SQL to write them.

It must not know what stands in a row; `rows` does.
"""

from dataclasses import dataclass, field

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One plain table."""

    name: str
    key: tuple[str, ...]
    """Columns that identify a row."""
    others: tuple[str, ...]
    owner: tuple[str, ...]
    """The columns of the key that say whose row it is: the meeting, or the meeting
    and the note, topic or decision it belongs to."""
    is_parent: bool = False
    """Other rows may refer to a row, so it is changed in place."""
    put: str = field(init=False)
    """SQL that stores a row, over an earlier one if the table is a parent."""
    drop: str = field(init=False)
    """SQL that removes what an owner has."""
    read: str = field(init=False)
    """SQL that returns all rows in the order of the key."""
    clear: str = field(init=False)
    """SQL that empties the table."""

    def __post_init__(self) -> None:
        """Write the statements once; SQLite then keeps them prepared."""
        names = ", ".join(self.columns)
        marks = ", ".join("?" * len(self.columns))
        where = " AND ".join(f"{column} = ?" for column in self.owner)
        order = ", ".join(self.key)
        # Only names from this package are put together here, never a person's text.
        put = f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608
        if self.is_parent:
            pairs = ", ".join(f"{name} = excluded.{name}" for name in self.others)
            put += f" ON CONFLICT ({order}) DO UPDATE SET {pairs}"
        drop = f"DELETE FROM {self.name} WHERE {where}"  # noqa: S608 - as above
        read = f"SELECT {names} FROM {self.name} ORDER BY {order}"  # noqa: S608
        clear = f"DELETE FROM {self.name}"  # noqa: S608 - as above
        object.__setattr__(self, "put", put)
        object.__setattr__(self, "drop", drop)
        object.__setattr__(self, "read", read)
        object.__setattr__(self, "clear", clear)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, the key first."""
        return self.key + self.others


def parent(name: str, key: str, others: str) -> Table:
    """Return a table whose rows are changed in place; names are split at blanks."""
    columns = tuple(key.split())
    return Table(name, columns, tuple(others.split()), columns, is_parent=True)


def child(name: str, owner: str, key: str, others: str = "") -> Table:
    """Return a table whose rows are written anew with their owner's."""
    columns = tuple(owner.split())
    whole = columns + tuple(key.split())
    return Table(name, whole, tuple(others.split()), columns)
