"""What the learner can ask for anywhere in the lesson panel, in one place: blocks come and go, this stays."""

from PySide6.QtCore import QObject, Signal


class Gestures(QObject):
    """Carries wishes from the widgets of a lesson to its actions.

    Signals:
        begin_requested: Open a lesson; carries its id.
        following_requested: Open the lesson after this one.
        choose_requested: Show the list of lessons (True) or the open lesson (False).
        step_requested: Turn to a step; carries its id.
        forward_requested: On to the next step.
        back_requested: To the step before.
        verb_requested: Send, run or switch what the step offers; carries a ``Verb``.
        answer_requested: Answer a question; carries its name and the choice or words.
        hint_requested: Show one more hint.
        check_requested: Judge the step now.
        record_requested: Record requests again: without that nothing can be checked.
        show_requested: Perform the solution.
        reset_requested: Begin anew; carries 'step', 'lesson' or 'all'.
        undo_requested: Take the last reset back.
        play_requested: Play freely (True), or come back to the lesson (False).
    """

    begin_requested = Signal(str)
    following_requested = Signal()
    choose_requested = Signal(bool)
    step_requested = Signal(str)
    forward_requested = Signal()
    back_requested = Signal()
    verb_requested = Signal(object)
    answer_requested = Signal(str, str)
    hint_requested = Signal()
    check_requested = Signal()
    record_requested = Signal()
    show_requested = Signal()
    reset_requested = Signal(str)
    undo_requested = Signal()
    play_requested = Signal(bool)
