"""Pictures: which the persona sends when asked, and which it speaks of because it may see them."""

from dataclasses import replace
from typing import Final

from app.contract.reply_parameters import Vision
from app.sandbox.draft import Draft
from app.sandbox.kinds import Kind
from app.sandbox.turn import Turn

_ENDS: Final = tuple(".!?;。！？…")


def share_picture(turn: Turn, draft: Draft) -> Draft:
    """Asked for a picture: one of `shareablePictures`, with its caption, where the model shares pictures."""
    if not turn.hears("picture"):
        return draft
    pictures = [picture for picture in turn.parameters.shareable_pictures or () if picture.url]
    if not pictures or not turn.sees:
        return draft.saying(turn.say(Kind.NO_PICTURE))
    picture = turn.dice.of("picture").choice(pictures)
    caption = (picture.caption or "").strip()
    if caption and not caption.endswith(_ENDS):
        caption += "." if turn.book.spaced else "。"
    return replace(draft.saying(caption or turn.say(Kind.SHARE_PICTURE)), picture_url=picture.url)


def speak_of_pictures(turn: Turn, draft: Draft) -> Draft:
    """`vision`: a word on the user's pictures and one on the persona's, of those that it may look at."""
    if not turn.sees:
        return draft
    vision = turn.parameters.vision or Vision()
    user, persona = turn.request.user_profile, turn.request.persona_profile
    sent = any(message.picture_urls for message in turn.fresh)
    if (vision.shared_pictures_analysis and sent) or (
        vision.user_profile_picture_analysis and user.main_picture_url
    ):
        draft = draft.saying(turn.say(Kind.VISION))
    if (vision.persona_profile_picture_analysis and persona.main_picture_url) or (
        vision.shareable_pictures_analysis and turn.parameters.shareable_pictures
    ):
        draft = draft.saying(turn.say(Kind.VISION_OWN))
    return draft
