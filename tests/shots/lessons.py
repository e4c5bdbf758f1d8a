"""Scenes of the lesson column: the course, a lesson step by step, a question, a mistake, the end."""

from tests.shots.driver import Driver


def course(driver: Driver) -> None:
    driver.until(lambda: hasattr(driver.context, "lessons"), "the lessons")
    driver.until(lambda: _store(driver).pack is not None, "the course")
    driver.shoot("50-course")


def lesson(driver: Driver) -> None:
    driver.app.panels.pipeline.set_mode("live")
    actions = driver.context.lessons
    actions.begin("data.index")
    _settled(driver)
    driver.shoot("51-lesson-begun")
    _through(driver, "slow")
    actions.go("predict")
    _settled(driver)
    driver.shoot("52-lesson-question")
    actions.answer("guess", "c")
    _settled(driver)
    actions.go("index-on")
    _settled(driver)
    driver.command("request.send")
    driver.pause(1500)
    driver.shoot("53-lesson-not-met")
    _through(driver, "index-on")
    driver.shoot("54-lesson-met")
    _through(driver, "sort")
    actions.go("price")
    _settled(driver)
    actions.answer("price", "a")
    _settled(driver)
    driver.shoot("55-lesson-quiz")
    actions.answer("price", "b")
    _settled(driver)
    driver.shoot("56-lesson-finished")


def _through(driver: Driver, step: str) -> None:
    """Go to a step and let the lesson do it."""
    driver.context.lessons.go(step)
    _settled(driver)
    driver.context.lessons.show_me()
    driver.pause(300)
    driver.until(lambda: _store(driver).idle and _store(driver).session.solution_open, f"step {step}")
    driver.pause(600)


def _settled(driver: Driver) -> None:
    driver.pause(200)
    driver.until(lambda: _store(driver).idle, "the lesson")


def _store(driver: Driver):  # type: ignore[no-untyped-def]
    return driver.context.lessons._store.snapshot
