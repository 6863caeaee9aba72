# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What came of the meeting, in a few words: typed by those who keep the record.

It is sent as it is typed; everybody else sees it grow.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.meeting.topics import MAX_GIST_CP
from meetingroom.ui.close.section import Section
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.growing_text import GrowingText
from meetingroom.ui.widget.label import make_label

PAUSE_MS = 300


class GistSection(Section):
    """A field for the recorders, words for everybody else.

    Signals:
        written: The words as they are now.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In a few words"), parent)
        self._known = ""
        """What the record has."""
        self._sent: str | None = None
        """What was sent and has not come back yet."""
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
        # Field and words stand below a body that stays empty.
        self._body.hide()
        self._column.addWidget(self.field)
        self._column.addWidget(self.words)
        self._column.addWidget(self.error)

        self.field.textChanged.connect(self._on_field_text_changed)
        self._pause.timeout.connect(self.flush)

    def show_gist(self, gist: str, *, may_write: bool, has_lines: bool = False) -> None:
        """Show the record's words; what is being typed stays.

        Args:
            gist: The words.
            may_write: Whether the viewer keeps the record, and it is not frozen.
            has_lines: Whether the scribe wrote lines that may be corrected.
        """
        is_typing = self._pause.isActive() or self._sent is not None
        if self._sent is not None and gist == self._sent.strip():
            self._sent = None
        self._known = gist
        if not is_typing and self.field.toPlainText().strip() != gist:
            self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.field.setPlainText(gist)
            self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            self.field.fit()
        self.words.setText(gist)
        self.field.setVisible(may_write)
        self.correct.setVisible(may_write and has_lines)
        self.words.setVisible(not may_write)
        self.setVisible(may_write or bool(gist))

    def show_error(self, sentence: str) -> None:
        """Say why the words were refused; they stay in the field."""
        self._sent = None
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def flush(self) -> None:
        """Send the words as typed."""
        self._pause.stop()
        text = self.field.toPlainText()
        if text.strip() != self._known and text != self._sent:
            self.error.hide()
            self._sent = text
            self.written.emit(text)

    def _on_field_text_changed(self) -> None:
        typed = self.field.toPlainText()
        if len(typed) > MAX_GIST_CP:
            words = self.tr("{0} characters; the most is {1}. Shorten it.")
            self.show_error(words.format(len(typed), MAX_GIST_CP))
            return
        self.error.hide()
        self._pause.start()
