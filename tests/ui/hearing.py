# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a screen reader would hear of a window, and what each key would do in it."""

from collections import Counter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from meetingroom.ui.window.main_window import MainWindow


def path_of(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def nameless(window: QWidget) -> list[str]:
    """Return the focusable widgets a screen reader could not name."""
    return [
        path_of(widget)
        for widget in window.findChildren(QWidget)
        if is_stop(widget) and not name_of(widget)
    ]


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here; a proxy's focus goes elsewhere."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def name_of(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((one.text() for one in labels if one.buddy() is widget), "")


def actions_of(window: MainWindow) -> list[QAction]:
    """Return the menus' commands and those of the widgets that are shown."""
    actions = list(window.commands.findChildren(QAction))
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QMenu):
            actions += widget.actions()
    return list(dict.fromkeys(actions))


def wordless(window: MainWindow) -> list[str]:
    return [
        f"{action!r} of {action.parent()!r}"
        for action in actions_of(window)
        if not action.text() and not action.isSeparator()
    ]


def doubled_keys(window: MainWindow) -> list[str]:
    """Return the keys which two enabled commands want at once."""
    keys = Counter(
        key.toString()
        for action in actions_of(window)
        if action.isEnabled()
        for key in {one.toString(): one for one in action.shortcuts()}.values()
    )
    keys.update(
        one.key().toString()
        for one in window.findChildren(QShortcut)
        if one.isEnabled() and is_shown(one.parent())
    )
    keys.update(access_keys(window))
    return [key for key, count in keys.items() if key and count > 1]


def is_shown(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


def access_keys(window: MainWindow) -> list[str]:
    """Return what Alt with a letter does: menus, buttons, fields."""
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [
        part.text()
        for part in window.findChildren(QAbstractButton)
        if part.isVisible() and part.isEnabled()
    ]
    texts += [
        label.text()
        for label in window.findChildren(QLabel)
        if label.buddy() is not None
    ]
    return [
        QKeySequence.mnemonic(text).toString()
        for text in texts
        if not QKeySequence.mnemonic(text).isEmpty()
    ]


def menu_faults(window: MainWindow) -> list[str]:
    """Return menu entries without an access key of their own that could have one."""
    faults: list[str] = []
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        shown = [one for one in menu.actions() if one.isVisible() and one.text()]
        letters = Counter(QKeySequence.mnemonic(one.text()).toString() for one in shown)
        faults += [
            f"{menu.title()}: {one.text()}"
            for one in shown
            if (
                not QKeySequence.mnemonic(one.text()).isEmpty()
                and letters[QKeySequence.mnemonic(one.text()).toString()] > 1
            )
            or (QKeySequence.mnemonic(one.text()).isEmpty() and has_free(one, letters))
        ]
    return faults


def has_free(entry: QAction, letters: Counter[str]) -> bool:
    """Tell whether a letter of an entry's words is no other entry's key."""
    own = {one.upper() for one in entry.text() if one.isalpha()}
    return any(f"Alt+{letter}" not in letters for letter in own)


def unique(found: list[str]) -> str:
    return "\n".join(dict.fromkeys(found))
