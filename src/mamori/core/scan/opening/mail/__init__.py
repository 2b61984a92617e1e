"""Mail, in single files, in mailboxes, and as Outlook saves it."""
