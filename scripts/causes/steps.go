package main

import (
	"fmt"
	"slices"
	"strings"

	"signin-diagnosis/handler/telling"
)

const stepsHead = `# What each step presumes

Written by ` + "`go generate ./...`" + `; do not edit. A step that the evidence of the row contradicts is not advised: what stands under it is said instead, or nothing.
What the evidence does not say contradicts no step. Where every step of a cause is impossible, the answer says whom to ask.

| evidence | read from | contradicts the presumption |
| --- | --- | --- |
| the device's system | ` + "`deviceDetail.operatingSystem`" + ` | another system |
| an app of its own | ` + "`clientAppUsed`" + ` is “Mobile Apps and Desktop clients” | a browser |
| a client without a page | an old protocol in ` + "`clientAppUsed`" + `, the password grant, an app's own server, an agent | a client that shows a page to a person |
| a passkey, certificate, pass or Windows Hello was used | the steps of ` + "`authenticationDetails`" + ` | a password as the first factor |
| a device that is registered, or joined without the company's domain | ` + "`deviceDetail.trustType`" + ` | a device that is hybrid joined |

`

// stepLine is a step in a list: one that stands in for another is a level deeper.
func stepLine(s telling.RuleStep) string {
	line := fmt.Sprintf("- `%s`: %s", s.Who, s.Text)
	if s.Instead {
		line = fmt.Sprintf("  - otherwise `%s`: %s", s.Who, s.Text)
	}
	if s.Presumes != "" {
		line += " *(presumes " + s.Presumes + ")*"
	}
	return line + "\n"
}

// stepsPage lists each step that presumes something once, with those that stand in for
// it and the rules that advise it.
func stepsPage(rules []telling.RuleDoc) string {
	advised := map[string][]string{}
	var order []string
	for _, r := range rules {
		for _, block := range blocks(r.Steps) {
			if _, met := advised[block]; !met {
				order = append(order, block)
			}
			if name := "`" + r.Code + "`"; !slices.Contains(advised[block], name) {
				advised[block] = append(advised[block], name)
			}
		}
	}
	slices.Sort(order)
	var out strings.Builder
	out.WriteString(stepsHead)
	for _, block := range order {
		fmt.Fprintf(&out, "%s  - advised by %s\n", block, strings.Join(advised[block], ", "))
	}
	return out.String()
}

// blocks are the steps that presume something, each with those that stand in for it.
func blocks(steps []telling.RuleStep) []string {
	var all []string
	for i := 0; i < len(steps); {
		block, presumes := stepLine(steps[i]), steps[i].Presumes != ""
		for i++; i < len(steps) && steps[i].Instead; i++ {
			block += stepLine(steps[i])
		}
		if presumes {
			all = append(all, block)
		}
	}
	return all
}
