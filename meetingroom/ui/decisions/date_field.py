# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A date that is typed or picked; what cannot be read as a date stays to be mended.

Must not judge whether the date suits.
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from meetingroom.ui.theme.icons import icon
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SMALL_BUTTON_PX, SPACE_4
from meetingroom.ui.widget.button import GlyphButton

SHOWN = "d MMM yyyy"
FORMATS = (SHOWN, "d MMMM yyyy", "yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d M yyyy")
"""Day before month everywhere, as the field's hint says."""
CALENDAR_PX = QSize(392, 300)
"""Room for seven columns, each with the padding of a list's row."""


class DateField(QLineEdit):
    """A line for a date, with a calendar behind the button at its end.

    Signals:
        date_changed: A person typed or picked; not sent by `set_day`.
    """

    date_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar: QCalendarWidget | None = None
        self.setPlaceholderText(self.tr("day, month, year"))
        self.setTextMargins(0, 0, SMALL_BUTTON_PX, 0)
        self.button = GlyphButton("calendar", self.tr("Pick a date"), self)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)

        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)
        self.button.clicked.connect(self.open_calendar)

    @property
    def is_readable(self) -> bool:
        """Tell whether the line is empty or a date."""
        return not self.text().strip() or self.day() is not None

    def day(self) -> date | None:
        """Return the date; `None` while there is none, or none that can be read."""
        read = _read(self.text().strip())
        return date(read.year(), read.month(), read.day()) if read else None

    def set_day(self, day: date | None) -> None:
        """Show a date, or an empty line."""
        shown = QDate(day.year, day.month, day.day) if day is not None else None
        self.setText(QLocale().toString(shown, SHOWN) if shown else "")

    def setReadOnly(self, is_read_only: bool) -> None:  # noqa: FBT001, N802 - Qt's own
        """Leave no button where nothing can be picked."""
        super().setReadOnly(is_read_only)
        self.button.setVisible(not is_read_only)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar below the line, at the date or at today."""
        if self._calendar is None:
            self._calendar = _calendar(self)
            self._calendar.clicked.connect(self._on_calendar_picked)
            self._calendar.activated.connect(self._on_calendar_picked)
        _recolour(self._calendar)
        shown = _read(self.text().strip()) or QDate.currentDate()
        self._calendar.setSelectedDate(shown)
        below = QPoint(0, self.height() + SPACE_4)
        self._calendar.move(self.mapToGlobal(below))
        self._calendar.show()
        return self._calendar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end of the line."""
        super().resizeEvent(event)
        side = (self.height() - SMALL_BUTTON_PX) // 2
        left = side if self.isRightToLeft() else self.width() - SMALL_BUTTON_PX - side
        self.button.move(left, side)

    def _on_text_edited(self) -> None:
        self.date_changed.emit()

    def _on_editing_finished(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)

    def _on_calendar_picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.setText(QLocale().toString(picked, SHOWN))
        self.setFocus()
        self.date_changed.emit()


def _calendar(parent: QWidget) -> QCalendarWidget:
    calendar = QCalendarWidget(parent)
    calendar.setWindowFlags(Qt.WindowType.Popup)
    calendar.setVerticalHeaderFormat(
        QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
    )
    calendar.setHorizontalHeaderFormat(
        QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
    )
    # Red means "this stops you" here; a weekend does not.
    plain = QTextCharFormat()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    calendar.setMinimumSize(CALENDAR_PX)
    return calendar


def _recolour(calendar: QCalendarWidget) -> None:
    """Give Qt's own parts the theme's ground and arrows."""
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    if bar is not None:
        bar.setBackgroundRole(QPalette.ColorRole.Base)
    for name, glyph in (("prev", "chevron-left"), ("next", "chevron-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(icon(glyph, current_tokens().text))


def _read(text: str) -> QDate | None:
    """Return the date a text says; `None` when it says none."""
    for locale in (QLocale(), QLocale.c()):
        for each in FORMATS:
            read = locale.toDate(text, each)
            if read.isValid():
                return read
    return None
