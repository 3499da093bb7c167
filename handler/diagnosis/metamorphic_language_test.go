package diagnosis_test

import (
	"encoding/json"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var language = property{
	name: "language",
	says: "the language changes sentences alone",
	try: func(t *trial) {
		english, korean := t.plain(), t.engine(t.evidence, t.complaint, wording.Korean)
		t.compare("korean", otherText(withoutSentences(english), withoutSentences(korean)))
	},
	fault: "a step is told in English alone",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		result := theEngine(evidence, c, l)
		for i := range result.Causes {
			if l == wording.English {
				result.Causes[i].Remediation = slices.Concat(result.Causes[i].Remediation, []answer.Step{{Who: answer.WhoUser}})
			}
		}
		return result
	},
}

// sentenceKeys hold sentences of ours.
var sentenceKeys = strings.Fields("summary title explanation adminExplanation step message fix text")

// withoutSentences is the answer with a mark in the place of each sentence.
func withoutSentences(result answer.Diagnosis) string {
	var tree any
	if err := json.Unmarshal([]byte(wireOf(result)), &tree); err != nil {
		panic(err)
	}
	blank(tree)
	data, err := json.Marshal(tree)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func blank(tree any) {
	switch node := tree.(type) {
	case []any:
		for _, part := range node {
			blank(part)
		}
	case map[string]any:
		for key, part := range node {
			if text, ok := part.(string); ok && text != "" && slices.Contains(sentenceKeys, key) {
				node[key] = "…"
			}
			blank(part)
		}
	}
}
