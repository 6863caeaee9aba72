# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The page a browser shows for an invitation: the same for each code, without scripts.

Nothing here is made for one request; what stands after “#” never reaches the host.
"""

from typing import Final

INVITATION_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Invitation to a room</title>
<h1>Open this invitation with Meetingroom</h1>
<p>This address is an invitation to read and talk about a document together. It opens
in the Meetingroom program, not in a browser.</p>
<ol>
<li>Copy the whole address from the top of this window, to its very end.</li>
<li>Start Meetingroom, choose “Join a meeting” and paste it there.</li>
</ol>
<p>Nothing about the meeting is on this page.</p>
</html>
"""
