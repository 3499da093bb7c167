package rule

const (
	ControlCompliant = "RequireCompliantDevice"
	ControlHybrid    = "RequireDomainJoinedDevice"
)
