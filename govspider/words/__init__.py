"""Wrong and sensitive words (错敏字): dictionaries, rules, phrases, spelling by context, evidence of a whole city."""
