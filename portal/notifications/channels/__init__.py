"""One module a channel. Each has `sending()`, a context that gives a function which delivers one notice.

The function raises when the notice did not get through, and may be called again for the same notice:
each channel hands the notice's key along, so that whoever receives it twice can tell.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from portal.notifications.channels import email, in_app
from portal.notifications.models import Delivery, Notice

Send = Callable[[Notice], None]
Channel = Callable[[], AbstractContextManager[Send]]

CHANNELS: dict[str, Channel] = {
    Delivery.Channel.EMAIL: email.sending,
    Delivery.Channel.IN_APP: in_app.sending,
}
