package timeline

import (
	"slices"
	"strings"
	"time"
)

// modernClients are the values of clientAppUsed that can do MFA; every other one
// is an old protocol
// (https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication).
var modernClients = []string{"browser", "mobile apps and desktop clients"}

// UsesLegacyClient reports a client that cannot do MFA.
func (e *Event) UsesLegacyClient() bool {
	client := strings.ToLower(e.ClientAppUsed)
	return client != "" && !slices.Contains(modernClients, client)
}

// wrongPassword are the codes of a password that was sent and is wrong.
var wrongPassword = []int{50126, 50064}

// SentByMachine reports that one client sends the same again and again, without a person
// before it or with the regularity of a machine.
func (h *Habits) SentByMachine(e *Event) bool {
	return len(h.Same(e)) >= FewestBeats && (withoutPerson(e) || h.Rhythm(e) > 0)
}

func withoutPerson(e *Event) bool {
	return !e.Interactive || e.UsesLegacyClient() || e.UsesPasswordGrant()
}

// readMachines lists the wrong passwords that machines sent, oldest first.
func (h *Habits) readMachines() {
	for key, rows := range h.series {
		if len(rows) < FewestBeats || !slices.Contains(wrongPassword, key.code) {
			continue
		}
		beats := h.rhythms[key] > 0
		for _, e := range rows {
			if (beats || withoutPerson(e)) && !h.Attack.Of[e] {
				h.machines = append(h.machines, e)
			}
		}
	}
	slices.SortFunc(h.machines, compareEvents)
}

// lockReach is how long before a lockout a wrong password may lie that has to do with it.
//
//guard:lock-reach = 240 * time.Hour
const lockReach = 24 * time.Hour

// Machine is the last wrong password that a machine sent before the row, or with it, and
// not long before; or nil.
func (h *Habits) Machine(e *Event) *Event {
	if h == nil {
		return nil
	}
	i, _ := slices.BinarySearchFunc(h.machines, e.Index+1, atIndex)
	if i == 0 || e.CreatedAt.Sub(h.machines[i-1].CreatedAt) > lockReach {
		return nil
	}
	return h.machines[i-1]
}
