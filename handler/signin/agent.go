package signin

import "strings"

// Agent says whether an AI agent is at work in the row
// (https://learn.microsoft.com/graph/api/resources/agentic-agentsignin).
type Agent struct {
	Type string `json:"agentType"`
}

// The kinds of agents that the judging tells apart. A row without an agent is
// notAgentic, or says nothing.
const (
	AgentNone = "notAgentic"
	AgentUser = "agentIDuser" // the account is an agent's own
)

// OfAgent reports that the row names an agent.
func (s *SignIn) OfAgent() bool {
	return s.Agent.Type != "" && !strings.EqualFold(s.Agent.Type, AgentNone) && !strings.EqualFold(s.Agent.Type, "unknownFutureValue")
}
