package render

import (
	"signin-diagnosis/handler/answer"
)

func (c *cardWriter) cause(cause *answer.Cause) element {
	l := c.language
	return group([]element{
		heading(c.text(cause.Title)), paragraph(c.text(cause.Explanation)),
		paragraph("**" + doesRefreshHelp.In(l) + "** " + yesNo(l, cause.RefreshHelps)),
	})
}

// evidence returns what an administrator checks: the facts of the newest row, and
// what they mean.
func (c *cardWriter) evidence(cause *answer.Cause) element {
	items := []element{c.factSet(cause)}
	if c.admin && cause.AdminExplanation != "" {
		items = append(items, paragraph("**"+forAdministrator.In(c.language)+":** "+c.text(string(cause.AdminExplanation))))
	}
	if items = present(items); len(items) == 0 {
		return nil
	}
	return group(append([]element{heading(evidenceTitle.In(c.language))}, items...))
}

func (c *cardWriter) factSet(cause *answer.Cause) element {
	var set []element
	for _, f := range facts(c.language, cause) {
		value := c.text(f.value)
		if !f.at.IsZero() {
			value = readersZone(c.language, f.at)
		}
		if len(set) < c.facts && f.label != labelReason { // the explanation says it better
			set = append(set, element{"title": f.label.In(c.language), "value": value})
		}
	}
	if set == nil {
		return nil
	}
	return element{"type": "FactSet", "facts": set}
}

// roleSteps returns the steps of a cause by the role that takes them, each role with
// its links.
func (c *cardWriter) roleSteps(cause *answer.Cause) element {
	steps := cause.Remediation[:min(len(cause.Remediation), c.steps)]
	if len(steps) == 0 {
		return nil
	}
	items := []element{heading(stepsTitle(c.language, cause))}
	for _, duty := range stepsByRole(steps) {
		items = append(items, element{"type": "TextBlock", "text": c.text(RoleName(c.language, duty.who)), "weight": "Bolder", "color": "Accent", "wrap": true})
		for _, s := range duty.steps {
			items = append(items, c.step(s)...)
		}
		items = append(items, linkSet(duty.steps))
	}
	return group(items)
}

func (c *cardWriter) step(s answer.Step) []element {
	out := []element{paragraph(c.text(s.Step))}
	if command := small(c.text(string(s.Command))); c.commands && command != nil {
		command["fontType"] = "Monospace"
		out = append(out, command)
	}
	return out
}

// more holds the further causes, hidden until somebody asks for them.
func (c *cardWriter) more(d *answer.Diagnosis) element {
	var items []element
	for i := 1; i < min(len(d.Causes), 1+c.causes); i++ {
		cause := &d.Causes[i]
		items = append(items, heading(c.text(cause.Title)), small(c.text(standing(c.language, cause))), paragraph(c.text(cause.Explanation)))
		if c.moreSteps {
			items = append(items, c.roleSteps(cause))
		}
	}
	if items == nil {
		return nil
	}
	hidden := group(items)
	hidden["id"], hidden["isVisible"] = moreID, false
	return hidden
}
