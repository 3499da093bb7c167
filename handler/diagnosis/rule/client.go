package rule

// LegacyClient reports a client that cannot do MFA.
func LegacyClient(s *Subject) bool { return s.UsesLegacyClient() }
