"""What is drawn: states of the real window, reached as a tester reaches them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from app.shipped import presets_folder
from app.ui.console import Console, build
from app.workspace.paths import Places

SIZES = ((1680, 1020), (1200, 760))
THEMES = ("light", "dark")

Prepare = Callable[[Console], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """One picture: its name, and how the window gets there from a fresh start."""

    name: str
    prepare: Prepare


async def answered(console: Console) -> None:
    """The ready scenario, sent to the sandbox and answered; then a hint, a problem and a message begun."""
    await send(console)
    console.bench.set("/replyParameters/vision", {"sharedPicturesAnalysis": True}, "Shared pictures")
    console.bench.set("/replyParameters/maxProcessingTimeSeconds", "120", "Max processing time")
    console.window.chat.composer.edit.setPlainText("Et demain matin, un café ?")


async def refused(console: Console) -> None:
    """A request that breaks the contract, sent on purpose."""
    console.bench.set("/replyParameters/maxProcessingTimeSeconds", "120", "Max processing time")
    await send(console)


async def send(console: Console) -> None:
    """Send as Ctrl+Enter does, and wait until the call has ended."""
    ended = asyncio.get_running_loop().create_future()
    console.bench.finished.connect(lambda exchange: ended.done() or ended.set_result(exchange))
    console.messages.said.connect(lambda said: ended.done() or ended.set_exception(RuntimeError(said.text)))
    console.commands.run("send")
    await asyncio.wait_for(ended, 30)


def tab(title: str) -> Prepare:
    """The scenario with every field set, one editor in front."""

    async def prepare(console: Console) -> None:
        console.actions.load_file(presets_folder() / "scenarios" / "every-field-set.json")
        console.window.editors.show_tab(title)

    return prepare


def scenario(name: str) -> Prepare:
    """A shipped scenario, sent and answered."""

    async def prepare(console: Console) -> None:
        console.actions.load_file(presets_folder() / "scenarios" / f"{name}.json")
        await send(console)

    return prepare


async def failed(console: Console) -> None:
    """A service that is not reached: the failure in words."""
    console.environments.choose("DumGum")
    await send(console)
    console.bench.set("/personaProfile/birthdate", "2012-05-01", "Birthdate")
    console.environments.choose("Sandbox")
    await send(console)


def inspector_tab(place: int) -> Prepare:
    """The answered scenario with one of the inspector's tabs in front."""

    async def prepare(console: Console) -> None:
        await answered(console)
        console.window.inspector.tabs.setCurrentIndex(place)

    return prepare


async def empty(console: Console) -> None:
    """An empty request: nothing is set."""
    console.bench.document.load({}, "New scenario")


async def palette(console: Console) -> None:
    """The palette over the bench."""
    # The offscreen platform closes the first popup that takes the focus; on X11 it stays.
    console.commands.run("palette")
    await asyncio.sleep(0.1)
    console.commands.run("palette")


async def settings(console: Console) -> None:
    """The settings room, as Ctrl+comma opens it."""
    console.commands.run("room.settings")


async def environment(console: Console) -> None:
    """A copy of the production environment whose address is wrong and whose certificate is not checked."""
    console.commands.run("room.settings")
    console.environments.choose("DumGum")
    room = console.settings
    room.show_environment(0)
    room.page.duplicate.click()
    changes = {"base_url": "staging.example.org", "verify": False, "production": False, "colour": "blue"}
    for field, value in changes.items():
        room.page.form.edited.emit(field, value)
    console.environments.choose("DumGum copy")
    room.page.connection.button.click()


async def production(console: Console) -> None:
    """The production environment chosen: the top bar's mark."""
    console.environments.choose("DumGum")
    console.commands.run("room.settings")
    console.settings.show_environment(0)


SCENES: Sequence[Scene] = (
    Scene("bench", answered),
    *(Scene(f"editor-{name.lower()}", tab(name)) for name in ("User", "Persona", "Reply", "Request", "JSON")),
    Scene("chat-hebrew", scenario("hebrew-after-the-night-shift")),
    Scene("chat-japanese", scenario("japanese-no-emojis")),
    Scene("chat-failures", failed),
    Scene("chat-refused", refused),
    *(
        Scene(f"inspector-{name}", inspector_tab(place))
        for place, name in enumerate(("answer", "request", "response", "curl"))
    ),
    Scene("empty", empty),
    Scene("palette", palette),
    Scene("settings", settings),
    Scene("environment", environment),
    Scene("environment-production", production),
)


async def draw(application: QApplication, scenes: Sequence[Scene], home: Path, outdir: Path) -> None:
    """Draw every scene in both themes and sizes, each from a window of its own."""
    for scene in scenes:
        for theme in THEMES:
            console = build(application, Places.below(home / f"{scene.name}-{theme}"))
            console.themes.choose(theme)
            console.show()
            await scene.prepare(console)
            for width, height in SIZES:
                console.window.resize(width, height)
                for _ in range(10):
                    await asyncio.sleep(0.03)
                picture = grab(application, console)
                picture.save(str(outdir / f"{scene.name}-{theme}-{width}.png"))
            await console.close()


def grab(application: QApplication, console: Console) -> QPixmap:
    """The window as it is painted, with a popup over it where one is open."""
    picture = console.window.grab()
    popup = application.activePopupWidget()
    if popup is not None:
        place = popup.pos() - console.window.pos()
        popup.render(picture, place)
    return picture
