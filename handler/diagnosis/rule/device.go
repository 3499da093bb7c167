package rule

// The grant controls that only a device can meet, in the words of the log.
const (
	ControlCompliant = "RequireCompliantDevice"
	ControlHybrid    = "RequireDomainJoinedDevice"
)
