# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The calm panel beside the start: the unfinished meeting, or samples to rehearse.

It reads nothing; samples and the unfinished meeting are given to it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from meetingroom.ui.theme.fonts import memo_font, small_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_12, SPACE_16, SPACE_24, TARGET_PX
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import ElidedLabel, make_label, small_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingroom.ui.home.view import Sample, Unfinished

SAMPLES_SHOWN = 4
_TITLE_PX = 20
_SAMPLES_PX = SAMPLES_SHOWN * (TARGET_PX + SPACE_4) - SPACE_4
"""Kept free until the samples are known, so that nothing moves when they come."""


class SampleRow(QWidget):
    """One sample: its title and the button that begins.

    Signals:
        chosen: The argument is the sample's path as it came.
    """

    chosen = Signal(object)

    def __init__(self, sample: "Sample", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample = sample
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(Glyph("file-text"))
        row.addWidget(ElidedLabel(sample.title, small_font()), 1)
        self.button = ActionButton(self.tr("Rehearse"), variant=Variant.LINK)
        self.button.setAccessibleName(self.tr("Rehearse: {0}").format(sample.title))
        row.addWidget(self.button)

        self.button.clicked.connect(self._on_button_clicked)

    def _on_button_clicked(self) -> None:
        self.chosen.emit(self._sample.path)


class SidePanel(QFrame):
    """What lies nearest beside starting anew.

    Signals:
        sample_chosen: A sample is to be rehearsed; the argument is its path.
        continue_requested: The unfinished meeting is to go on; its id.
        put_away_requested: The unfinished rehearsal is to be offered no longer; its id.
    """

    sample_chosen = Signal(object)
    continue_requested = Signal(str)
    put_away_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished: Unfinished | None = None
        self.setObjectName("sidePanel")
        self.setProperty("variant", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        row.setSpacing(SPACE_24)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        self.title = make_label("", memo_font(_TITLE_PX))
        self.about = make_label("", tone=Tone.MUTED)
        self.about.setWordWrap(True)
        self.resume = ActionButton(self.tr("Continue"), glyph="rotate-ccw")
        self.put_away = ActionButton(self.tr("Put it away"), variant=Variant.LINK)
        self.put_away.setAccessibleName(self.tr("Put the rehearsal away"))
        self.samples = QWidget()
        self.samples.setMinimumHeight(_SAMPLES_PX)
        self._sample_rows = QVBoxLayout(self.samples)
        self._sample_rows.setContentsMargins(0, 0, 0, 0)
        self._sample_rows.setSpacing(SPACE_4)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.samples)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_unfinished(None, "")

        self.resume.clicked.connect(self._on_resume_clicked)
        self.put_away.clicked.connect(self._on_put_away_clicked)

    @property
    def is_offering(self) -> bool:
        """Tell whether an unfinished meeting is offered."""
        return self._unfinished is not None

    @property
    def is_interrupted(self) -> bool:
        """Tell whether a real meeting waits to go on; practice can wait."""
        return self._unfinished is not None and not self._unfinished.is_rehearsal

    def show_unfinished(self, row: "Unfinished | None", sentence: str) -> None:
        """Offer a meeting that was interrupted, or else the samples."""
        self._unfinished = row
        self.resume.setVisible(row is not None)
        self.put_away.setVisible(row is not None and row.is_rehearsal)
        self.samples.setVisible(row is None)
        if row is None:
            self.title.setText(self.tr("Rehearse alone"))
            self.about.setText(
                self.tr("Four simulated colleagues read, write and decide with you.")
            )
            return
        meeting, practice = self.tr("An unfinished meeting"), self.tr("Your rehearsal")
        self.title.setText(practice if row.is_rehearsal else meeting)
        self.about.setText(sentence)
        if row.is_joined:
            self.resume.set_words(self.tr("Join again"), "log-in")
            name = self.tr("Join again: {0}").format(row.title)
        else:
            self.resume.set_words(self.tr("Continue"), "rotate-ccw")
            name = self.tr("Continue {0}").format(row.title)
        self.resume.setAccessibleName(name)

    def show_samples(self, samples: "Sequence[Sample]") -> None:
        """List the memos to rehearse with."""
        self.samples.setMinimumHeight(0)
        while (item := self._sample_rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for sample in samples[:SAMPLES_SHOWN]:
            row = SampleRow(sample, self.samples)
            row.chosen.connect(self.sample_chosen)
            self._sample_rows.addWidget(row)
        if not samples:
            self._sample_rows.addWidget(
                small_label(self.tr("No sample came with this installation."))
            )

    def sample_buttons(self) -> list[QPushButton]:
        """Return the buttons of the samples in their order."""
        rows = self.samples.findChildren(SampleRow)
        return [row.button for row in rows if not row.isHidden()]

    def _on_resume_clicked(self) -> None:
        if self._unfinished is not None:
            self.continue_requested.emit(self._unfinished.id)

    def _on_put_away_clicked(self) -> None:
        if self._unfinished is not None:
            self.put_away_requested.emit(self._unfinished.id)
