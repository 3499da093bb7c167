package diagnosis_test

import (
	"regexp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var otherSystem = property{
	name: "system",
	says: "a story on another system names no other than that one in our own sentences and commands",
	try: func(t *trial) {
		if !t.anySystem() {
			return
		}
		for system, written := range systemsWritten {
			rows := slices.Clone(t.evidence.SignIns)
			for i := range rows {
				rows[i].Device.OperatingSystem = written
			}
			result := t.ask(withRows(t.evidence, rows), t.complaint)
			t.compare(string(system), namesAnotherSystem(result, system)...)
		}
	},
	fault: "the system is not read",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		rows := slices.Clone(evidence.SignIns)
		for i := range rows {
			rows[i].Device.OperatingSystem = ""
		}
		return theEngine(withRows(evidence, rows), c, l)
	},
}

// systemsWritten are the systems as the log writes them.
var systemsWritten = map[rule.System]string{
	rule.Windows: "Windows10", rule.MacOS: "MacOs", rule.IOS: "Ios 26.1", rule.Android: "Android 16", rule.Linux: "Linux",
}

// anySystem reports a story that may happen on every system: no row names one, and no
// device is joined to a directory, which only Windows is.
func (t *trial) anySystem() bool {
	return len(t.evidence.SignIns) > 0 && !slices.ContainsFunc(t.evidence.SignIns, func(row signin.SignIn) bool {
		return row.Device.OperatingSystem != "" || strings.Contains(row.Device.TrustType, "joined")
	})
}

var quotedWords = regexp.MustCompile(`“[^”]*”|integrated Windows authentication`)

// namesAnotherSystem lists the sentences and commands of causes that name a system, and
// not the one that it is. Quoted words are not ours, and a protocol keeps its name.
func namesAnotherSystem(result answer.Diagnosis, is rule.System) []string {
	var wrong []string
	for _, c := range result.Causes {
		if slices.Contains(ofOneSystem, rule.Code(c.Code)) {
			continue
		}
		said := []string{c.Title, c.Explanation, string(c.AdminExplanation)}
		for _, s := range c.Remediation {
			said = append(said, s.Step, string(s.Command))
		}
		for _, text := range said {
			if text = quotedWords.ReplaceAllString(text, ""); !namesOnly(text, is) {
				wrong = append(wrong, c.Code+": "+text)
			}
		}
	}
	return wrong
}

// namesOnly reports a text that names the system, or none.
func namesOnly(text string, is rule.System) bool {
	if systemsNamed[is].MatchString(text) {
		return true
	}
	for _, words := range systemsNamed {
		if words.MatchString(text) {
			return false
		}
	}
	return true
}
