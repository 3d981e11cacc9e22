"""Pure text: normalise, segment, match dictionaries, recognise personal data (纯文本工具)."""
