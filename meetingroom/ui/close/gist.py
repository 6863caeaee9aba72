# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What came of the meeting, in a few words: typed by those who keep the record.

It is sent as it is typed; everybody else sees it grow.
"""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.topics import MAX_GIST_CP
from meetingroom.ui.close.section import Section
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.typed import Typed
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.growing_text import GrowingText
from meetingroom.ui.widget.label import make_label

PAUSE_MS = 300
MOST_MS = 1000
"""How long words wait while somebody types on without a pause."""
GROWING_MS = 2 * MOST_MS
"""How long somebody is taken to be writing after words came: until the next are due."""


class GistSection(Section):
    """A field for the recorders, words for everybody else.

    Signals:
        written: The words as they are now.
        settled: Nobody else has written for a moment.
    """

    written = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In a few words"), parent)
        self._typed = Typed("")
        self.field = GrowingText(self)
        self.field.setAccessibleName(self.tr("In a few words"))
        self.field.setPlaceholderText(
            self.tr("What came of this meeting, for those who were not here")
        )
        self.correct = ActionButton(
            self.tr("Correct the minutes…"), variant=Variant.LINK, parent=self
        )
        self.add_to_head(self.correct)
        self.words = make_label("", fonts.column_font(), parent=self)
        self.words.setWordWrap(True)
        self.error = make_label("", fonts.small_font(), Tone.BLOCKER, self)
        self.error.setWordWrap(True)
        self.error.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(MOST_MS)
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(GROWING_MS)
        self._shown: str | None = None
        # Field and words stand below a body that stays empty.
        self._body.hide()
        self._column.addWidget(self.field)
        self._column.addWidget(self.words)
        self._column.addWidget(self.error)

        self.field.textChanged.connect(self._on_field_text_changed)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)
        self._growing.timeout.connect(self.settled)

    @property
    def is_being_written(self) -> bool:
        """Whether words of somebody else came a moment ago."""
        return self._growing.isActive()

    def show_gist(
        self,
        gist: str,
        *,
        may_write: bool,
        has_lines: bool = False,
        is_closed: bool = False,
    ) -> None:
        """Show the record's words; what was typed here and is not in it stays.

        Args:
            gist: The words.
            may_write: Whether the viewer keeps the record, and it is not frozen.
            has_lines: Whether the scribe wrote lines that may be corrected.
            is_closed: Whether the record is frozen.
        """
        if self._shown not in (None, gist) and not self._typed.is_own:
            self._growing.start()
        self._shown = gist
        self._typed.take(gist)
        is_own = self._typed.is_own
        self._fill()
        self.words.setText(gist)
        # Refused words can still be read and copied, once the record is frozen too.
        self.field.setVisible(may_write or is_own)
        self.field.setReadOnly(not may_write)
        self.correct.setVisible(may_write and has_lines)
        self.words.setVisible(not may_write)
        self.setVisible(may_write or is_own or bool(gist))
        if is_closed:
            self._growing.stop()
        if is_closed and is_own:
            # Here and not sent: the room would only say that it is too late.
            self._refuse(self._typed.value, closed_sentence())
        elif self.error.text() and not is_own:
            self._show_error("")

    def put_back(self, text: str, sentence: str) -> None:
        """Put refused words back, and say why; they stay in the field."""
        self._refuse(text.strip(), sentence)
        self._fill()

    def flush(self) -> None:
        """Send the words as typed."""
        self._pause.stop()
        self._longest.stop()
        text = self.field.toPlainText()
        if self._typed.is_unsent and len(text) <= MAX_GIST_CP:
            self.written.emit(text)

    def _fill(self) -> None:
        if self.field.toPlainText().strip() != self._typed.value:
            self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.field.show_text(self._typed.value)
            self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            self.field.fit()

    def _refuse(self, text: str, sentence: str) -> None:
        self._pause.stop()
        self._longest.stop()
        self._typed.refuse(text, sentence)
        # Once the record is frozen, too: the words can be read and copied.
        self.setVisible(True)
        self.field.setVisible(True)
        self._show_error(sentence)

    def _show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _on_field_text_changed(self) -> None:
        typed = self.field.toPlainText()
        self._typed.edit(typed.strip())
        if len(typed) > MAX_GIST_CP:
            words = self.tr("{0} characters; the most is {1}. Shorten it.")
            self._show_error(words.format(len(typed), MAX_GIST_CP))
            return
        self._show_error("")
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()


def closed_sentence() -> str:
    """Return what a writer is told whose words the close came before."""
    return QCoreApplication.translate(
        "GistSection",
        "The meeting was closed while you were writing. These words are not in the"
        " record as they stand here; copy them if you need them.",
    )
